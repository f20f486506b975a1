"""A page of the leaderboard and the asker's place in it, at one and at ten million answers.

`bot.posting.board` through `SqliteStore.read`, against the same statements on
raw sqlite3 in one thread. Warm, a team of 20,000, askers drawn from all of it.
What the month's board says is compared with a recomputation from the answers.
"""

import asyncio
import random
import sqlite3
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from statistics import median

from bench import history, replay
from bench.club import Club
from bench.measure import millions, percentile, progress
from bench.replay import Plan
from bench.report import Bench, Line, Section, times
from bot.domain.standing import Span
from bot.posting import board
from bot.store.sqlite import SqliteStore
from bot.views import StandingsView

REPETITIONS = 5  # and one before them that is not counted
READS = 40  # a span, database and repetition
MOST_MS = 2.0

RECOMPUTED = """
SELECT a.member_id, SUM(a.points) FROM answers a JOIN rounds r ON r.id = a.round_id
WHERE r.daily_id = 1 AND substr(r.day, 1, 7) = ? GROUP BY a.member_id
ORDER BY SUM(a.points) DESC, a.member_id LIMIT 10"""


@dataclass
class Side:
    """One database, and how long reads of its boards took, in seconds."""

    club: Club
    store: SqliteStore
    raw: sqlite3.Connection
    ours: dict[Span, list[float]] = field(default_factory=lambda: {span: [] for span in Span})
    bare: dict[Span, list[float]] = field(default_factory=lambda: {span: [] for span in Span})
    recomputed: float = 0.0


def measured(bench: Bench) -> Section:
    title = "Leaderboard, top 10 and my place"
    try:
        clubs = [history.built(bench, answers) for answers in history.sizes(bench)]
    except history.NoRoom as words:
        return Section(title, (), (f"Skipped: {words}",))
    return Section(title, asyncio.run(_compared(clubs)), NOTES)


NOTES = (
    f"team of {history.MEMBERS:,}, warm, p50 of {REPETITIONS} x {READS} reads a line, interleaved;"
    " equal to a recomputation.",
    "bare: raw sqlite3, same statements. From the answers: one GROUP BY over the month.",
)


async def _compared(clubs: list[Club]) -> list[Line]:
    async with AsyncExitStack() as stack:
        sides = []
        for made in clubs:
            store = await stack.enter_async_context(replay.store(made.path))
            sides.append(Side(made, store, stack.enter_context(replay.bare(made.path))))
        for number in range(REPETITIONS + 1):
            progress(f"boards, repetition {number} of {REPETITIONS}")
            for span in Span:
                for side in sides:
                    await _read(side, span, number)
        for side in sides:
            await _recompute(side)
    return _lines(*sides)


async def _read(side: Side, span: Span, number: int) -> None:
    period = side.club.last(span)
    ids = random.Random(f"{span}{number}").sample(range(1, side.club.members + 1), READS)
    for id in ids:
        plans: list[Plan] = []
        await side.store.read(replay.noted, plans, _board, span, period, id)
        before = time.perf_counter()
        await side.store.read(board, 1, span, period, member_id=id, offset=0)
        ours = time.perf_counter() - before
        bare = replay.replayed(side.raw, plans, begin="BEGIN").seconds
        if number > 0:
            side.ours[span].append(ours)
            side.bare[span].append(bare)


async def _board(tx: replay.Noting, span: Span, period: str, member_id: int) -> StandingsView:
    return await board(tx, 1, span, period, member_id=member_id, offset=0)


async def _recompute(side: Side) -> None:
    month = side.club.last(Span.MONTH)
    before = time.perf_counter()
    expected = side.raw.execute(RECOMPUTED, (month,)).fetchall()
    side.recomputed = time.perf_counter() - before
    view = await side.store.read(board, 1, Span.MONTH, month, member_id=None, offset=0)
    assert [(row.score.member_id, row.score.points) for row in view.rows] == expected


def _lines(small: Side, large: Side) -> list[Line]:
    lines = []
    for side in (small, large):
        size = millions(side.club.answers)
        for span in Span:
            ours, bare = median(side.ours[span]), median(side.bare[span])
            what = f"{size} answers, {span}, p50"
            aim = f"<= {MOST_MS:g} ms"
            met = 1e3 * ours <= MOST_MS
            lines.append(Line(what, _ms(ours), _ms(bare), times(ours / bare), aim, met))
        samples = [seconds for span in Span for seconds in side.ours[span]]
        lines.append(Line(f"{size} answers, p99 of all", _ms(percentile(samples, 99))))
    for span in Span:
        here, there = median(large.ours[span]), median(small.ours[span])
        what = f"{_of(large)} to {_of(small)}, {span}"
        met = here < 2 * there
        lines.append(Line(what, _ms(here), _ms(there), times(here / there), "< 2 x", met))
    for side in (small, large):
        ours = median(side.ours[Span.MONTH])
        what = f"{_of(side)}, month, from the answers"
        lines.append(Line(what, _ms(ours), _ms(side.recomputed), times(ours / side.recomputed)))
    return lines


def _of(side: Side) -> str:
    return millions(side.club.answers)


def _ms(seconds: float) -> str:
    return f"{1e3 * seconds:.2f} ms"
