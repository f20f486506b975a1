"""Memory of the program connected to Discord, with one server and with a thousand.

Against the bare bot of bare_discord.py, and against the same with all of the
libraries imported that the program has. Each of our servers has a daily.
"""

import asyncio
import subprocess
import sys
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import stage
from bench.measure import progress, rss_mb
from bench.report import Bench, Line, Section, times
from bench.stage import Side
from bot.config import ROOT

REPETITIONS = 3
GUILDS = (1, 1000)
MOST = 1.2
MOST_GROWTH_MB = 2.0
SETTLED_S = 0.5
# Prints every module of other people's that the program imports when it is on Discord.
LIBRARIES = """
import sys
import apscheduler.schedulers.asyncio
import bot.__main__, bot.admin, bot.daily, bot.decks, bot.store.sqlite, adapters.discord.app
bot.decks.load(bot.config.ROOT / "content")
files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
print(*(name for name, file in files.items() if "site-packages" in file))
"""


@dataclass
class Found:
    """MiB, a repetition each: resident, and of that what no other process shares."""

    rss: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)


Kinds = dict[str, Found]  # ours, bare, and bare with libraries


def measured(bench: Bench) -> Section:
    found = asyncio.run(_compared(bench.folder / "servers", _libraries()))
    return Section("Discord, memory connected", _lines(found), NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, side by side, medians; ours has a question standing and a daily"
    " in every server.",
    "bare: discord.py, no intents. With libraries: the same, with all modules imported that ours"
    " imports.",
    "USS: what no other process shares.",
)


async def _compared(folder: Path, libraries: list[str]) -> dict[int, Kinds]:
    kinds = "ours", "bare", "libraries"
    found = {guilds: {kind: Found() for kind in kinds} for guilds in GUILDS}
    for number in range(1, REPETITIONS + 1):
        for guilds in GUILDS:
            progress(f"servers, repetition {number} of {REPETITIONS}")
            at = folder / f"{guilds}-{number}"
            await asyncio.gather(
                _seen(stage.ours(at / "ours", guilds=guilds), found[guilds]["ours"]),
                _seen(stage.bare(at / "bare", guilds=guilds), found[guilds]["bare"]),
                _seen(
                    stage.bare(at / "libraries", None, *libraries, guilds=guilds),
                    found[guilds]["libraries"],
                ),
            )
    return found


async def _seen(opened: AbstractAsyncContextManager[Side], found: Found) -> None:
    async with opened as side:
        await asyncio.sleep(SETTLED_S)
        found.rss.append(rss_mb(side.bot.pid))
        found.own.append(_uss_mb(side.bot.pid))


def _uss_mb(pid: int) -> float:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_")) / 1024


def _libraries() -> list[str]:
    command = [sys.executable, "-c", LIBRARIES]
    names = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return names.stdout.split()


def _lines(found: dict[int, Kinds]) -> list[Line]:
    lines = []
    for guilds, kinds in found.items():
        lines += [
            _line(f"{_servers(guilds)}, to bare", kinds["ours"].rss, kinds["bare"].rss, MOST),
            _line("  to bare with libraries", kinds["ours"].rss, kinds["libraries"].rss),
            _line("  USS, to bare", kinds["ours"].own, kinds["bare"].own),
            _line("  USS, to bare with libraries", kinds["ours"].own, kinds["libraries"].own),
        ]
    return [*lines, _growth(*found.values())]


def _servers(guilds: int) -> str:
    return "1 server" if guilds == 1 else f"{guilds:,} servers"


def _line(what: str, ours: list[float], bare: list[float], most: float | None = None) -> Line:
    of, to = median(ours), median(bare)
    figures = f"{of:.1f} MB", f"{to:.1f} MB", times(of / to)
    if most is None:
        return Line(what, *figures)
    return Line(what, *figures, f"<= {most:g} x", of <= most * to)


def _growth(one: Kinds, many: Kinds) -> Line:
    ours, bare = (median(many[kind].rss) - median(one[kind].rss) for kind in ("ours", "bare"))
    aim, met = f"<= {MOST_GROWTH_MB:g} MB", ours <= MOST_GROWTH_MB
    return Line(
        f"from 1 server to {GUILDS[-1]:,}", f"{ours:+.1f} MB", f"{bare:+.1f} MB", "", aim, met
    )
