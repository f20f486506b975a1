"""The server's life, and what happens to every request on its way to its route and back."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.wire.discord import payloads
from tests.wire.discord.actions import Person
from tests.wire.discord.commands import CommandRoutes
from tests.wire.discord.errors import Json, Refused, gone_wrong
from tests.wire.discord.faults import Fault, Faults, Kind
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.hooks import HookRoutes
from tests.wire.discord.interactions import Interactions, loop_clock
from tests.wire.discord.limits import FREE, Limited, Limits
from tests.wire.discord.process import LAUNCH, BotProcess
from tests.wire.discord.routes import Answer, Call, Route, Routes
from tests.wire.discord.watch import T, Watch
from tests.wire.discord.world import Channel, Guild, World

PREFIX = "/api/v10"
TOKEN = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.a-token-that-opens-nothing"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Metrics:
    requests: int = 0
    limited_globally: int = 0
    limited_in_bucket: int = 0
    # 401, 403 and 429: ten thousand in ten minutes would ban the address.
    invalid: int = 0
    nonces_repeated: int = 0

    @property
    def limited(self) -> int:
        return self.limited_globally + self.limited_in_bucket


class DiscordServer:
    """`async with DiscordServer() as discord:` listens on a free port of the loopback.

    `everywhere` enforces the global limit, in requests a second (Discord: 50).
    """

    def __init__(self, everywhere: int | None = None, token: str = TOKEN) -> None:
        self.clock = loop_clock()
        self.token = token
        self.shards = 1
        self.world = World()
        self.faults = Faults()
        self.limits = Limits(self.clock, everywhere)
        self.gateway = Gateway(self.world, token)
        self.interactions = Interactions()
        self.metrics = Metrics()
        self.requests: list[Json] = []
        self.bots: list[BotProcess] = []
        self.recording = True
        self.latency_s = 0.0
        self.port = 0
        self.watch = Watch(self.describe)
        self.gateway.changed = self.watch.changed
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get("/attachments/{id:\\d+}/{name}", self._file)
        tables = (Routes(self), HookRoutes(self), CommandRoutes(self.world))
        for method, path, route in (entry for table in tables for entry in table.table()):
            app.router.add_route(method, PREFIX + path, self._serving(route))
        app.router.add_route("*", "/{any:.*}", self._serving(_nowhere))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway/"
        self.world.files_url = f"http://127.0.0.1:{self.port}/attachments"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.faults.lift()
        self.gateway.release()
        self.gateway.cut()
        if self._runner:
            await self._runner.cleanup()

    @property
    def rest_url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def bot(
        self, module: str = LAUNCH, *arguments: str, log: Path, env: dict[str, str] | None = None
    ) -> BotProcess:
        """A bot that will come here, not yet started. Its last words are told by `describe`."""
        bot = BotProcess(module, *arguments, env={**self.env, **(env or {})}, log=log)
        self.bots.append(bot)
        return bot

    @property
    def env(self) -> dict[str, str]:
        """What a bot's process needs to come here instead of to Discord."""
        return {
            "DISCORD_TEST_REST": self.rest_url,
            "DISCORD_TEST_GATEWAY": self.gateway.url,
            "DISCORD_TOKEN": self.token,
        }

    def person(
        self,
        name: str = "ada",
        guild: Guild | None = None,
        *,
        organiser: bool = False,
        locale: str = "en-US",
    ) -> Person:
        """Someone who can act; an organiser is an administrator of their guild."""
        user = self.world.user(name, guild)
        return Person(self, user, organiser=organiser, locale=locale)

    def throw_out(self, guild: Guild) -> None:
        """The guild removes the bot; only those with the guilds intent hear of it."""
        self.world.remove(guild)
        self.gateway.tell("GUILD_DELETE", guild, {"id": str(guild.id)})

    def delete(self, channel: Channel) -> None:
        """Someone deletes the channel; only those with the guilds intent hear of it."""
        self.gateway.tell("CHANNEL_DELETE", channel.guild, payloads.of_channel(channel))
        self.world.delete(channel)

    def reset_token(self, token: str) -> None:
        """The old one is worth nothing any more."""
        self.token = self.gateway.token = token

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 10.0) -> T:
        """The predicate's first true value; checked after each request and gateway event."""
        return await self.watch.until(predicate, timeout)

    async def online(self, identifies: int = 1, timeout: float = 10.0) -> None:
        """Until a bot is connected and has identified so many times in all."""
        gateway = self.gateway
        here = lambda: gateway.connected and len(gateway.identifies) >= identifies  # noqa: E731
        await self.wait_for(here, timeout)

    def sent(self, method: str, ending: str) -> list[Json]:
        """Recorded requests of a method whose path ends so."""
        return [r for r in self.requests if r["method"] == method and r["path"].endswith(ending)]

    def describe(self) -> str:
        gateway, posts = self.gateway, self.world.channels.values()
        lines = [f"{(gateway.connected and 'connected') or 'not connected'}, {self.metrics}"]
        lines += [f"{len(gateway.identifies)} identifies, {gateway.resumes} resumes"]
        lines += [f"#{place.name or 'DM'}: {len(place.messages)} messages" for place in posts][:20]
        lines += [f"{r['method']} {r['path']} {str(r['json'])[:300]}" for r in self.requests[-20:]]
        lines += [f"the bot said:\n{bot.output[-4000:]}" for bot in self.bots]
        return "\n".join(lines)

    def _serving(self, route: Route) -> Handler:
        async def serve(request: web.Request) -> web.StreamResponse:
            call = await _read(request)
            self._record(call)
            if self.latency_s:
                await asyncio.sleep(self.latency_s)
            try:
                return await self._answer(request, call, route)
            finally:
                self.watch.changed()

        return serve

    def _record(self, call: Call) -> None:
        self.metrics.requests += 1
        if self.recording:
            self.requests.append(
                {
                    "method": call.method,
                    "path": PREFIX + call.path,
                    "json": call.body,
                    "multipart": call.multipart,
                    "files": [name for name, _, _ in call.files],
                    "at": self.clock(),
                }
            )

    async def _answer(self, request: web.Request, call: Call, route: Route) -> web.StreamResponse:
        fault = self.faults.strike(call.method, call.path)
        if fault and fault.kind in (Kind.CUT, Kind.HANG):
            if fault.kind is Kind.HANG:
                self.watch.changed()
                await fault.released.wait()
            return _cut(request)
        limited = _faulty(fault) or self.limits.check(call.method, call.path)
        if limited:
            return self._limited(call, limited)
        if fault and fault.kind is Kind.ANSWER:
            return self._reply(call, (fault.status, gone_wrong(fault.status)))
        answer = await self._work(request, call, route)
        if fault and fault.kind in (Kind.CUT_AFTER, Kind.HANG_AFTER):
            if fault.kind is Kind.HANG_AFTER:
                self.watch.changed()
                await fault.released.wait()
            return _cut(request)
        if fault and fault.kind is Kind.ANSWER_AFTER:
            answer = (fault.status, gone_wrong(fault.status))
        return self._reply(call, answer)

    async def _work(self, request: web.Request, call: Call, route: Route) -> Answer:
        if not FREE.match(call.path) and request.headers.get("Authorization") != self._authorised:
            return 401, gone_wrong(401)
        try:
            return await route(call)
        except Refused as refused:
            return refused.status, refused.body

    @property
    def _authorised(self) -> str:
        return f"Bot {self.token}"

    def _limited(self, call: Call, limited: Limited) -> web.Response:
        if limited.everywhere:
            self.metrics.limited_globally += 1
        else:
            self.metrics.limited_in_bucket += 1
        return self._reply(call, (429, limited.body), limited.headers)

    def _reply(
        self, call: Call, answer: Answer, headers: dict[str, str] | None = None
    ) -> web.Response:
        status, body = answer
        self.metrics.invalid += status in (401, 403, 429)
        headers = {
            "Via": "1.1 google",
            **self.limits.headers(call.method, call.path),
            **(headers or {}),
        }
        if body is None:
            return web.Response(status=status, headers=headers)
        headers["Content-Type"] = "application/json"
        return web.Response(status=status, body=json.dumps(body).encode(), headers=headers)

    async def _file(self, request: web.Request) -> web.Response:
        upload = self.world.uploads.get(int(request.match_info["id"]))
        if upload is None:
            return web.Response(status=404)
        return web.Response(body=upload.content)


async def _nowhere(call: Call) -> Answer:
    raise Refused(404, 0)


def _faulty(fault: Fault | None) -> Limited | None:
    if fault is None or fault.kind is not Kind.LIMIT:
        return None
    scope = "global" if fault.everywhere else "shared"
    return Limited(fault.retry_after, fault.everywhere, scope)


def _cut(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()


async def _read(request: web.Request) -> Call:
    path = request.path.removeprefix(PREFIX)
    call = Call(request.method, path, dict(request.match_info), dict(request.query))
    if request.content_type.startswith("multipart/"):
        call.multipart = True
        await _read_parts(request, call)
    elif request.can_read_body:
        text = await request.text()
        call.body = json.loads(text) if text else None
    return call


async def _read_parts(request: web.Request, call: Call) -> None:
    call.body = {}
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            call.files.append((name, part.filename, part.file.read()))
        elif name == "payload_json":
            call.body = json.loads(part)
