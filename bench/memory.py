"""Resident memory: the program with its question standing, and over 20,000 answers.

Against a child that imports the same libraries and keeps a scheduler, two
connections and a loop. The growth is that of a child of its own, which gives
the answers through Study with a real store; see soak.py.
"""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench import child, club
from bench.measure import progress
from bench.report import Bench, Line, Section, times
from bench.soak import CLOSED, COUNTS, LAST, MEMBERS
from bot.config import ROOT

REPETITIONS = 5
MOST = 1.2
MOST_GROWTH_MB = 1.0


def measured(bench: Bench) -> Section:
    ours, bare, arguments = [], [], child.bare()
    for number in range(1, REPETITIONS + 1):
        progress(f"memory, repetition {number} of {REPETITIONS}")
        database = bench.folder / f"memory{number}" / "study.db"
        bare.append(child.memory(arguments, database))
        ours.append(child.memory(child.BOT, database))
    of, to = median(ours), median(bare)
    standing = Line(
        "with the question standing",
        _mb(of),
        _mb(to),
        times(of / to),
        f"<= {MOST} x",
        of <= MOST * to,
    )
    return Section("Memory (RSS)", [standing, *_growth(bench)], NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, interleaved, medians. bare: the same libraries, a scheduler, two"
    " connections, a loop.",
    f"growth: one child, {LAST:,} answers through Study, after SQLite's cache was filled.",
)


def _growth(bench: Bench) -> list[Line]:
    progress(f"memory over {LAST:,} answers")
    at = dict(zip(COUNTS, _soaked(bench.folder / "soak.db"), strict=True))
    lines = []
    for before, after in pairwise(COUNTS):
        grown = at[after] - at[before]
        last = after == LAST
        aim, met = (f"<= {MOST_GROWTH_MB:g} MB", grown <= MOST_GROWTH_MB) if last else ("", None)
        what = f"growth, answers {before:,} to {after:,}"
        lines.append(Line(what, f"{grown:+.1f} MB", f"from {_mb(at[before])}", "", aim, met))
    return lines


def _soaked(path: Path) -> list[float]:
    club.build(path, members=MEMBERS, closed=CLOSED, opened=LAST // MEMBERS)
    command = [sys.executable, "-m", "bench.soak", str(path)]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return [float(mb) for mb in json.loads(answer.stdout)]


def _mb(mb: float) -> str:
    return f"{mb:.1f} MB"
