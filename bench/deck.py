"""What the bundled deck costs the program, beside a deck of one question."""

from pathlib import Path
from statistics import median

from bench import child
from bench.measure import progress
from bench.report import Bench, Line, Section, times

REPETITIONS = 5  # and one before them that is not counted
MOST_S, MOST_MB = 0.5, 8.0
ONE = """---
topic: one
difficulty: 1
references: ["Euclid (1956), The Thirteen Books of the Elements, Book IX"]
---
Which of these is prime?

- [x] 7
- [ ] 9
  It is 3 times 3.

## Why
Seven has no divisor but one and itself.
"""


def measured(bench: Bench) -> Section:
    alone = bench.folder / "content"
    question = alone / "one" / "one" / "prime.md"
    question.parent.mkdir(parents=True)
    question.write_text(ONE)
    seconds: dict[Path | None, list[float]] = {None: [], alone: []}
    memory: dict[Path | None, list[float]] = {None: [], alone: []}
    for number in range(REPETITIONS + 1):
        progress(f"deck, repetition {number} of {REPETITIONS}")
        for content in (None, alone):
            name = "deck" if content is None else "one"
            database = bench.folder / f"{name}{number}" / "study.db"
            seconds[content].append(child.first_question(database, content))
            memory[content].append(child.memory(child.BOT, database, content))
    return Section("The bundled deck", [_time(seconds, alone), _space(memory, alone)], NOTES)


NOTES = (
    f"{REPETITIONS} repetitions, interleaved, medians of the whole program. bare: a deck of one"
    " question. The aims hold for the difference.",
)


def _time(found: dict[Path | None, list[float]], alone: Path) -> Line:
    ours, bare = median(found[None][1:]), median(found[alone][1:])
    aim, met = f"+{MOST_S:g} s", ours - bare <= MOST_S
    return Line(
        "start to the first question",
        f"{ours:.2f} s",
        f"{bare:.2f} s",
        times(ours / bare),
        aim,
        met,
    )


def _space(found: dict[Path | None, list[float]], alone: Path) -> Line:
    ours, bare = median(found[None][1:]), median(found[alone][1:])
    aim, met = f"+{MOST_MB:g} MB", ours - bare <= MOST_MB
    return Line("memory (RSS)", f"{ours:.1f} MB", f"{bare:.1f} MB", times(ours / bare), aim, met)
