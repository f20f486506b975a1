"""Templates: enough different answers, and wrong answers that are wrong.

Each is drawn some fifty times; only one that then looks doubtful is drawn two
hundred times, so that a deck is checked in seconds.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.deckfile import Fault
from bot.domain.expression import BadExpression
from bot.domain.template import Template
from bot.lint.reading import Read

FIRST, DRAWS = 50, 200
ANSWERS = 10  # different ones
RIGHT = 0.5  # of the draws, in which a wrong answer may happen to be right; it is left out then


@dataclass
class Tally:
    """What many draws of a template brought, by the number of the wrong answer."""

    draws: int = 0
    answers: set[float] = field(default_factory=set)
    right: Counter[int] = field(default_factory=Counter)
    told: Counter[int] = field(default_factory=Counter)


def faults(read: Read) -> Iterator[Fault]:
    template = read.question.task
    if not isinstance(template, Template):
        return
    tally = tallied(template, FIRST)
    if _doubtful(template, tally):
        tally = tallied(template, DRAWS)
    if (answers := len(tally.answers)) < ANSWERS:
        what = f"{DRAWS} draws have {answers} different answers"
        mend = f"widen the params; {ANSWERS} are the least"
        yield read.fault(read.parts.line("params"), what, mend)
    line = read.parts.line("wrong")
    for index, wrong in enumerate(template.wrong):
        share = tally.right[index] / tally.draws
        if share > RIGHT:
            what = f"the wrong answer {wrong.answer.text} is right in {share:.0%} of the draws"
            yield read.fault(line, what, "mend it, or exclude those draws with where:")
        elif not tally.told[index]:
            what = f"the wrong answer {wrong.answer.text} never occurs"
            yield read.fault(line, what, "take it out; it repeats another, or has no value")


def _doubtful(template: Template, tally: Tally) -> bool:
    slips = range(len(template.wrong))
    often = any(tally.right[index] > RIGHT / 2 * tally.draws for index in slips)
    return often or len(tally.answers) < ANSWERS or not all(tally.told[index] for index in slips)


def tallied(template: Template, draws: int) -> Tally:
    tally = Tally(draws)
    for draw in range(draws):
        _draw(template, random.Random(f"lint {draw}"), tally)
    return tally


def _draw(template: Template, rng: random.Random, tally: Tally) -> None:
    """As the drawing does it: what is right, or is known by another's why, is not told."""
    numbers = template.draw(rng)
    value = float(template.answer.value(numbers))
    margin = template.tolerance.around(value)
    tally.answers.add(float(f"{value:.9g}"))
    taken = [value]
    for index, wrong in enumerate(template.wrong):
        try:
            other = float(wrong.answer.value(numbers))
        except BadExpression:
            continue
        near = [abs(other - known) <= max(margin, 1e-9 * abs(known)) for known in taken]
        tally.right[index] += near[0]
        if not any(near):
            taken.append(other)
            tally.told[index] += 1
