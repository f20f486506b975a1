"""Socket Mode: up to ten connections, envelopes and their acknowledgements."""

import asyncio
import json
import uuid
from collections.abc import Callable

from aiohttp import WSMsgType, web

from tests.wire.slack.deeds import COMMAND, EVENT, INTERACTIVE, Deed
from tests.wire.slack.errors import Json
from tests.wire.slack.world import APP_ID

MOST = 10


class Connection:
    """One WebSocket. A deaf one stays open and answers pings, and that is all."""

    def __init__(self, request: web.Request, deaf: bool) -> None:
        self.socket = web.WebSocketResponse()
        self.deaf = deaf
        self._request = request
        self._queue: asyncio.Queue[str] = asyncio.Queue()

    def send(self, message: Json) -> None:
        """It is on its way; Slack never learns more. Nothing leaves a deaf connection."""
        if not self.deaf:
            self._queue.put_nowait(json.dumps(message))

    async def write(self) -> None:
        while not self.socket.closed:
            await self.socket.send_str(await self._queue.get())

    def cut(self) -> None:
        if self._request.transport:
            self._request.transport.abort()


class Sockets:
    def __init__(self) -> None:
        self.url = ""
        self.connections: list[Connection] = []
        # Times that a connection was made.
        self.connects = 0
        self.most = MOST
        # So many connections are turned away, each for the price of its address.
        self.refusals = 0
        self.changed: Callable[[], None] = lambda: None
        self.acknowledge: Callable[[str, Json], None] = lambda envelope, body: None
        self._deaf_from_now = False
        self._tickets: set[str] = set()
        self._turn = 0

    @property
    def connected(self) -> int:
        return len(self.connections)

    def ticket(self) -> str:
        """The address of one connection, good for one use."""
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return f"{self.url}?ticket={ticket}&app_id={APP_ID}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=404)
        self._tickets.remove(ticket)
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503)
        connection = Connection(request, self._deaf_from_now)
        await connection.socket.prepare(request)
        if self.connected >= self.most:
            await connection.socket.send_json(_disconnect("too_many_websockets"))
            await connection.socket.close()
        else:
            await self._attend(connection)
        return connection.socket

    async def _attend(self, connection: Connection) -> None:
        self.connections.append(connection)
        self.connects += 1
        connection.send(_hello(self.connected))
        writing = asyncio.create_task(connection.write())
        self.changed()
        try:
            async for message in connection.socket:
                if message.type is WSMsgType.TEXT:
                    self._received(json.loads(message.data))
        finally:
            writing.cancel()
            self.connections.remove(connection)
            self.changed()

    def send(self, deed: Deed, retry: int = 0, reason: str = "") -> None:
        """Through one of the connections, in turn; lost if there is none or it is deaf."""
        deed.delivered()
        connection = self._next()
        if connection is None or connection.deaf:
            deed.lost += 1
            deed.watch.changed()
            return
        connection.send(_envelope(deed, retry, reason))

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to be made anew; "warning" and "link_disabled" are others."""
        for connection in self.connections:
            connection.send(_disconnect(reason))

    async def close(self) -> None:
        """Close every connection properly."""
        for connection in [*self.connections]:
            await connection.socket.close()

    def cut(self) -> None:
        """Break every connection without a word."""
        for connection in [*self.connections]:
            connection.cut()

    def deafen(self, *, new: bool = False) -> None:
        """Send nothing through the connections there are; with `new`, nor through new ones."""
        self._deaf_from_now = new
        for connection in self.connections:
            connection.deaf = True

    def hear(self) -> None:
        """Deaf connections work again."""
        self._deaf_from_now = False
        for connection in self.connections:
            connection.deaf = False

    def _next(self) -> Connection | None:
        open = [one for one in self.connections if not one.socket.closed]
        self._turn += 1
        return open[self._turn % len(open)] if open else None

    def _received(self, message: Json) -> None:
        if "envelope_id" in message:
            self.acknowledge(message["envelope_id"], message.get("payload") or {})
        self.changed()


def _hello(connections: int) -> Json:
    return {
        "type": "hello",
        "num_connections": connections,
        "debug_info": {
            "host": "applink-1",
            "build_number": 1,
            "approximate_connection_time": 18060,
        },
        "connection_info": {"app_id": APP_ID},
    }


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}


def _envelope(deed: Deed, retry: int, reason: str) -> Json:
    envelope: Json = {
        "envelope_id": deed.envelope_id,
        "type": deed.kind,
        "payload": deed.payload,
        "accepts_response_payload": deed.kind in (COMMAND, INTERACTIVE),
    }
    tries = {"retry_attempt": retry, "retry_reason": reason}
    return envelope | (tries if deed.kind == EVENT or retry else {})
