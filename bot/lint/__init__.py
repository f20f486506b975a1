"""The linter that knows how questions are written well.

The hard faults of `bot.decks` stop the bot: a file that cannot be read, a
question that cannot be graded. These do not. They are what an editor would
send back: a right option that is longer than all others, a name that tells the
answer, two files that ask the same. Pure: it looks at what was read and at no
file but for whether a picture is there.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.deckfile import Fault
from bot.lint import (
    answers,
    balance,
    duplicates,
    leaks,
    length,
    maths,
    negation,
    pictures,
    prerequisites,
    references,
    spelling,
    variety,
)
from bot.lint.fitting import Fit, fitting, unfit
from bot.lint.reading import Read

__all__ = ["Fit", "Read", "faults", "fitting", "unfit"]

OF_A_FILE: tuple[Callable[[Read], Iterator[Fault]], ...] = (
    answers.faults,
    leaks.faults,
    length.faults,
    maths.faults,
    negation.faults,
    pictures.faults,
    prerequisites.faults,
    references.faults,
    spelling.faults,
    variety.faults,
)
OF_A_DECK: tuple[Callable[[Sequence[Read]], Iterator[Fault]], ...] = (
    balance.fixed,
    balance.longest,
    balance.shuffled,
    duplicates.faults,
    prerequisites.between,
    references.between,
    spelling.between,
)


def faults(found: Sequence[Read]) -> tuple[Fault, ...]:
    """All faults of all files, sorted by file and line. Rules of a deck need two files of it."""
    decks: dict[Path, list[Read]] = {}
    for read in found:
        decks.setdefault(read.deck, []).append(read)
    single = [fault for read in found for rule in OF_A_FILE for fault in rule(read)]
    whole = [d for d in decks.values() if len(d) > 1]
    return tuple(
        sorted({*single, *(f for deck in whole for rule in OF_A_DECK for f in rule(deck))})
    )
