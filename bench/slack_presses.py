"""Presses on a question in Slack, from the press to the private answer, at a steady pace.

The real program, which records each answer durably, says what was right and then renews the
member's App Home, against a bare Bolt app that answers with a message of the same size
and does nothing else; see bare_slack.py. Every press is another member's.
"""

import asyncio
import gc
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench import slack_stage
from bench.measure import Pass, cpu_each, latency, progress
from bench.report import Bench, Line, Section, times
from bench.slack_stage import Side
from tests.wire.slack import Deed

REPETITIONS = 3
WARM = 150
# Presses a second: how many in a repetition, and the aim for the median, times the bare one.
PACES = {50: (125, 2.0), 200: (300, 3.0)}
LATE_S, LOST_S = 3.0, 20.0


@dataclass(frozen=True)
class Paced(Pass):
    """`cpu` and `seconds` last until the bot has nothing left to do. `served` CPU seconds are
    those of this process, the server and the members in one, while presses were made and
    answered, which took `pressed` seconds; so is `bot`, the bot's CPU in that time."""

    served: float = 0.0
    bot: float = 0.0
    pressed: float = 1.0
    requests: int = 0


Found = Mapping[int, list[Paced]]  # by pace


@dataclass
class Both:
    ours: Found = field(default_factory=lambda: {pace: [] for pace in PACES})
    bare: Found = field(default_factory=lambda: {pace: [] for pace in PACES})


def measured(bench: Bench) -> Section:
    found = asyncio.run(_compared(bench))
    return Section("Slack, presses answered", _lines(found), NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, interleaved, medians; Socket Mode, each press another member's."
    " Ours records durably.",
    "bare: Bolt, a message of the same size by respond(), nothing recorded, no App Home.",
    "Reply: from the press to the message at the response_url. CPU: until App Home is renewed.",
    "Busy: share of one CPU, the bot's and that of the server with the members: the server limits"
    " where its own nears 100 %.",
)


async def _compared(bench: Bench) -> Both:
    found = Both()
    async with slack_stage.pair(bench.folder / "slack-presses") as (ours, bare):
        # Or the members' garbage collections would walk through both worlds.
        gc.freeze()
        for side in (ours, bare):
            await pressed(side, WARM, 100)
        for number in range(1, REPETITIONS + 1):
            for pace, (count, _) in PACES.items():
                progress(f"Slack, {pace} presses a second, repetition {number} of {REPETITIONS}")
                found.ours[pace].append(await pressed(ours, count, pace))
                found.bare[pace].append(await pressed(bare, count, pace))
    gc.unfreeze()
    return found


async def pressed(side: Side, count: int, pace: int) -> Paced:
    """So many members press, at so many a second whether the bot keeps up or not."""
    people = side.strangers(count)
    requests, cpu, served = side.slack.metrics.requests, side.cpu_s, time.process_time()
    start = time.perf_counter()
    waiting = []
    for number, person in enumerate(people):
        await asyncio.sleep(max(0.0, start + number / pace - time.perf_counter()))
        waiting.append(asyncio.create_task(_replied(side.press(person))))
    latencies = await asyncio.gather(*waiting)
    lasted, served = time.perf_counter() - start, time.process_time() - served
    bot = side.cpu_s - cpu
    await side.quiet()
    asked = side.slack.metrics.requests - requests
    cpu, seconds = side.cpu_s - cpu, time.perf_counter() - start
    side.forget()
    return Paced(count, seconds, cpu, latencies, 1, served, bot, lasted, asked)


async def _replied(deed: Deed) -> float:
    await deed.responded(timeout=LOST_S)
    return deed.clock() - deed.sent_at


def _lines(found: Both) -> list[Line]:
    lines = []
    for pace, (_, most) in PACES.items():
        ours, bare = found.ours[pace], found.bare[pace]
        lines += [
            _reply(f"reply p50, {pace} a second", ours, bare, 50, most),
            _reply("  p99", ours, bare, 99),
            Line("  later than 3 s", _late(ours), _late(bare)),
            _cpu(ours, bare),
            Line("  requests a press", _requests(ours), _requests(bare)),
            Line("  busy: bot / server", _busy(ours), _busy(bare)),
        ]
    return lines


def _reply(
    what: str,
    ours: Sequence[Paced],
    bare: Sequence[Paced],
    share: int,
    most: float | None = None,
) -> Line:
    of, to = latency(ours, share), latency(bare, share)
    figures = f"{1e3 * of:.1f} ms", f"{1e3 * to:.1f} ms", times(of / to)
    if most is None:
        return Line(what, *figures)
    return Line(what, *figures, f"<= {most:g} x", of <= most * to)


def _late(passes: Sequence[Paced]) -> str:
    latencies = [seconds for each in passes for seconds in each.latencies]
    return f"{sum(seconds > LATE_S for seconds in latencies)} of {len(latencies):,}"


def _cpu(ours: Sequence[Paced], bare: Sequence[Paced]) -> Line:
    of, to = cpu_each(ours), cpu_each(bare)
    return Line("  CPU a press", f"{1e6 * of:.0f} us", f"{1e6 * to:.0f} us", times(of / to))


def _requests(passes: Sequence[Paced]) -> str:
    return f"{median(each.requests / each.count for each in passes):.1f}"


def _busy(passes: Sequence[Paced]) -> str:
    bot = median(each.bot / each.pressed for each in passes)
    server = median(each.served / each.pressed for each in passes)
    return f"{100 * bot:.0f} % / {100 * server:.0f} %"
