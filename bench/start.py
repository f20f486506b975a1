"""From `python -m bot` to the first question, against a bare import of the libraries.

The first run makes and fills its database; the second finds it, with the
question of the day unanswered.
"""

from statistics import median

from bench import child
from bench.measure import progress
from bench.report import Bench, Line, Section, times

REPETITIONS = 5  # and one before them that is not counted
MOST_S = 2.0


def measured(bench: Bench) -> Section:
    bare, first, second = [], [], []
    for number in range(REPETITIONS + 1):
        progress(f"start, repetition {number} of {REPETITIONS}")
        database = bench.folder / f"start{number}" / "study.db"
        bare.append(child.imported())
        first.append(child.first_question(database))
        second.append(child.first_question(database))
    of = median(bare[1:])
    lines = [_line("first run", first[1:], of), _line("second run", second[1:], of)]
    return Section("Start to the first question", lines, NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, interleaved, medians. bare: python importing asyncio, aiosqlite,"
    " apscheduler, rich.",
)


def _line(what: str, seconds: list[float], bare: float) -> Line:
    ours = median(seconds)
    aim, met = f"<= {MOST_S:g} s", ours <= MOST_S
    return Line(what, f"{ours:.2f} s", f"{bare:.2f} s", times(ours / bare), aim, met)
