"""Whatever happens in whatever order, boards and streaks equal a recomputation from the answers."""

import asyncio
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeGuard

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.refs import ChannelRef
from bot.domain.streak import history
from bot.errors import Refusal
from bot.store import answers
from bot.store.migrate import migrate
from bot.store.sqlite import SqliteStore
from bot.study import Study
from bot.views import Posting, QuestionView
from tests.fakes import ANN, BOB, CLEO, ROOM, FakeClock, FakePlatform
from tests.samples import capitals

OTHER = ChannelRef("fake", "other")
PEOPLE = (ANN, BOB, CLEO)

hours = st.sampled_from((1, 3, 8, 15, 24, 100))
people = st.integers(0, 2)
events = st.one_of(
    st.tuples(st.just("run"), hours),
    st.tuples(st.just("run"), st.just(24)),
    st.tuples(st.just("run"), st.just(24)),
    st.tuples(st.just("outage"), hours),
    st.tuples(st.just("answer"), people, st.sampled_from("abcz"), st.sampled_from((ROOM, OTHER))),
    st.tuples(st.just("answer"), people, st.sampled_from("ab"), st.sampled_from((ROOM, OTHER))),
    st.tuples(st.just("answer-older"), people, st.integers(1, 3)),
    st.tuples(st.just("away"), people, st.integers(1, 5)),
    st.tuples(st.just("fail"), st.integers(1, 40)),
    st.tuples(st.sampled_from(("lose", "regain", "pause", "resume", "skip", "reveal"))),
    st.tuples(st.just("change"), st.sampled_from(("07:00", "12:30", "23:30"))),
)


@cache
def blank() -> Path:
    path = Path(tempfile.mkdtemp()) / "blank.db"
    migrate(path, 0)
    return path


class World:
    """A team's bot over some weeks."""

    def __init__(self, store: SqliteStore) -> None:
        decks = {"sample": capitals(12)}
        self.clock, self.platform = FakeClock(), FakePlatform()
        self.study = Study(store, decks, self.clock)
        self.admin = Admin(store, decks, self.clock)
        self.heartbeat = Heartbeat(store, decks, self.clock, self.study, [self.platform])

    async def happen(self, event: tuple[object, ...]) -> None:
        match event:
            case ("run", int(hours)):
                for _ in range(hours):
                    self.clock.advance(hours=1)
                    await self.heartbeat.tick()
            case ("outage", int(hours)):
                self.clock.advance(hours=hours)
                await self.heartbeat.tick()
            case ("answer", int(who), str(letter), ChannelRef() as channel):
                await self._answer(-1, who, letter, channel)
            case ("answer-older", int(who), int(back)):
                await self._answer(-1 - back, who, "b", ROOM)
            case ("away", int(who), int(days)):
                await self.study.away(PEOPLE[who], self.clock.now().date(), days)
            case ("fail", int(times)):
                self.platform.failing = times
            case ("lose",):
                self.platform.gone = {OTHER.id}
            case ("regain",):
                self.platform.gone = set()
                await self.admin.add_channel(ROOM, OTHER)
            case ("change", str(at)):
                await self.admin.change(ROOM, Wish(at=at))
            case (str(name),):
                await getattr(self.admin, name)(ROOM)

    async def _answer(self, index: int, who: int, letter: str, channel: ChannelRef) -> None:
        if len(self.platform.questions) < abs(index):
            return
        try:
            round_id = self.platform.questions[index].round_id
            await self.study.answer(round_id, PEOPLE[who], letter, channel)
        except Refusal:
            return  # closed, or no answer at all; then nothing may have changed


def recomputed_totals(database: Path) -> dict[tuple[str, int], tuple[int, int, int]]:
    """(points, correct, answered) a period and member, from the raw answers alone."""
    found: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT r.day, a.member_id, a.response, a.late FROM answers a"
            " JOIN rounds r ON r.id = a.round_id WHERE r.kind = 'daily'"
        ).fetchall()
    for day, member_id, response, late in rows:
        year, week, _ = date.fromisoformat(day).isocalendar()
        for period in (f"{year}-W{week:02}", day[:7], "all"):
            right = response == "b" and not late
            entry = found[period, member_id]
            entry[0] += 10 * right
            entry[1] += right
            entry[2] += 1
    return {key: (points, correct, answered) for key, (points, correct, answered) in found.items()}


def stored_totals(database: Path) -> dict[tuple[str, int], tuple[int, int, int]]:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT period, member_id, points, correct, answered FROM totals"
        ).fetchall()
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}


async def check_streaks(store: SqliteStore, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT member_id, length, best, freezes, last_day FROM streaks"
        ).fetchall()
    for member_id, length, best, freezes, last_day in rows:
        days = await store.read(answers.days, 1, member_id)
        until = [entry for entry in days if entry[0] <= date.fromisoformat(last_day)]
        again, _ = history(until)
        assert (again.length, again.best, again.freezes) == (length, best, freezes)


async def live_through(story: list[tuple[object, ...]], database: Path) -> None:
    store = await SqliteStore.open(database)
    try:
        world = World(store)
        await world.admin.start(ANN, [ROOM, OTHER], Wish(weekdays="daily"))
        for event in story:
            await world.happen(event)
        assert stored_totals(database) == recomputed_totals(database)
        await check_streaks(store, database)
        marks = [sent.mark for sent in world.platform.sent]
        assert len(marks) == len(set(marks))
        days = [(sent.channel, sent.view.day) for sent in world.platform.sent if daily(sent.view)]
        assert len(days) == len(set(days))
    finally:
        await store.close()


def daily(view: Posting) -> TypeGuard[QuestionView]:
    return isinstance(view, QuestionView) and view.round_kind == "daily"


@settings(max_examples=80, deadline=None)
@given(st.lists(events, min_size=25, max_size=70))
def test_after_any_sequence_the_books_equal_a_recomputation(
    story: list[tuple[object, ...]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "study.db"
        shutil.copy(blank(), database)
        asyncio.run(live_through(story, database))


def test_a_story_with_a_bit_of_everything_keeps_its_books() -> None:
    ann, bob, cleo = 0, 1, 2
    day: list[tuple[object, ...]]
    day = [("run", 2), ("answer", ann, "b", OTHER), ("answer", bob, "a", ROOM), ("run", 22)]
    story = [*day, *day, ("lose",), *day, ("answer", cleo, "b", ROOM), ("regain",), *day]
    story += [
        ("run", 72),
        ("answer", cleo, "c", ROOM),
        ("away", bob, 3),
        *day,
        ("pause",),
        ("run", 100),
        ("resume",),
        ("run", 24),
        *day,
    ]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "study.db"
        shutil.copy(blank(), database)
        asyncio.run(live_through(story, database))
        totals = recomputed_totals(database)
    everything = {who: total for (span, who), total in totals.items() if span == "all"}
    assert everything == {1: (60, 6, 6), 2: (0, 0, 6), 3: (0, 0, 2)}
