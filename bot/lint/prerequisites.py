"""Prerequisites that cannot come first, or are said twice."""

from collections.abc import Iterator, Sequence

from bot.deckfile import Fault
from bot.lint.reading import Read

HARDER = 2  # levels that a prerequisite may not be above its question


def faults(read: Read) -> Iterator[Fault]:
    line, wanted = read.parts.line("prerequisites"), read.question.prerequisites
    if read.question.id in wanted:
        yield read.fault(line, "the question is its own prerequisite", "take it out of the list")
    for name in sorted({name for name in wanted if wanted.count(name) > 1}):
        yield read.fault(line, f"the prerequisite {name} stands twice", "keep one of them")


def between(found: Sequence[Read]) -> Iterator[Fault]:
    levels = {read.question.id: read.question.difficulty for read in found}
    for read in found:
        mine = read.question.difficulty
        for name in dict.fromkeys(read.question.prerequisites):
            if levels.get(name, 0) >= mine + HARDER:
                what = f"the prerequisite {name} has difficulty {levels[name]}, the question {mine}"
                mend = "let the easier one come first, or rate one of them anew"
                yield read.fault(read.parts.line("prerequisites"), what, mend)
