"""What Discord refuses, in its own numbers and words."""

from typing import Any

Json = dict[str, Any]

WORDS = {
    0: "404: Not Found",
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10007: "Unknown Member",
    10008: "Unknown Message",
    10013: "Unknown User",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    10063: "Unknown application command",
    40060: "Interaction has already been acknowledged.",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50027: "Invalid Webhook Token",
    50035: "Invalid Form Body",
    50109: "The request body contains invalid JSON.",
    160004: "A thread has already been created for this message",
}


class Refused(Exception):
    """A request that Discord answers with an error."""

    def __init__(self, status: int, code: int, fields: Json | None = None) -> None:
        super().__init__(f"{status} {code} {WORDS.get(code, '')}")
        self.status = status
        self.code = code
        self.fields = fields

    @property
    def body(self) -> Json:
        body: Json = {"message": WORDS.get(self.code, "Error"), "code": self.code}
        return body | ({"errors": self.fields} if self.fields else {})


def form_error(field: str, code: str, message: str) -> Refused:
    """Error 50035 on one field, nested the way Discord nests it."""
    return Refused(400, 50035, {field: {"_errors": [{"code": code, "message": message}]}})


def gone_wrong(status: int) -> Json:
    """The body of an error that names no cause of its own."""
    words = {401: "401: Unauthorized", 404: "404: Not Found", 500: "500: Internal Server Error"}
    more = {502: "502: Bad Gateway", 503: "503: Service Unavailable", 504: "504: Gateway Timeout"}
    return {"message": (words | more).get(status, f"{status}: Error"), "code": 0}
