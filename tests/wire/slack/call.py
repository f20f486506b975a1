"""One request to the Web API, decoded, and what every group of methods is made of."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.wire.slack.errors import Json, Refused, missing_scope
from tests.wire.slack.world import Workspace

OBJECTS = ("blocks", "view", "metadata", "attachments", "files", "unfurls", "event_payload")
TRUE = (True, "true", "True", "1", 1)


@dataclass
class Call:
    method: str
    args: Json
    token: str
    place: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        assert self.place
        return self.place

    @property
    def channel(self) -> str:
        return str(self.args.get("channel") or self.args.get("channel_id") or "")

    def needs(self, *scopes: str) -> None:
        """Raises Refused if the token has none of these scopes."""
        if not self.workspace.scopes.intersection(scopes):
            raise missing_scope(scopes[0], self.workspace.scopes)

    def text(self, name: str) -> str:
        """An argument that must be there. Raises Refused."""
        if not self.args.get(name):
            raise Refused("invalid_arguments", response_metadata={"messages": [f"no {name}"]})
        return str(self.args[name])

    def flag(self, name: str, default: bool = False) -> bool:
        return self.args.get(name, default) in TRUE

    def number(self, name: str, default: int, most: int) -> int:
        return max(1, min(most, int(self.args.get(name) or default)))


Method = Callable[[Call], Awaitable[Json]]


async def read(request: web.Request) -> Call:
    """Arguments from wherever they stand: the address, a form, or JSON."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        text = await request.text()
        args |= json.loads(text) if text else {}
    elif request.can_read_body:
        args |= dict((await request.post()).items())
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token if scheme == "Bearer" else str(args.get("token", ""))
    args.pop("token", None)
    method = request.path.rpartition("/")[2]
    return Call(method, {name: _decoded(name, value) for name, value in args.items()}, token)


def _decoded(name: str, value: Any) -> Any:
    if name not in OBJECTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except json.JSONDecodeError:
        return value


def paged(rows: list[Any], call: Call, most: int = 1000) -> tuple[list[Any], Json]:
    """The page that `cursor` names, and the response_metadata that leads to the next."""
    cursor = str(call.args.get("cursor") or "")
    start = int(cursor.removeprefix("next:") or 0)
    end = start + call.number("limit", 100, most)
    following = f"next:{end}" if end < len(rows) else ""
    return rows[start:end], {"next_cursor": following}
