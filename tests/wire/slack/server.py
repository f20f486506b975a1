"""The server's life, and what happens to every request on its way to its method and back."""

import asyncio
import json
import socket
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.wire.discord.process import BotProcess
from tests.wire.discord.watch import T, Watch
from tests.wire.slack import payloads
from tests.wire.slack.actions import Person
from tests.wire.slack.chat import ChatMethods
from tests.wire.slack.deeds import EVENT, Deed, Deeds
from tests.wire.slack.errors import Json
from tests.wire.slack.faults import Faults
from tests.wire.slack.files import FileMethods
from tests.wire.slack.happenings import Happenings
from tests.wire.slack.hooks import Hooks
from tests.wire.slack.limits import Limits
from tests.wire.slack.outcomes import acknowledge
from tests.wire.slack.reading import ReadingMethods
from tests.wire.slack.requests import Requests
from tests.wire.slack.signed import Sender
from tests.wire.slack.sockets import Sockets
from tests.wire.slack.views import ViewMethods
from tests.wire.slack.world import Channel, User, Workspace, World

LAUNCH = "tests.wire.slack.launch"
BARE = "tests.wire.slack.bare"
RICH = "tests.wire.slack.rich"
APP_TOKEN = "xapp-1-A0STUDYBOT-opens-nothing"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
SOCKET, HTTP = "socket", "http"


@dataclass
class Metrics:
    requests: int = 0
    # 429s by method.
    limited: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)


class SlackServer:
    """`async with SlackServer() as slack:` listens on a free port of the loopback.

    It has one workspace, `slack.team`; `slack.world.workspace()` makes more. `mode`
    says how its events travel: by Socket Mode, or by signed HTTP to `bot_port`.
    """

    def __init__(self, mode: str = SOCKET) -> None:
        self.clock: Callable[[], float] = asyncio.get_running_loop().time
        self.mode = mode
        self.app_token = APP_TOKEN
        self.world = World()
        self.team = self.world.workspace()
        self.faults = Faults()
        self.limits = Limits(self.clock)
        self.metrics = Metrics()
        self.requests: list[Json] = []
        self.recording = True
        self.latency_s = 0.0
        self.bots: list[BotProcess] = []
        self.port = 0
        self.bot_port = 0
        self.watch = Watch(self.describe)
        self.deeds = Deeds()
        self.hooks = Hooks(self)
        self.views = ViewMethods(self)
        self.files = FileMethods(self)
        self.happens = Happenings(self)
        self.sockets = Sockets()
        self.sender = Sender(SECRET)
        for way in (self.sockets, self.sender):
            way.changed = self.watch.changed
            way.acknowledge = self._acknowledge
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        tables = (ChatMethods(self), ReadingMethods(self), self.views, self.files)
        methods = {name: method for table in tables for name, method in table.table().items()}
        requests = Requests(self, methods)
        app.router.add_route("*", "/api/{method}", requests.method)
        app.router.add_post("/actions/{token}", requests.response)
        app.router.add_post("/upload/v1/{id}", self.files.put)
        app.router.add_get("/link/", self.sockets.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024).start()
        self.port = self._runner.addresses[0][1]
        self.sockets.url = f"ws://127.0.0.1:{self.port}/link/"
        if self.mode == HTTP:
            self.bot_port = free_port()
            self.sender.url = f"http://127.0.0.1:{self.bot_port}/slack/events"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.faults.lift()
        await self.sender.close()
        self.sockets.cut()
        if self._runner:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        """What a bot's process needs to come here instead of to Slack."""
        common = {"SLACK_TEST_API": f"{self.url}/api/", "SLACK_BOT_TOKEN": self.team.token}
        if self.mode == SOCKET:
            return common | {"SLACK_APP_TOKEN": self.app_token}
        return common | {"SLACK_SIGNING_SECRET": self.sender.secret, "PORT": str(self.bot_port)}

    def bot(
        self, module: str = LAUNCH, *arguments: str, log: Path, env: dict[str, str] | None = None
    ) -> BotProcess:
        """A bot that will come here, not yet started. Its last words are told by `describe`."""
        bot = BotProcess(module, *arguments, env={**self.env, **(env or {})}, log=log)
        self.bots.append(bot)
        return bot

    async def online(self, connects: int = 1, timeout: float = 10.0) -> None:
        """Until a bot is connected, and was so many times in all; or answers its port."""
        if self.mode == HTTP:
            await self._reachable(timeout)
            return
        sockets = self.sockets
        here = lambda: sockets.connected and sockets.connects >= connects  # noqa: E731
        await self.wait_for(here, timeout)

    async def _reachable(self, timeout: float) -> None:
        try:
            async with asyncio.timeout(timeout):
                await self.sender.until_verified()
        except TimeoutError:
            pass
        else:
            return
        raise AssertionError(f"not reachable within {timeout} s; there is\n{self.describe()}")

    def person(
        self,
        name: str = "ada",
        workspace: Workspace | None = None,
        *,
        admin: bool = False,
        tz: str = "Europe/Berlin",
    ) -> Person:
        """Someone who can act, and is in every channel there is so far but the DMs."""
        team = workspace or self.team
        user = self.world.user(team, name, admin)
        user.tz = tz
        for channel in team.channels.values():
            if channel.user is None:
                channel.members.add(user.id)
        return Person(self, team, user)

    def channel(self, name: str = "general", workspace: Workspace | None = None) -> Channel:
        return self.world.channel(workspace or self.team, name)

    def deed(
        self,
        kind: str,
        payload: Json,
        workspace: Workspace,
        *,
        user: User | None = None,
        channel: Channel | None = None,
    ) -> Deed:
        """One that has not been sent yet."""
        id = str(uuid.uuid4())
        deed = Deed(kind, payload, id, workspace, self.clock, self.describe, user, channel)
        deed.ack_s = self.deeds.ack_s
        return deed

    def perform(self, deed: Deed, times: int = 1) -> None:
        """Send it to the bot, and know its answers when they come."""
        self.deeds.add(deed)
        if "response_url" in deed.payload:
            self.hooks.add(deed)
        for _ in range(times):
            self.send(deed)

    def send(self, deed: Deed, *, retry: int = 0, reason: str = "timeout") -> None:
        """Once more, as its `retry`-th repetition; without that, the same envelope again."""
        way = self.sockets if self.mode == SOCKET else self.sender
        way.send(deed, retry, reason if retry else "")

    def event(self, told: Json, workspace: Workspace | None = None) -> Deed:
        """Something happens that is no member's deed."""
        team = workspace or self.team
        deed = self.deed(EVENT, payloads.event(self.world, team, told), team)
        self.perform(deed)
        return deed

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 10.0) -> T:
        """The predicate's first true value; checked after each request and each answer."""
        return await self.watch.until(predicate, timeout)

    def sent(self, method: str) -> list[Json]:
        """The arguments of all recorded requests of this method; response_url is one."""
        return [request["args"] for request in self.requests if request["method"] == method]

    def prune(self) -> None:
        """Forget what happened, not what stands: for benchmarks that press a million times."""
        self.deeds.prune()
        self.hooks.prune()
        self.requests.clear()

    def describe(self) -> str:
        sockets, teams = self.sockets, self.world.workspaces.values()
        lines = [f"{sockets.connected} connections of {sockets.connects}, {self.metrics}"]
        places = [place for team in teams for place in team.channels.values()]
        lines += [f"#{place.name}: {len(place.messages)} messages" for place in places][:20]
        lines += [f"{r['method']} {json.dumps(r['args'])[:300]}" for r in self.requests[-20:]]
        lines += [f"the bot said:\n{bot.output[-4000:]}" for bot in self.bots]
        return "\n".join(lines)

    def _acknowledge(self, envelope: str, body: Json) -> None:
        deed = self.deeds.by_envelope.get(envelope)
        if deed:
            acknowledge(self, deed, body)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
