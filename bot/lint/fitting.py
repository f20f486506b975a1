"""What a platform cannot show, as its adapter finds by rendering the question."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.deckfile import Fault
from bot.domain.question import Question
from bot.lint.reading import Read

# Draws a question, renders all that it can become, and yields a sentence for each broken limit.
Fit = Callable[[Question], Iterable[str]]


def fitting(found: Sequence[Read], fits: Mapping[str, Fit]) -> tuple[Fault, ...]:
    """`fits` by the platform's name, as people know it. One fault for each that is broken."""
    return tuple(sorted(set(_faults(found, fits))))


def _faults(found: Sequence[Read], fits: Mapping[str, Fit]) -> Iterator[Fault]:
    for read in found:
        for platform, fit in fits.items():
            for sentence in dict.fromkeys(fit(read.question)):
                what = f"does not fit into {platform}: {sentence}"
                yield read.fault(read.parts.prompt.line, what, "shorten it")
