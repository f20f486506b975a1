"""Two questions of a deck that ask the same, in the same words or nearly.

Numbers are taken as equal: two templates that differ only in them are one
question to whoever gets both. Compared are runs of words, which find a copy,
and single words, which find a sentence that was turned around. What few
questions share counts for more than what all of them say.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from bot.deckfile import Fault
from bot.domain.text import bare
from bot.lint.leaks import stems
from bot.lint.reading import Read, choice

ALIKE, TURNED = 0.6, 0.8  # of the weight of all runs, or words, that one of two holds
RUN = 3  # words
FEWEST = 5  # words; of fewer nothing can be said
_TOKEN = re.compile(r"[^\W\d_]+|[\d.,]*\d|[^\w\s]")

Marks = frozenset[Hashable]


def faults(found: Sequence[Read]) -> Iterator[Fault]:
    """At the later of two, which names the earlier one."""
    same_words = alike([words(read) for read in found], TURNED)
    pairs = dict(same_words) | dict(alike([runs(read) for read in found], ALIKE))
    for later, first in sorted(pairs.items()):
        what = f"asks nearly the same as {found[first].path}"
        mend = "ask for something else, or take one of the two away"
        yield found[later].fault(found[later].parts.prompt.line, what, mend)


def alike(marks: Sequence[Marks], least: float) -> Iterator[tuple[int, int]]:
    """Pairs that share so much of their weight, the later first. What is like something earlier
    is compared with nothing else, so that a hundred copies cost as much as a hundred others."""
    often = Counter(mark for each in marks for mark in each)
    weights = {mark: math.log(1 + len(marks) / count) for mark, count in often.items()}
    sizes = [sum(weights[mark] for mark in each) for each in marks]
    where: defaultdict[Hashable, list[int]] = defaultdict(list)
    for later, mine in enumerate(marks):
        shared: defaultdict[int, float] = defaultdict(float)
        for mark in mine:
            for first in where.get(mark, ()):
                shared[first] += weights[mark]
        likest = [
            first
            for first, common in shared.items()
            if common >= least * (sizes[later] + sizes[first] - common)
        ]
        if likest:
            yield later, min(likest)
        else:
            for mark in mine:
                where[mark].append(later)


def runs(read: Read) -> Marks:
    """Runs of words of the prompt, and each option as a whole (in whatever order)."""
    said = tokens(read.question.prompt)
    task = choice(read)
    options = {tuple(tokens(option.text)) for option in task.options} if task else set()
    return frozenset({tuple(said[i : i + RUN]) for i in range(max(1, len(said) - 2))} | options)


def words(read: Read) -> Marks:
    """The words that tell something, of prompt and options; none if there are too few."""
    task = choice(read)
    options = [option.text for option in task.options] if task else []
    found = stems(bare("\n\n".join([read.question.prompt, *options])))
    return frozenset(found) if len(found) >= FEWEST else frozenset()


def tokens(markdown: str) -> list[str]:
    text = re.sub(r"\{\{.*?\}\}", "0", bare(markdown).casefold())
    return ["0" if token[-1].isdecimal() else token for token in _TOKEN.findall(text)]
