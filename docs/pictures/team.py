"""A team that plays for two weeks with the real core, the bundled deck and a clock that stands
still. What the platform was told, the scenes draw."""

import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import decks
from bot.admin import Admin
from bot.daily import Heartbeat
from bot.domain.question import Choose, Compute, Deck, Question, Recall, Task
from bot.domain.refs import ChannelRef, MemberRef
from bot.store.migrate import migrate
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.fakes import FakeClock, FakePlatform

DECK, CONTENT = "deep-learning", Path("content")
CODE, SEVERAL, NUMBER = (
    *("training-loop-with-five-lines", "what-evaluation-mode-changes", "conv2d-parameter-count"),
)
ZONE, MORNING = ZoneInfo("Europe/Berlin"), "08:00"
PEOPLE = (
    *("Ann", "Ben", "Chiara", "Deniz", "Emeka", "Farah", "Grace"),
    *("Hiro", "Ines", "Jonas", "Kim", "Lena", "Mateo"),
)
DAYS = (2, 3, 4, 5, 6, 9, 10, 11)  # of March 2026, before the questions that are drawn
MISSED = 4  # the working day on which the first of them did not answer


@dataclass
class Team:
    """`members` of `room`; the first of them is the reader of the pictures."""

    room: ChannelRef
    members: tuple[MemberRef, ...]
    clock: FakeClock
    decks: dict[str, Deck]
    study: Study
    admin: Admin
    heartbeat: Heartbeat
    platform: FakePlatform
    chance: random.Random

    @property
    def reader(self) -> MemberRef:
        return self.members[0]

    @property
    def others(self) -> tuple[MemberRef, ...]:
        return self.members[1:]

    async def ask(self, day: int, question: str = "") -> int:
        """Post the question of that day in March 2026; a certain one, if named."""
        whole = self.decks[DECK]
        self.clock.to(f"2026-03-{day:02} 08:00")
        if question:
            self.only(question)
        await self.heartbeat.tick()
        self.decks[DECK] = whole
        return self.platform.questions[-1].round_id

    def only(self, question: str) -> None:
        """From now on the deck has no other one."""
        self.decks[DECK] = Deck(DECK, (_named(self.decks[DECK], question),))

    async def answer(self, round_id: int, members: Sequence[MemberRef]) -> None:
        """Each in their own minute, and right more often the earlier in the list."""
        task = (await self.study.instance(round_id)).task
        for place, who in enumerate(members):
            self.clock.advance(minutes=self.chance.randint(2, 11))
            right = self.chance.random() > 0.15 + 0.05 * place
            await self.study.answer(round_id, who, response(task, right, self.chance))

    async def reveal(self) -> None:
        now = self.clock.now()
        self.clock.to(f"{now:%Y-%m-%d} 16:00")
        await self.heartbeat.tick()

    async def weeks(self) -> None:
        """What went before the days that are drawn."""
        for number, day in enumerate(DAYS, 1):
            round_id = await self.ask(day)
            there = [who for who in self.others if self.chance.random() < 0.85]
            await self.answer(round_id, there if number == MISSED else [self.reader, *there])
            await self.reveal()


def response(task: Task, right: bool, chance: random.Random) -> str:
    match task:
        case Choose(options=options, several=several):
            letters = zip("abcdefgh", options, strict=False)
            good = [letter for letter, option in letters if option.right]
            bad = [x for x in "abcdefgh"[: len(options)] if x not in good]
            if right:
                return "".join(good)
            # Most people fall for the same wrong answer.
            slip = bad[0] if chance.random() < 0.6 else chance.choice(bad)
            return "".join([*good[:1], slip]) if several else slip
        case Compute(value=value):
            return repr(value if right else value * 3 + 1)
        case Recall(points=points):
            return "abcdefgh"[: len(points)] if right else "-"
        case _:
            return "done"


def _named(deck: Deck, name: str) -> Question:
    return next(question for question in deck.questions if question.id == name)


@asynccontextmanager
async def gathered(
    folder: Path, platform: str, room: ChannelRef, place: str, letter: str = ""
) -> AsyncIterator[Team]:
    """The team in an empty store; `letter` stands before the number in a member's id."""
    database = folder / "study.db"
    migrate(database, 0)
    store = await SqliteStore.open(database)
    members = tuple(
        MemberRef(platform, place, f"{letter}{number}", name)
        for number, name in enumerate(PEOPLE, 1)
    )
    clock, read, channels = FakeClock(), decks.load(CONTENT), FakePlatform(platform)
    study, admin = Study(store, read, clock), Admin(store, read, clock)
    heartbeat = Heartbeat(store, read, clock, study, [channels])
    chance = random.Random(7)
    try:
        yield Team(room, members, clock, read, study, admin, heartbeat, channels, chance)
    finally:
        await store.close()
