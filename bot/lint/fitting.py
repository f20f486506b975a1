"""What a platform cannot show, as its adapter finds by rendering the question."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from bot.deckfile import Fault
from bot.domain.drawing import drawn
from bot.domain.expression import BadExpression
from bot.domain.question import Instance, Question
from bot.domain.template import Template
from bot.lint.reading import Read

DRAWS = 3  # of a template; what is not a template looks the same every time

# Renders all that a question can become, and yields a sentence for each broken limit.
Fit = Callable[[Instance], Iterable[str]]


def fitting(found: Sequence[Read], fits: Mapping[str, Fit]) -> tuple[Fault, ...]:
    """`fits` by the platform's name, as people know it. One fault for each that is broken."""
    return tuple(sorted(set(_faults(found, fits))))


def _faults(found: Sequence[Read], fits: Mapping[str, Fit]) -> Iterator[Fault]:
    for read in found:
        for platform, fit in fits.items():
            for sentence in unfit(read.question, fit):
                what = f"does not fit into {platform}: {sentence}"
                yield read.fault(read.parts.prompt.line, what, "shorten it")


def unfit(question: Question, fit: Fit) -> tuple[str, ...]:
    """Each broken limit once, whatever was drawn."""
    found: dict[str, None] = {}
    for seed in range(DRAWS if isinstance(question.task, Template) else 1):
        # A template that cannot be drawn has a fault of its own.
        with suppress(BadExpression):
            found |= dict.fromkeys(fit(drawn(question, str(seed))))
    return tuple(found)
