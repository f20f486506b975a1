"""A bot on a Discord of its own, with one question to press: ours, or a bare one.

The server (tests/wire/discord) and those who press live in this process, the
bot in another, whose CPU and memory are read from /proc.
"""

import asyncio
import copy
import os
from collections import deque
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from aiohttp import web

from bench import replay
from bot import decks
from bot.admin import Admin, Wish
from bot.clock import SystemClock
from bot.config import ROOT
from bot.domain.refs import ChannelRef, MemberRef
from bot.memory import Memory
from bot.store.migrate import migrate
from tests.wire.discord import BotProcess, DiscordServer, Guild, Interaction
from tests.wire.discord.actions import Person
from tests.wire.discord.components import custom_ids
from tests.wire.discord.errors import Json
from tests.wire.discord.process import LAUNCH
from tests.wire.discord.routes import Answer, Call, Route
from tests.wire.discord.world import APPLICATION_ID

BARE, SMALL_CACHE = "bench.bare_discord", "bench.small_cache"
NAME = "discord"
CHANNELS = 8  # with a question in the first guild, so that one wants a letter
START_S = 60.0
PAGE = 200  # guilds in one answer
KEPT = 64  # events remembered for a resume, of which there is none


class Town(DiscordServer):
    """The server of the tests, which also says what guilds there are."""

    async def _work(self, request: web.Request, call: Call, route: Route) -> Answer:
        if call.path == "/users/@me/guilds":
            return 200, self._guilds(int(call.query["limit"]), int(call.query.get("after", 0)))
        return await super()._work(request, call, route)

    def _guilds(self, limit: int, after: int) -> list[Json]:
        facts: Json = {
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": "0",
            "features": [],
        }
        later = [guild for guild in self.world.living() if guild.id > after][:limit]
        return [{"id": str(guild.id), "name": guild.name, **facts} for guild in later]

    def answered(self, ending: str, times: int) -> bool:
        return len([r for r in self.requests if r["path"].endswith(ending)]) >= times

    def forget(self) -> None:
        """What was pressed, or this process would fill up with it."""
        self.interactions.prune()
        for session in self.gateway.connected:
            session.sent = deque(maxlen=KEPT)


@dataclass
class Side:
    """One bot and its Discord."""

    town: Town
    bot: BotProcess
    guild: Guild
    question: Json
    pressed: int = 0

    def __post_init__(self) -> None:
        self._numbers = count()
        self._ids = [id for id in custom_ids(self.question) if len(id.split(":")[-1]) == 1]

    def stranger(self) -> Person:
        """Somebody who has not answered yet."""
        return self.town.person(f"member{next(self._numbers)}", self.guild)

    def press(self, person: Person) -> Interaction:
        """Letters in turn, so that some are right and some wrong."""
        self.pressed += 1
        return person.click(self.question, self._ids[person.user.id % len(self._ids)])

    @property
    def cpu_s(self) -> float:
        """CPU that the bot has used, all threads."""
        stat = Path(f"/proc/{self.bot.pid}/stat").read_text(encoding="ascii", errors="replace")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def ours(folder: Path, *, guilds: int = 1, module: str = LAUNCH) -> AsyncIterator[Side]:
    """The real program, its questions of the day just posted; each guild has a daily."""
    async with Town() as town:
        founded = _founded(town, guilds)
        await _prepared(folder, founded)
        async with _started(town, module, folder) as bot:
            question = await _question(town, founded[0])
            looked = guilds // PAGE + 1  # requests for the list of guilds
            await town.wait_for(lambda: town.answered("/users/@me/guilds", looked), START_S)
            yield _side(town, bot, founded[0], question)


@asynccontextmanager
async def bare(
    folder: Path, like: Json | None = None, *modules: str, guilds: int = 1
) -> AsyncIterator[Side]:
    """The bare bot; the question that it did not post is a copy of `like`."""
    async with Town() as town:
        guild = _founded(town, guilds)[0]
        _made(folder)
        async with _started(town, BARE, folder, *modules) as bot:
            place = next(iter(guild.channels.values()))
            question = copy.deepcopy(like or {}) | {"channel_id": str(place.id)}
            yield _side(town, bot, guild, question)


@asynccontextmanager
async def pair(folder: Path) -> AsyncIterator[tuple[Side, Side]]:
    """Ours and a bare one, under the same question."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(ours(folder / "ours"))
        other = await stack.enter_async_context(bare(folder / "bare", one.question))
        yield one, other


def _side(town: Town, bot: BotProcess, guild: Guild, question: Json) -> Side:
    town.recording = False
    return Side(town, bot, guild, question)


def _founded(town: Town, guilds: int) -> list[Guild]:
    founded = [town.world.guild(f"Team {number}") for number in range(guilds)]
    for guild in founded:
        for number in range(1 if guild is not founded[0] else CHANNELS):
            town.world.channel(guild, f"study-{number}")
    return founded


async def _prepared(folder: Path, guilds: list[Guild]) -> None:
    """A daily a channel, due tomorrow but for the first guild's; and guilds all greeted before."""
    path = _made(folder) / "study.db"
    migrate(path, 0)
    clock = SystemClock()
    past = clock.now() - timedelta(minutes=1)
    wish = Wish(at=f"{past:%H:%M}", zone="UTC", weekdays="daily", reveal="8h")
    async with replay.store(path) as store:
        known = sorted(guild.id for guild in guilds)
        await Memory(store).keep(f"discord.servers.{APPLICATION_ID}", str(known))
        admin = Admin(store, decks.load(ROOT / "content"), clock)
        await asyncio.gather(
            *(
                admin.start(
                    MemberRef(NAME, str(guild.id), "1", "Ann"),
                    [ChannelRef(NAME, str(place))],
                    wish,
                    at_once=guild is guilds[0],
                )
                for guild in guilds
                for place in guild.channels
            )
        )


async def _question(town: Town, guild: Guild) -> Json:
    """Of the questions posted there, the first that is answered with a letter."""
    places = list(guild.channels.values())
    await town.wait_for(lambda: all(place.posts for place in places), START_S)
    for post in (place.posts[-1] for place in places):
        if any(id.startswith("q1:") and id.endswith(":b") for id in custom_ids(post)):
            return post
    raise AssertionError("no question of letters")


@asynccontextmanager
async def _started(
    town: Town, module: str, folder: Path, *arguments: str
) -> AsyncIterator[BotProcess]:
    env = _environment(folder)
    async with town.bot(module, *arguments, log=folder / "log", env=env) as bot:
        await town.online(timeout=START_S)
        await town.wait_for(lambda: town.world.commands[None], START_S)
        yield bot


def _environment(folder: Path) -> dict[str, str]:
    # Empty, not absent: absent ones would be taken from .env.
    unset = dict.fromkeys(("CONTENT", "SLACK_BOT_TOKEN", "SHARD_IDS", "SHARD_COUNT"), "")
    url = f"sqlite:///{folder.absolute() / 'study.db'}"
    # More ticks than usual, so that the questions are there soon.
    tick = {"STUDY_TEST_TICK": "0.5"}
    return {**unset, **tick, "DATABASE_URL": url, "LOG_LEVEL": "WARNING", "PYTHONUTF8": "1"}


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
