"""What is too long, or too short, to be read in a chat: words, characters, lines of code.

Sentences: 40 words are about what is remembered until the verb comes; an
average above 28 is the style of a contract. A formula is one word.
"""

import re
from collections.abc import Iterator

from bot.deckfile import Fault
from bot.domain.text import bare
from bot.lint.balance import lengths
from bot.lint.reading import Place, Read, one_right, places
from bot.lint.words import WORD, count, line_of, sentences

PROMPT = 90  # words besides code
EXPLANATION = (60, 180)  # words besides code and display formulas
MODEL = 150
OPTION = 140  # characters as shown
CODE_LINES, CODE_WIDTH = 16, 76
TELLING, TELLING_BY = 1.8, 25  # times, and characters, that the right option may be longer
SENTENCE, AVERAGE = 40, 28  # words
CODE = re.compile(r"^[ \t]*```[^\n]*\n(.*?)^[ \t]*```", re.DOTALL | re.MULTILINE)


def faults(read: Read) -> Iterator[Fault]:
    for place in places(read):
        yield from _texts(read, place)
        yield from _code(read, place)
        if place.name in ("prompt", "explanation"):
            yield from _sentences(read, place)
    yield from _telling(read)


def _texts(read: Read, place: Place) -> Iterator[Fault]:
    match place.name:
        case "prompt":
            yield from _most(read, place, PROMPT)
        case "model answer":
            yield from _most(read, place, MODEL)
        case "explanation" if read.question.scored:
            yield from _most(read, place, EXPLANATION[1])
            if (words := count(place.text)) < EXPLANATION[0]:
                what = f"the explanation has {words} words"
                mend = f"write at least {EXPLANATION[0]}: the idea, not only the key"
                yield read.fault(place.line, what, mend)
        case "option" if (size := len(bare(place.text))) > OPTION:
            yield read.fault(place.line, f"an option of {size} characters", f"keep it to {OPTION}")


def _most(read: Read, place: Place, most: int) -> Iterator[Fault]:
    if (words := count(place.text)) > most:
        what = f"the {place.name} has {words} words"
        yield read.fault(place.line, what, f"keep it to {most}, besides code")


def _code(read: Read, place: Place) -> Iterator[Fault]:
    for block in CODE.finditer(place.text):
        lines = block.group(1).splitlines()
        first = line_of(place.line, place.text, block.start(1))
        if len(lines) > CODE_LINES:
            what = f"a code block of {len(lines)} lines"
            yield read.fault(first, what, f"keep it to {CODE_LINES}, so that it can be seen whole")
        for line, text in enumerate(lines, first):
            if len(text) > CODE_WIDTH:
                what = f"a line of code of {len(text)} characters"
                yield read.fault(line, what, f"keep it to {CODE_WIDTH}, or it breaks")


def _sentences(read: Read, place: Place) -> Iterator[Fault]:
    found = [(breaks, len(WORD.findall(text))) for breaks, text in sentences(place.text)]
    for breaks, words in found:
        if words > SENTENCE:
            what = f"a sentence of {words} words"
            yield read.fault(place.line + breaks, what, f"split it; {SENTENCE} are the most")
    full = [words for _, words in found if words > 2]  # the rest are headings and remains
    if len(full) > 2 and sum(full) > AVERAGE * len(full):
        what = (
            f"the sentences of the {place.name} have {sum(full) / len(full):.0f} words on average"
        )
        yield read.fault(place.line, what, f"make shorter ones; {AVERAGE} are the most")


def _telling(read: Read) -> Iterator[Fault]:
    right, wrong = lengths(one_right(read))
    if right > TELLING * wrong and right > wrong + TELLING_BY:
        line = next(item.line for item in read.parts.items if item.mark in ("x", "X"))
        what = f"the right option has {right} characters, the longest wrong one {wrong}"
        yield read.fault(line, what, "shorten it; its length gives it away")
