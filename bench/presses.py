"""Presses on a question, from the gateway to the private answer: CPU, a burst, memory.

The real program, which records each answer durably and says what was right,
against a bare discord.py bot that answers a message of the same size and
records nothing; see bare_discord.py. Every press is another member's.
"""

import asyncio
import gc
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from statistics import median

from bench import stage
from bench.measure import Pass, cpu_each, percentile, progress, rss_mb
from bench.report import Bench, Line, Section, times
from bench.stage import Side
from tests.wire.discord import Interaction
from tests.wire.discord.payloads import LOADING

REPETITIONS = 5
WARM = 300  # presses before anything counts
ONE, MANY = 400, 600  # presses a repetition, by one at a time and by ABREAST
ABREAST = 16
CLICKS = 1000  # at once
COUNTS = (5_000, 20_000)  # after so many answers memory is looked at
MOST_CPU, LEAST_RATE, MOST_S, MOST_GROWTH_MB = 1.5, 0.7, 3.0, 2.0
LOST_S = 20.0


@dataclass(frozen=True)
class Burst(Pass):
    """`served` CPU seconds are those of this process, the server and the members in one."""

    served: float = 0.0

    @property
    def rate(self) -> float:
        return self.count / self.seconds


@dataclass
class Found:
    """The repetitions of one bot, and its memory after so many answers, in MiB."""

    one: list[Burst] = field(default_factory=list)
    many: list[Burst] = field(default_factory=list)
    bursts: list[Burst] = field(default_factory=list)
    mb: list[float] = field(default_factory=list)


def measured(bench: Bench) -> Section:
    ours, bare = asyncio.run(_compared(bench))
    return Section("Discord, presses answered", _lines(ours, bare), NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, interleaved, medians; each press another member's. Ours records"
    " durably (synchronous=FULL).",
    "bare: discord.py, no intents, a message of the same size in answer, nothing recorded.",
    f"CPU of the bot's process. Burst: {CLICKS:,} presses sent at once, until the last is seen.",
    "Answers later than 3 s are the machine's fault where the bare bot has as many.",
    "RSS: a process of its own, with next to no cache of SQLite's, which would grow to its 8 MB.",
    "Busy: share of one CPU, the bot's and that of the server with the members: near 100 % limits.",
)


async def _compared(bench: Bench) -> tuple[Found, Found]:
    found = Found(), Found()
    async with AsyncExitStack() as stack:
        sides = await stack.enter_async_context(stage.pair(bench.folder / "presses"))
        # Or the members' garbage collections would walk through both worlds.
        gc.freeze()
        for side in sides:
            await pressed(side, WARM, ABREAST)
        for number in range(1, REPETITIONS + 1):
            progress(f"presses, repetition {number} of {REPETITIONS}")
            for side, of in zip(sides, found, strict=True):
                of.one.append(await pressed(side, ONE, 1))
                of.many.append(await pressed(side, MANY, ABREAST))
        for number in range(1, REPETITIONS + 1):
            progress(f"bursts, repetition {number} of {REPETITIONS}")
            for side, of in zip(sides, found, strict=True):
                of.bursts.append(await burst(side))
    async with stage.ours(bench.folder / "soaked", module=stage.SMALL_CACHE) as side:
        found[0].mb = await _soaked(side)
    gc.unfreeze()
    return found


async def _soaked(side: Side) -> list[float]:
    found = []
    for count in COUNTS:
        progress(f"presses, memory over {count:,}")
        while side.pressed < count:
            await pressed(side, min(1000, count - side.pressed), ABREAST)
        found.append(rss_mb(side.bot.pid))
    return found


async def pressed(side: Side, count: int, abreast: int) -> Burst:
    """So many members press, each when one of those before has been answered."""
    latencies: list[float] = []
    watch = Watch(side)
    left = iter(range(count))
    await asyncio.gather(*(_members(side, left, latencies) for _ in range(abreast)))
    return watch.stop(count, latencies)


async def _members(side: Side, left: Iterator[int], latencies: list[float]) -> None:
    for _ in left:
        before = time.perf_counter()
        await side.press(side.stranger()).shown(LOST_S)
        latencies.append(time.perf_counter() - before)


async def burst(side: Side) -> Burst:
    """All at once: nothing leaves this process before all are on their way, so what it takes
    to make them is in nobody's time."""
    people = [side.stranger() for _ in range(CLICKS)]
    sent = [side.press(person) for person in people]
    watch, now = Watch(side), side.town.clock()
    for interaction in sent:
        interaction.sent_at = now
    return watch.stop(CLICKS, await asyncio.gather(*(_shown(each) for each in sent)))


async def _shown(interaction: Interaction) -> float:
    """Seconds until the member saw an answer, not merely that one is to come; infinite where
    Discord took none, since it came after 3 s."""
    await interaction.watch.until(lambda: interaction.refused or _visible(interaction), LOST_S)
    return math.inf if interaction.refused else interaction.clock() - interaction.sent_at


def _visible(interaction: Interaction) -> bool:
    reply = interaction.original
    return reply is not None and not reply["flags"] & LOADING


class Watch:
    """Wall time and CPU on both sides since it was made."""

    def __init__(self, side: Side) -> None:
        self._side, self._cpu = side, side.cpu_s
        self._served, self._start = time.process_time(), time.perf_counter()

    def stop(self, count: int, latencies: Sequence[float]) -> Burst:
        seconds = time.perf_counter() - self._start
        served = time.process_time() - self._served
        self._side.town.forget()
        cpu = self._side.cpu_s - self._cpu
        return Burst(count, seconds, cpu, latencies, served=served)


def _lines(ours: Found, bare: Found) -> list[Line]:
    return [
        _cpu("CPU a press, 1 at a time", ours.one, bare.one),
        _cpu(f"CPU a press, {ABREAST} at a time", ours.many, bare.many),
        _rate(ours.bursts, bare.bursts),
        _slowest(ours.bursts, bare.bursts),
        Line("  later than 3 s", _late(ours.bursts), _late(bare.bursts)),
        _cpu("  its CPU a press", ours.bursts, bare.bursts),
        Line("  busy: bot / server", _busy(ours.bursts), _busy(bare.bursts)),
        _growth(ours.mb),
    ]


def _cpu(what: str, ours: Sequence[Pass], bare: Sequence[Pass]) -> Line:
    of, to = cpu_each(ours), cpu_each(bare)
    figures = f"{1e6 * of:.0f} us", f"{1e6 * to:.0f} us", times(of / to)
    return Line(what, *figures, f"<= {MOST_CPU} x", of <= MOST_CPU * to)


def _rate(ours: Sequence[Burst], bare: Sequence[Burst]) -> Line:
    of, to = (median(each.rate for each in bursts) for bursts in (ours, bare))
    figures = f"{of:,.0f} /s", f"{to:,.0f} /s", times(of / to)
    return Line(f"burst of {CLICKS:,}", *figures, f">= {LEAST_RATE} x", of >= LEAST_RATE * to)


def _slowest(ours: Sequence[Burst], bare: Sequence[Burst]) -> Line:
    of, to = (median(percentile(each.latencies, 100) for each in b) for b in (ours, bare))
    figures = f"{of:.2f} s", f"{to:.2f} s", times(of / to)
    return Line("  its slowest answer", *figures, f"<= {MOST_S:g} s", of <= MOST_S)


def _late(bursts: Sequence[Burst]) -> str:
    latencies = [seconds for each in bursts for seconds in each.latencies]
    return f"{sum(seconds > MOST_S for seconds in latencies)} of {len(latencies):,}"


def _busy(bursts: Sequence[Burst]) -> str:
    bot, server = (median(share) for share in zip(*map(_shares, bursts), strict=True))
    return f"{100 * bot:.0f} % / {100 * server:.0f} %"


def _shares(each: Burst) -> tuple[float, float]:
    return each.cpu / each.seconds, each.served / each.seconds


def _growth(mb: Sequence[float]) -> Line:
    before, after = mb
    what = "RSS, answers {:,} to {:,}".format(*COUNTS)
    aim, met = f"<= {MOST_GROWTH_MB:g} MB", after - before <= MOST_GROWTH_MB
    return Line(what, f"{after - before:+.1f} MB", f"from {before:.1f} MB", "", aim, met)
