"""What Slack refuses, in its own words."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """A request that Slack answers with `ok: false`, and with HTTP 200 unless told otherwise."""

    def __init__(self, error: str, status: int = 200, **facts: Any) -> None:
        super().__init__(f"{error} {facts or ''}")
        self.error = error
        self.status = status
        self.facts = facts

    @property
    def body(self) -> Json:
        return {"ok": False, "error": self.error, **self.facts}


def missing_scope(needed: str, provided: set[str]) -> Refused:
    return Refused("missing_scope", needed=needed, provided=",".join(sorted(provided)))


def invalid(error: str, problems: list[str]) -> Refused:
    """`invalid_blocks` or `invalid_arguments`, with what is wrong where."""
    return Refused(error, response_metadata={"messages": problems})


def gone_wrong(status: int) -> Json:
    """The body of an error that names no cause of its own."""
    words = {500: "internal_error", 502: "bad_gateway", 503: "service_unavailable"}
    return {"ok": False, "error": words.get(status, "fatal_error")}
