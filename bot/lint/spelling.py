"""One spelling, American or British, in a deck; and words that are often misspelt.

Whichever of the two a deck has more of is its spelling. The rules are for
stems and their endings, so that `normalised` and `normalisation` need no line
of their own; words that both spellings share (advise, analyses, towards) are
in none of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.deckfile import Fault
from bot.lint import spellings
from bot.lint.reading import Read, places
from bot.lint.words import WORD, line_of, prose

AMERICAN, BRITISH = "American", "British"
_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
_MEANT_TWICE = frozenset({"that", "had", "bye"})


def faults(read: Read) -> Iterator[Fault]:
    """Misspelt words, and words that stand twice in a row."""
    for line, word in _words(read):
        if right := spellings.misspelt(word):
            yield read.fault(line, f"“{word}” is misspelt", f"write {right}")
    for place in places(read):
        text = prose(place.text)
        for match in _TWICE.finditer(text):
            if match.group(1).casefold() not in _MEANT_TWICE:
                line = line_of(place.line, text, match.start())
                yield read.fault(line, f"“{match.group(1)}” stands twice", "take one away")


def between(found: Sequence[Read]) -> Iterator[Fault]:
    """Every word of the deck's rarer spelling."""
    met: dict[str, list[tuple[Read, int, str, str]]] = {AMERICAN: [], BRITISH: []}
    for read in found:
        for line, word in _words(read):
            if other := spellings.american(word):
                met[BRITISH].append((read, line, word, other))
            elif other := spellings.british(word):
                met[AMERICAN].append((read, line, word, other))
    rare, usual = sorted(met, key=lambda spelling: (len(met[spelling]), spelling == AMERICAN))
    count = Counter({spelling: len(words) for spelling, words in met.items()})
    for read, line, word, other in met[rare]:
        what = f"“{word}” is {rare}; the deck is {usual} ({count[usual]} words to {count[rare]})"
        yield read.fault(line, what, f"write {other}")


def _words(read: Read) -> Iterator[tuple[int, str]]:
    for place in places(read):
        text = prose(place.text)
        for match in WORD.finditer(text):
            for word in re.split(r"[-’'.,]", match.group()):
                yield line_of(place.line, text, match.start()), word
