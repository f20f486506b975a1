"""CPU of posting the question of the day to Slack.

The adapter's Posts, its pace lifted, from a view to Slack's answer, against slack_sdk's
AsyncWebClient with one shared session, which sends the same messages. The aim is for the way
that slack_sdk's manual shows, models of blocks given to the client, as bare discord.py gets a
layout in presses.py; dicts made beforehand, which no bot has, show what sending alone costs.
All run in one process that does nothing else; see slack_posting.py. The server runs in this one.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import slack_posting as posting
from bench.measure import Pass, cpu_each, progress
from bench.report import Bench, Line, Section, times
from bench.slack_stage import environment
from bot.config import ROOT
from tests.wire.slack import SlackServer

CHANNELS = 300
LEAST = 0.9
CLEARED_S = 0.5


def measured(bench: Bench) -> Section:
    progress("Slack, posts")
    folder = bench.folder / "slack-posts"
    folder.mkdir()
    found, busy = asyncio.run(_compared(folder))
    return Section("Slack, posts", _lines(found, busy), NOTES)


NOTES = (
    f"{posting.REPETITIONS} repetitions of {CHANNELS} posts, {posting.ABREAST} at a time,"
    " interleaved, medians; CPU of the posting process.",
    "bare: slack_sdk, one shared session, the same messages as models of its own, built beforehand;"
    " or as dicts, with nothing left to make.",
    "The whole way: planned, claimed, rendered, posted and recorded durably by the heartbeat.",
    "The server has a process of its own: near 100 % it would slow both down, and cost neither.",
)


async def _compared(folder: Path) -> tuple[dict[str, list[Pass]], float]:
    async with SlackServer() as slack:
        slack.recording = False
        ids = [slack.channel(f"study-{number}").id for number in range(CHANNELS)]
        clearing = asyncio.create_task(_clear(slack))
        cpu, start = time.process_time(), time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.slack_posting", str(folder), *ids),
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
            env=slack.env | environment(folder),
        )
        said, _ = await child.communicate()
        busy = (time.process_time() - cpu) / (time.perf_counter() - start)
        clearing.cancel()
        assert child.returncode == 0, "the posting process failed"
    rows = json.loads(said)
    return {kind: [Pass(*row) for row in found] for kind, found in rows.items()}, busy


async def _clear(slack: SlackServer) -> None:
    """What was posted, or this process would fill up with it."""
    while True:
        await asyncio.sleep(CLEARED_S)
        for channel in slack.team.channels.values():
            channel.messages.clear()


def _lines(found: dict[str, list[Pass]], busy: float) -> list[Line]:
    kinds = (posting.OURS, posting.MODELS, posting.DICTS, posting.BEATS)
    ours, models, dicts, beats = (found[kind] for kind in kinds)
    return [
        _line("posts a CPU second", ours, models, LEAST),
        _line("  to bare with dicts", ours, dicts),
        _line("  the whole way, to bare", beats, models),
        Line("  CPU for 1,000 posts", _cpu(ours), _cpu(models), times(_ratio(ours, models))),
        Line("  busy: posting / server", f"{_busy(ours)} / {100 * busy:.0f} %", _busy(models)),
    ]


def _line(
    what: str, ours: Sequence[Pass], bare: Sequence[Pass], least: float | None = None
) -> Line:
    of, to = 1 / cpu_each(ours), 1 / cpu_each(bare)
    figures = f"{of:,.0f} /s", f"{to:,.0f} /s", times(of / to)
    if least is None:
        return Line(what, *figures)
    return Line(what, *figures, f">= {least:g} x", of >= least * to)


def _ratio(ours: Sequence[Pass], bare: Sequence[Pass]) -> float:
    return cpu_each(ours) / cpu_each(bare)


def _cpu(passes: Sequence[Pass]) -> str:
    return f"{1e3 * cpu_each(passes):.2f} s"


def _busy(passes: Sequence[Pass]) -> str:
    return f"{100 * sum(p.cpu for p in passes) / sum(p.seconds for p in passes):.0f} %"
