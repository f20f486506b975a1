"""Answer transactions: the bot's own API against the same statements run barely.

`SqliteStore.write(record, …)` with 1 and with 64 callers; raw sqlite3, one
transaction at a time in one thread, no asyncio; aiosqlite with one awaited hop
for each statement; raw sqlite3 again with 64 transactions in one commit, the
most that group commit could reach. All with WAL, synchronous=FULL and the same
cache. Every repetition answers one open round by every member, no one twice,
and each way has a file of its own that begins as the same copy.
"""

import asyncio
import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from bench import club, replay
from bench.club import Club
from bench.measure import Pass, Stopwatch, copied, cpu_each, latency, progress, rate
from bench.replay import Plan
from bench.report import Bench, Line, Section, times
from bot.domain.grading import Grade
from bot.domain.refs import MemberRef
from bot.recording import record
from bot.store.sqlite import SqliteStore

REPETITIONS = 5  # and one before them that is not counted
MEMBERS = 2000
DAYS = 100
CALLERS = 64

Given = tuple[int, MemberRef, Grade, int]  # round, member, grade, when


@dataclass
class Found:
    """The repetitions of each way, in the order in which they ran."""

    raw: list[Pass] = field(default_factory=list)
    batches: list[Pass] = field(default_factory=list)
    hops: list[Pass] = field(default_factory=list)
    one: list[Pass] = field(default_factory=list)
    many: list[Pass] = field(default_factory=list)


def measured(bench: Bench) -> Section:
    path = bench.folder / "answering.db"
    made = club.build(path, members=MEMBERS, closed=DAYS, opened=REPETITIONS + 1)
    found = asyncio.run(_compared(made))
    return Section("Answers, synchronous=FULL", _lines(found), NOTES)


NOTES = (
    f"{MEMBERS:,} members, {MEMBERS * DAYS:,} answers before; {REPETITIONS} x {MEMBERS:,} answers"
    " each way, interleaved, medians.",
    "bare (a): raw sqlite3, same statements, one transaction at a time, no asyncio.",
    "bare (b): aiosqlite, same statements, one awaited hop each. CPU is of all threads.",
    "(b) is twice as fast where its two threads share a CPU: pinned to one, or the other one busy.",
    f"bare (c): as (a), {CALLERS} transactions in one commit. A limit is what no driver can pass.",
    "Answers a second are reckoned from p50, since a shared disk stalls now and then.",
)


async def _compared(made: Club) -> Found:
    plans, found = await _planned(made), Found()
    # Or the bot's garbage collections would walk through what only the baselines need.
    gc.freeze()
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(replay.store(copied(made.path, "one.db")))
        many = await stack.enter_async_context(replay.store(copied(made.path, "many.db")))
        hops = await stack.enter_async_context(replay.by_hops(copied(made.path, "hops.db")))
        raw = stack.enter_context(replay.bare(copied(made.path, "raw.db")))
        batches = stack.enter_context(replay.bare(copied(made.path, "batches.db")))
        for number, (round_id, plan) in enumerate(zip(made.open_rounds, plans, strict=True)):
            progress(f"answers, repetition {number} of {REPETITIONS}")
            answers = given(made, round_id)
            found.raw.append(replay.replayed(raw, plan))
            found.batches.append(replay.replayed(batches, plan, at_once=CALLERS))
            found.hops.append(await replay.replayed_by_hops(hops, plan))
            found.one.append(await called(one, answers, callers=1))
            found.many.append(await called(many, answers, callers=CALLERS))
    gc.unfreeze()
    for passes in (found.raw, found.batches, found.hops, found.one, found.many):
        del passes[0]
    return found


def given(made: Club, round_id: int) -> list[Given]:
    """What every member answers in a round, in an order that is not theirs."""
    ids = sorted(range(1, made.members + 1), key=lambda id: id * 7919 % 10007)
    now = club.opens(round_id) + 60
    right = [Grade("b", True, 10), Grade("c", False, 0)]
    return [(round_id, club.who(id), right[id % 3 == 0], now + id % 3600) for id in ids]


async def _planned(made: Club) -> list[list[Plan]]:
    """The statements of all these answers, noted while the bot gives them once."""
    plans = []
    async with replay.store(copied(made.path, "noted.db")) as store:
        for round_id in made.open_rounds:
            noted: list[Plan] = []
            for of, who, grade, now in given(made, round_id):
                await store.write(replay.noted, noted, record, of, who, grade, club.ROOM, now)
            plans.append(noted)
    return plans


async def called(store: SqliteStore, answers: Sequence[Given], *, callers: int) -> Pass:
    """So many tasks, each of which gives the next answer when its last one is on disk."""
    latencies: list[float] = []
    left = iter(answers)
    watch = Stopwatch()
    await asyncio.gather(*(_caller(store, left, latencies) for _ in range(callers)))
    return watch.stop(len(answers), latencies, callers)


async def _caller(store: SqliteStore, left: Iterator[Given], latencies: list[float]) -> None:
    for round_id, who, grade, now in left:
        before = time.perf_counter()
        recorded = await store.write(record, round_id, who, grade, club.ROOM, now)
        latencies.append(time.perf_counter() - before)
        assert recorded.first


def _lines(found: Found) -> list[Line]:
    return [
        _speed("1 caller, to (b)", found.one, found.hops, 2.5),
        _speed("1 caller, to (a)", found.one, found.raw, 0.4),
        _speed("64 callers, to (a)", found.many, found.raw, 5),
        _speed("limit: 64 callers, to (c)", found.many, found.batches),
        _speed("limit: (a) to (b)", found.raw, found.hops),
        _speed("limit: (c) to (a)", found.batches, found.raw),
        _spread("1 caller, p50 / p99, to (b)", found.one, found.hops),
        _spread("64 callers, p50 / p99, to (a)", found.many, found.raw),
        _cpu("CPU an answer, 1 caller, to (b)", found.one, found.hops),
        _cpu("CPU an answer, 64 callers, to (a)", found.many, found.raw),
    ]


def _speed(
    what: str, ours: Sequence[Pass], bare: Sequence[Pass], least: float | None = None
) -> Line:
    ratio = rate(ours) / rate(bare)
    figures = f"{rate(ours):,.0f} /s", f"{rate(bare):,.0f} /s", times(ratio)
    if least is None:
        return Line(what, *figures)
    return Line(what, *figures, f">= {least:g} x", ratio >= least)


def _spread(what: str, ours: Sequence[Pass], bare: Sequence[Pass]) -> Line:
    def ms(passes: Sequence[Pass]) -> str:
        return f"{1e3 * latency(passes, 50):.2f} / {1e3 * latency(passes, 99):.1f} ms"

    return Line(what, ms(ours), ms(bare), times(latency(ours, 50) / latency(bare, 50)))


def _cpu(what: str, ours: Sequence[Pass], bare: Sequence[Pass]) -> Line:
    of, to = cpu_each(ours), cpu_each(bare)
    return Line(what, f"{1e6 * of:.0f} us", f"{1e6 * to:.0f} us", times(of / to))
