"""Memory of the program connected to Slack, and of both platforms in one process.

Against a bare Bolt app, and against one process that runs a bare discord.py client
and a bare Bolt app; also against these with all of the libraries imported that
the program has.
"""

import asyncio
import subprocess
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from statistics import median

from bench import slack_stage
from bench.measure import progress, rss_mb
from bench.report import Bench, Line, Section, times
from bench.slack_stage import Side
from bot.config import ROOT

REPETITIONS = 3
MOST = 1.2
SETTLED_S = 0.5
ADAPTERS = {False: "adapters.slack.app", True: "adapters.slack.app, adapters.discord.app"}
# Prints every module of other people's that the program imports when it is on these platforms.
LIBRARIES = """
import sys
import apscheduler.schedulers.asyncio
import bot.__main__, bot.admin, bot.daily, bot.decks, bot.linking, bot.store.sqlite, {adapters}
bot.decks.load(bot.config.ROOT / "content")
files = {{name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}}
print(*(name for name, file in files.items() if "site-packages" in file))
"""

Kinds = dict[str, list[float]]  # MiB resident, of ours, bare, and bare with libraries


def measured(bench: Bench) -> Section:
    found = asyncio.run(_compared(bench.folder / "slack-memory"))
    return Section("Slack, memory connected", _lines(found), NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, side by side, medians, resident; ours has"
    f" posted {slack_stage.CHANNELS} questions in Slack.",
    "bare: Bolt; for both platforms Bolt and discord.py in one process. With libraries: the same,"
    " with all modules imported that ours imports.",
)


async def _compared(folder: Path) -> dict[bool, Kinds]:
    """By whether Discord is there as well."""
    found: dict[bool, Kinds] = {
        discord: {kind: [] for kind in ("ours", "bare", "libraries")} for discord in ADAPTERS
    }
    libraries = {discord: _libraries(adapters) for discord, adapters in ADAPTERS.items()}
    for number in range(1, REPETITIONS + 1):
        progress(f"Slack, memory, repetition {number} of {REPETITIONS}")
        looks = (
            _seen_all(folder / f"{discord}-{number}", discord, libraries[discord], kinds)
            for discord, kinds in found.items()
        )
        await asyncio.gather(*looks)
    return found


async def _seen_all(folder: Path, discord: bool, libraries: list[str], kinds: Kinds) -> None:
    bare = slack_stage.bare(folder / "bare", discord=discord)
    full = slack_stage.bare(folder / "libraries", None, *libraries, discord=discord)
    await asyncio.gather(
        _seen(slack_stage.ours(folder / "ours", discord=discord), kinds["ours"]),
        _seen(bare, kinds["bare"]),
        _seen(full, kinds["libraries"]),
    )


async def _seen(opened: AbstractAsyncContextManager[Side], found: list[float]) -> None:
    async with opened as side:
        await asyncio.sleep(SETTLED_S)
        found.append(rss_mb(side.bot.pid))


def _libraries(adapters: str) -> list[str]:
    command = [sys.executable, "-c", LIBRARIES.format(adapters=adapters)]
    names = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return names.stdout.split()


def _lines(found: dict[bool, Kinds]) -> list[Line]:
    alone, both = found[False], found[True]
    return [
        _line("Slack, to bare", alone["ours"], alone["bare"]),
        _line("  to bare with libraries", alone["ours"], alone["libraries"]),
        _line("Slack and Discord, to bare", both["ours"], both["bare"], MOST),
        _line("  to bare with libraries", both["ours"], both["libraries"]),
    ]


def _line(what: str, ours: list[float], bare: list[float], most: float | None = None) -> Line:
    of, to = median(ours), median(bare)
    figures = f"{of:.1f} MB", f"{to:.1f} MB", times(of / to)
    if most is None:
        return Line(what, *figures)
    return Line(what, *figures, f"<= {most:g} x", of <= most * to)
