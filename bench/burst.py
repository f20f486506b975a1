"""2,000 dailies due in the same second: planned, claimed, and how long the loop stood still.

`Heartbeat.tick` with a platform that does nothing, against raw sqlite3 running
the statements of the same planning and claiming transactions, one after the
other. The tick also renders, posts and notes what it has claimed before it
claims more; the baseline does not.
"""

import asyncio
import pickle
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench import dailies, replay
from bench.measure import Lateness, copied, progress
from bench.replay import NotingStore, Plan
from bench.report import Bench, Line, Section, times
from bot import planning
from bot.daily import Heartbeat
from bot.store import P, Store, T, Work, ledger
from bot.study import Study

REPETITIONS = 5
MOST_S = 0.5
MOST_BLOCK_S = 0.05
PLANS: tuple[Callable[..., Any], ...] = (planning.plan, planning.plan_reveals)


class Watched:
    """A store that notes when the last daily was planned and the last delivery claimed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.planned_at = self.claimed_at = 0.0
        self.claimed = 0

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        result = await self._store.write(work, *args, **kwargs)
        now = time.perf_counter()
        if work is planning.plan:
            self.planned_at = now
        if work is ledger.claim and isinstance(result, list) and result:
            self.claimed, self.claimed_at = self.claimed + len(result), now
        return result

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._store.read(work, *args, **kwargs)

    async def close(self) -> None:
        await self._store.close()


@dataclass
class Found:
    """Seconds, a repetition each."""

    planned: list[float] = field(default_factory=list)
    claimed: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    block: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    bare_plan: list[float] = field(default_factory=list)
    bare_claim: list[float] = field(default_factory=list)


def measured(bench: Bench) -> Section:
    path = bench.folder / "burst.db"
    dailies.build(path)
    return Section(
        f"{dailies.COUNT:,} dailies in one second", _lines(asyncio.run(_all(path))), NOTES
    )


NOTES = (
    f"{REPETITIONS} repetitions on fresh copies, {dailies.PAST} past rounds each, medians; block:"
    " the worst of all.",
    "bare: raw sqlite3, the statements of planning and claiming. block, bare: this loop when idle.",
)


async def _all(path: Path) -> Found:
    found = Found()
    # As bytes, or the bot's garbage collections would walk through what only the baseline needs.
    noted = pickle.dumps(await _noted(path))
    for number in range(1, REPETITIONS + 1):
        progress(f"dailies at once, repetition {number} of {REPETITIONS}")
        plans, claims = pickle.loads(noted)
        with replay.bare(copied(path, "bare.db")) as raw:
            _replay(raw, plans, claims, found)
        del plans, claims
        await _tick(path, found)
    return found


async def _noted(path: Path) -> tuple[list[Plan], list[Plan]]:
    """The statements of planning and of claiming, noted in a tick that is not timed."""
    async with replay.store(copied(path, "noted.db")) as opened:
        store = NotingStore(opened, (*PLANS, ledger.claim))
        await _heartbeat(store).tick()
    claims = [plan for plan in store.plans if plan[0][0].startswith("UPDATE deliveries")]
    return [plan for plan in store.plans if plan not in claims], claims


def _replay(raw: sqlite3.Connection, plans: list[Plan], claims: list[Plan], found: Found) -> None:
    planned = replay.replayed(raw, plans).seconds
    found.bare_plan.append(planned)
    found.bare_claim.append(planned + replay.replayed(raw, claims).seconds)


async def _tick(path: Path, found: Found) -> None:
    async with replay.store(copied(path, "tick.db")) as opened:
        store = Watched(opened)
        heartbeat = _heartbeat(store)
        async with Lateness() as idle:
            await asyncio.sleep(0.5)
        async with Lateness() as busy:
            start, cpu = time.perf_counter(), time.process_time()
            await heartbeat.tick()
            found.whole.append(time.perf_counter() - start)
            found.cpu.append(time.process_time() - cpu)
    assert store.claimed == dailies.COUNT
    found.planned.append(store.planned_at - start)
    found.claimed.append(store.claimed_at - start)
    found.block.append(busy.longest)
    found.idle.append(idle.longest)


def _heartbeat(store: Store) -> Heartbeat:
    clock, decks = dailies.Still(), dailies.decks()
    return Heartbeat(store, decks, clock, Study(store, decks, clock), [dailies.Silent()])


def _lines(found: Found) -> list[Line]:
    block, idle = max(found.block), max(found.idle)
    return [
        _line("all planned", found.planned, found.bare_plan, aimed=True),
        _line("all leased, posting on the way", found.claimed, found.bare_claim, aimed=False),
        _line("all posted, whole tick", found.whole, found.bare_claim, aimed=False),
        Line("CPU of the tick", f"{median(found.cpu):.2f} s"),
        Line(
            "longest block of the loop",
            f"{1e3 * block:.0f} ms",
            f"{1e3 * idle:.0f} ms",
            "",
            f"<= {1e3 * MOST_BLOCK_S:g} ms",
            block <= MOST_BLOCK_S,
        ),
    ]


def _line(what: str, ours: list[float], bare: list[float], *, aimed: bool) -> Line:
    of, to = median(ours), median(bare)
    aim, met = (f"<= {MOST_S:g} s", of <= MOST_S) if aimed else ("", None)
    return Line(what, f"{of:.2f} s", f"{to:.2f} s", times(of / to), aim, met)
