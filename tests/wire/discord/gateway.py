"""The gateway: sessions outlive their connections, so that nothing sent is lost on a resume."""

import asyncio
import json
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from tests.wire.discord import payloads
from tests.wire.discord.errors import Json
from tests.wire.discord.world import APPLICATION_ID, Channel, Guild, World

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
KEPT = 20_000


class Line:
    """One websocket, compressed as the client asked for."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self._transport = request.transport
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        asked = request.query.get("compress")
        # A client that asked for another compression also reads plain text.
        self._zlib = zlib.compressobj(1) if asked == "zlib-stream" else None

    def send(self, payload: Json) -> None:
        """Queued rather than awaited: whoever causes an event does not wait for the client."""
        self._queue.put_nowait(json.dumps(payload))

    async def write(self) -> None:
        while True:
            text = await self._queue.get()
            try:
                await self._write(text)
            except (ConnectionError, RuntimeError):
                return

    async def _write(self, text: str) -> None:
        if self._zlib is None:
            await self.socket.send_str(text)
        else:
            data = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(data)

    def cut(self) -> None:
        if self._transport:
            self._transport.abort()


@dataclass
class Session:
    id: str
    intents: int
    shard: tuple[int, int]
    seq: int = 0
    line: Line | None = None
    sent: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT))

    @property
    def connected(self) -> bool:
        return self.line is not None

    def dispatch(self, event: str, data: Json) -> None:
        self.seq += 1
        payload = {"op": 0, "s": self.seq, "t": event, "d": data}
        self.sent.append(payload)
        if self.line:
            self.line.send(payload)

    def missed(self, seq: int) -> list[Json] | None:
        """What came after `seq`, or None if that is no longer known."""
        if seq > self.seq or (self.sent and seq < self.sent[0]["s"] - 1):
            return None
        return [payload for payload in self.sent if payload["s"] > seq]


class Gateway:
    def __init__(self, world: World, token: str) -> None:
        self.sessions: dict[str, Session] = {}
        self.identifies: list[Json] = []
        self.resumes = 0
        self.heartbeats = 0
        self.heartbeat_ms = 41_250
        self.acknowledges = True
        self.changed: Callable[[], None] = lambda: None
        # Set by the server, which alone knows its port.
        self.url = ""
        self._open = asyncio.Event()
        self._open.set()
        self._world = world
        self.token = token

    @property
    def connected(self) -> list[Session]:
        return [session for session in self.sessions.values() if session.connected]

    def cut(self) -> None:
        """Cut every TCP connection; the sessions can be resumed."""
        for line in self._lines():
            line.cut()

    def hold(self) -> None:
        """Cut every connection and let nobody back in until `release`; they wait at the door."""
        self._open.clear()
        self.cut()

    def release(self) -> None:
        self._open.set()

    def reconnect(self) -> None:
        """Op 7: ask every client to come back and resume."""
        for line in self._lines():
            line.send({"op": 7, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9. What is not resumable is forgotten."""
        for session in self.connected:
            assert session.line
            session.line.send({"op": 9, "d": resumable})
            if not resumable:
                del self.sessions[session.id]

    def forget(self) -> None:
        """Cut every connection and forget the sessions, so that the next resume is refused."""
        self.cut()
        self.sessions.clear()

    def _lines(self) -> list[Line]:
        return [session.line for session in self.connected if session.line]

    def interact(self, guild: Guild | None, payload: Json) -> None:
        """To every session of the shard, connected or not; they need no intent for it."""
        for session in self._of(guild):
            session.dispatch("INTERACTION_CREATE", payload)

    def tell(self, event: str, guild: Guild | None, data: Json, intent: int = GUILDS) -> None:
        """An event to those who asked for its kind."""
        for session in self._of(guild):
            if session.intents & intent:
                session.dispatch(event, data)

    def posted(self, channel: Channel, message: Json) -> None:
        intent = GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES
        place = {"guild_id": str(channel.guild.id)} if channel.guild else {}
        self.tell("MESSAGE_CREATE", channel.guild, message | place, intent)

    def _of(self, guild: Guild | None) -> list[Session]:
        number = (guild.id >> 22) if guild else 0
        return [s for s in self.sessions.values() if number % s.shard[1] == s.shard[0]]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        await self._open.wait()
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        line = Line(socket, request)
        writing = asyncio.create_task(line.write())
        line.send({"op": 10, "s": None, "t": None, "d": {"heartbeat_interval": self.heartbeat_ms}})
        try:
            async for message in socket:
                await self._heard(line, message)
        finally:
            writing.cancel()
            self._left(line)
        return socket

    async def _heard(self, line: Line, message: WSMessage) -> None:
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            return
        payload = json.loads(message.data)
        if payload["op"] == 1:
            self._beat(line)
        elif payload["op"] == 2:
            await self._identify(line, payload["d"])
        elif payload["op"] == 6:
            self._resume(line, payload["d"])
        self.changed()

    def _beat(self, line: Line) -> None:
        self.heartbeats += 1
        if self.acknowledges:
            line.send({"op": 11, "d": None})

    async def _identify(self, line: Line, data: Json) -> None:
        self.identifies.append(data)
        if data["token"] != self.token:
            await line.socket.close(code=4004, message=b"Authentication failed.")
            return
        shard = (*data.get("shard", (0, 1)),)
        session = Session(f"{self._world.snowflake():x}", data["intents"], shard, line=line)
        self.sessions[session.id] = session
        self._welcome(session)

    def _welcome(self, session: Session) -> None:
        guilds = [g for g in self._world.living() if session in self._of(g)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.of_user(self._world.bot) | {"verified": True, "mfa_enabled": True},
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self.url,
                "shard": list(session.shard),
                "application": {"id": str(APPLICATION_ID), "flags": 0},
                "private_channels": [],
                "relationships": [],
                "presences": [],
                "user_settings": {},
                "_trace": [],
            },
        )
        if session.intents & GUILDS:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", payloads.guild_create(guild))

    def _resume(self, line: Line, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        missed = session.missed(data["seq"]) if session else None
        if session is None or missed is None or data["token"] != self.token:
            line.send({"op": 9, "d": False})
            return
        self.resumes += 1
        session.line = line
        for payload in missed:
            line.send(payload)
        session.dispatch("RESUMED", {"_trace": []})

    def _left(self, line: Line) -> None:
        """A client that says goodbye with 1000 or 1001 gives up its session."""
        over = line.socket.close_code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY)
        for session in list(self.sessions.values()):
            if session.line is line:
                session.line = None
                if over:
                    del self.sessions[session.id]
        self.changed()
