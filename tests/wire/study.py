"""A team on the test's Discord, and the real program that serves it in a process of its own."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from tests.wire.discord import BotProcess, Channel, DiscordServer, Guild, Interaction, Person
from tests.wire.discord.components import custom_ids, text
from tests.wire.discord.errors import Json
from tests.wire.discord.faults import Fault
from tests.wire.discord.process import LAUNCH

TUESDAY = 1
QUESTION = """---
topic: maps
difficulty: 1
references: ["An atlas"]
order: fixed
---
What is the capital of country {number}?

- [ ] Lyon
  The third city.
- [x] Paris
- [ ] Nice
  A port in the south.

## Why
Paris lies on the Seine.
"""


class World(Protocol):
    """A platform's own; its time runs so many seconds ahead of the machine's."""

    ahead_s: float


def deck(folder: Path, question: str = QUESTION) -> Path:
    """Decks of four questions, whose answer is b unless told otherwise."""
    topic = folder / "sample" / "maps"
    topic.mkdir(parents=True)
    for number in range(4):
        (topic / f"capital-{number}.md").write_text(question.format(number=number))
    return folder


class Clock:
    """The program's time and the servers', a minute before nine on a Tuesday to come."""

    def __init__(self, file: Path, *worlds: World) -> None:
        self.file = file
        self._worlds = worlds
        now = datetime.now(UTC)
        days = (TUESDAY - now.weekday()) % 7 or 7
        start = (now + timedelta(days=days)).replace(hour=8, minute=59, second=0)
        self._ahead = start - now
        self._tell()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, **by: float) -> None:
        self._ahead += timedelta(**by)
        self._tell()

    def _tell(self) -> None:
        for world in self._worlds:
            world.ahead_s = self._ahead.total_seconds()
        # In one go, as the program may look at any time.
        new = self.file.with_suffix(".new")
        new.write_text(str(self._ahead.total_seconds()))
        new.replace(self.file)


@dataclass(frozen=True)
class Day:
    """What came of the first day, in a channel and in the store."""

    questions: int
    answers: int
    reveals: int


ONCE = Day(questions=1, answers=1, reveals=1)


class Team:
    """A guild with a lobby, where greetings go, and a room for the daily question."""

    def __init__(self, discord: DiscordServer, folder: Path, content: Path | None) -> None:
        self.discord = discord
        self.clock = Clock(folder / "clock", discord.world)
        self.guild: Guild = discord.world.guild("Team")
        self.lobby: Channel = discord.world.channel(self.guild, "lobby")
        self.room: Channel = discord.world.channel(self.guild, "study")
        self.ann: Person = discord.person("ann", self.guild, organiser=True)
        self.ben: Person = discord.person("ben", self.guild)
        self.database = folder / "study.db"
        self.log = folder / "log"
        self.env = {
            "STUDY_TEST_CLOCK": str(self.clock.file),
            "STUDY_TEST_TICK": "0.05",
            "STUDY_TEST_RETRY": "0.1",
            "DATABASE_URL": f"sqlite:///{self.database}",
        }
        if content:
            self.env["CONTENT"] = str(content)
        self.bot: BotProcess = discord.bot(LAUNCH, log=self.log, env=self.env)

    async def start(self, *, quiet: bool = False) -> None:
        """The program, connected and done with its first looks around. Where it is `quiet`, no
        greeting is waited for."""
        before = len(self.discord.gateway.identifies)
        self.bot = self.discord.bot(LAUNCH, log=self.log, env=self.env)
        await self.bot.start()
        world = self.discord.world
        await self.discord.online(before + 1)
        await self.discord.wait_for(lambda: world.commands[None] and (self.lobby.posts or quiet))

    async def set_up(self, room: Channel | None = None) -> Interaction:
        """A daily at nine, revealed half an hour later."""
        where = room or self.room
        done = self.ann.slash(
            "daily start",
            where,
            channel=where,
            time="09:00",
            timezone="UTC",
            weekdays="daily",
            reveal="30m",
        )
        assert "set up" in text(await done.shown())
        return done

    @property
    def posts(self) -> str:
        """The path of the room's messages, for faults."""
        return f"^/channels/{self.room.id}/messages$"

    def questions(self, room: Channel | None = None) -> list[Json]:
        """Messages that can be answered and are a reply to none."""
        return [
            post
            for post in (room or self.room).posts
            if "message_reference" not in post
            and any(id.startswith("q1:") for id in custom_ids(post))
        ]

    def reveals(self, room: Channel | None = None) -> list[Json]:
        return [post for post in (room or self.room).posts if "message_reference" in post]

    async def question(self, number: int = 1) -> Json:
        """The last of so many questions, once they stand there."""
        await self.discord.wait_for(lambda: len(self.questions()) >= number)
        return self.questions()[number - 1]

    async def ask(self) -> Json:
        """The hour strikes."""
        self.clock.advance(minutes=1)
        question = await self.question()
        await self.settled()
        return question

    async def settled(self) -> None:
        """Until every post that was tried is recorded, or put off. Nobody outside hears of
        that, so each round trip gives the program time for it."""
        async with asyncio.timeout(10):
            while self.stored("SELECT 1 FROM deliveries WHERE state IN ('planned', 'sending')"):
                await self.ann.slash("help", self.lobby)

    async def answer(self, message: Json, letter: str = "b") -> str:
        """Ben's feedback, which only he sees."""
        press = self.ben.click(message, _letter(message, letter))
        await press.shown()
        assert press.private
        return press.text

    async def reveal(self) -> Json:
        """Half an hour later."""
        await self.settled()
        self.clock.advance(minutes=30)
        return await self.revealed()

    async def revealed(self) -> Json:
        await self.discord.wait_for(self.reveals)
        return self.reveals()[0]

    async def day(self) -> Day:
        """What came of the first day, once all that could still come has come: whatever was
        put off goes out before the question of the next day. Ends the program."""
        await self.settled()
        self.clock.advance(days=1)
        await self.question(number=2)
        assert await self.bot.stop() == 0
        first = self.questions()[0]
        again = [post for post in self.questions() if _round(post) == _round(first)]
        [(answers,)] = self.stored("SELECT count(*) FROM answers")
        return Day(len(again), int(answers), len(self.reveals()))

    async def looked(self) -> None:
        """Until the program has looked for its message in the room, and recorded it."""
        await self.discord.wait_for(lambda: self.discord.sent("GET", f"/{self.room.id}/messages"))
        await self.settled()

    async def tried(self, fault: Fault) -> None:
        """Until a post was struck by the fault, and the program has drawn its conclusion."""
        await self.discord.wait_for(lambda: fault.hits)
        await self.settled()

    def stored(self, sql: str) -> Sequence[tuple[int | str, ...]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as store:
            return store.execute(sql).fetchall()


def _letter(message: Json, letter: str) -> str:
    return next(id for id in custom_ids(message) if id.endswith(f":{letter}"))


def _round(message: Json) -> str:
    return str(next(id for id in custom_ids(message) if id.startswith("q1:"))).split(":")[1]
