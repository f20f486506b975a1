"""A bot on a Slack of its own, or on a Slack and a Discord: ours, or a bare one.

The servers (tests/wire) and those who press live in this process, the bot in
another, whose CPU and memory are read from /proc.
"""

import asyncio
import copy
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

from bench import replay
from bench.stage import START_S, Town
from bot import decks
from bot.admin import Admin, Wish
from bot.clock import SystemClock
from bot.config import ROOT
from bot.domain.refs import ChannelRef, MemberRef
from bot.memory import Memory
from bot.store.migrate import migrate
from tests.wire.discord.world import APPLICATION_ID
from tests.wire.slack import BotProcess, Channel, Deed, Person, SlackServer
from tests.wire.slack.blocks import action_ids
from tests.wire.slack.errors import Json
from tests.wire.slack.server import LAUNCH

BARE, BARE_PAIR = "bench.bare_slack", "bench.bare_pair"
CHANNELS = 8  # with a question, so that one wants a letter
QUIET_S = 0.25  # without a request: the bot is done


@dataclass
class Side:
    """One bot and its Slack."""

    slack: SlackServer
    bot: BotProcess
    question: Json

    def __post_init__(self) -> None:
        self._numbers = count()
        ids = action_ids(self.question.get("blocks") or [])
        self._ids = [id for id in ids if len(id.split(":")[-1]) == 1]

    def strangers(self, number: int) -> list[Person]:
        """People who have not answered yet."""
        return [self.slack.person(f"member{next(self._numbers)}") for _ in range(number)]

    def press(self, person: Person) -> Deed:
        """Letters in turn, so that some are right and some wrong."""
        return person.click(self.question, self._ids[next(self._numbers) % len(self._ids)])

    @property
    def cpu_s(self) -> float:
        """CPU that the bot has used, all threads."""
        stat = Path(f"/proc/{self.bot.pid}/stat").read_text(encoding="ascii", errors="replace")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def quiet(self) -> None:
        """Until the bot asks for nothing any more: App Home comes after the reply."""
        before = -1
        while before != self.slack.metrics.requests:
            before = self.slack.metrics.requests
            await asyncio.sleep(QUIET_S)

    def forget(self) -> None:
        """What was pressed, or this process would fill up with it."""
        self.slack.prune()
        team = self.slack.team
        team.ephemerals.clear()
        team.homes.clear()


@asynccontextmanager
async def ours(folder: Path, *, discord: bool = False) -> AsyncIterator[Side]:
    """The real program, its questions of the day just posted; with `discord` on both."""
    async with AsyncExitStack() as stack:
        slack, town = await _servers(stack, discord)
        rooms = [slack.channel(f"study-{number}") for number in range(CHANNELS)]
        await _prepared(folder, rooms, town)
        bot = await stack.enter_async_context(_started(slack, town, folder, LAUNCH))
        await slack.wait_for(lambda: all(room.posts for room in rooms), START_S)
        if town:
            places = list(town.world.channels.values())
            await town.wait_for(lambda: all(place.posts for place in places), START_S)
        question = _lettered(rooms)
        await _kept(folder, [room for room in rooms if room.id != question["channel"]])
        slack.recording = False
        yield Side(slack, bot, question)


@asynccontextmanager
async def bare(
    folder: Path, like: Json | None = None, *modules: str, discord: bool = False
) -> AsyncIterator[Side]:
    """The bare bot; the question that it did not post is a copy of `like`."""
    async with AsyncExitStack() as stack:
        slack, town = await _servers(stack, discord)
        room = slack.channel("study-0")
        made(folder)
        module = BARE_PAIR if town else BARE
        bot = await stack.enter_async_context(_started(slack, town, folder, module, *modules))
        slack.recording = False
        question = copy.deepcopy(like or {}) | {"channel": room.id}
        yield Side(slack, bot, question)


@asynccontextmanager
async def pair(folder: Path) -> AsyncIterator[tuple[Side, Side]]:
    """Ours and a bare one, under the same question."""
    async with ours(folder / "ours") as one, bare(folder / "bare", one.question) as other:
        yield one, other


async def _servers(stack: AsyncExitStack, discord: bool) -> tuple[SlackServer, Town | None]:
    slack = await stack.enter_async_context(SlackServer())
    if not discord:
        return slack, None
    town = await stack.enter_async_context(Town())
    town.world.channel(town.world.guild("Team"), "study")
    return slack, town


async def _prepared(folder: Path, rooms: Sequence[Channel], town: Town | None) -> None:
    """A daily for every channel, due now."""
    path = made(folder) / "study.db"
    migrate(path, 0)
    places = [("slack", room.workspace.id, f"{room.workspace.id}/{room.id}") for room in rooms]
    for guild in town.world.living() if town else ():
        places += [("discord", str(guild.id), str(place)) for place in guild.channels]
    async with replay.store(path) as store:
        if town:
            known = sorted(guild.id for guild in town.world.living())
            await Memory(store).keep(f"discord.servers.{APPLICATION_ID}", str(known))
        admin = Admin(store, decks.load(ROOT / "content"), SystemClock())
        await begun(admin, places)


async def begun(admin: Admin, places: Sequence[tuple[str, str, str]]) -> None:
    """A daily for each platform, place and channel, due now."""
    past = SystemClock().now() - timedelta(minutes=1)
    wish = Wish(at=f"{past:%H:%M}", zone="UTC", weekdays="daily", reveal="8h")
    started = (
        admin.start(
            MemberRef(name, place, "1", "Ann"), [ChannelRef(name, channel)], wish, at_once=True
        )
        for name, place, channel in places
    )
    await asyncio.gather(*started)


async def _kept(folder: Path, others: Sequence[Channel]) -> None:
    """The other dailies end: a member of a team with several has no one App Home."""
    async with replay.store(folder / "study.db") as store:
        admin = Admin(store, decks.load(ROOT / "content"), SystemClock())
        for room in others:
            await admin.stop(ChannelRef("slack", f"{room.workspace.id}/{room.id}"))


def _lettered(rooms: Sequence[Channel]) -> Json:
    """Of the questions posted there, the first that is answered with a letter."""
    for post in (room.posts[-1] for room in rooms):
        ids = action_ids(post.get("blocks") or [])
        if any(id.startswith("q1:") and id.endswith(":b") for id in ids):
            return post
    raise AssertionError("no question of letters")


@asynccontextmanager
async def _started(
    slack: SlackServer, town: Town | None, folder: Path, module: str, *arguments: str
) -> AsyncIterator[BotProcess]:
    log, env = folder / "log", environment(folder) | (town.env if town else {})
    async with slack.bot(module, *arguments, log=log, env=env) as bot:
        await slack.online(timeout=START_S)
        if town:
            await town.online(timeout=START_S)
            await town.wait_for(lambda: town.world.commands[None], START_S)
        yield bot


def environment(folder: Path) -> dict[str, str]:
    # Empty, not absent: absent ones would be taken from .env.
    unset = dict.fromkeys(
        ("CONTENT", "DISCORD_TOKEN", "SLACK_SIGNING_SECRET", "SHARD_IDS", "SHARD_COUNT"), ""
    )
    url = f"sqlite:///{folder.absolute() / 'study.db'}"
    # More ticks than usual, so that the questions are there soon.
    tick = {"STUDY_TEST_TICK": "0.5", "STUDY_TEST_GAP": "0.05"}
    return {**unset, **tick, "DATABASE_URL": url, "LOG_LEVEL": "WARNING", "PYTHONUTF8": "1"}


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
