"""Formulas that cannot be shown: in a line of text, or as the picture that one becomes."""

import re
from collections.abc import Iterator

from bot.deckfile import Fault
from bot.domain.maths import plain
from bot.lint.reading import Place, Read, places
from bot.lint.words import DISPLAYED, INLINE, line_of, without_code

_COMMAND = re.compile(r"\\[a-zA-Z]+")
# What matplotlib, which draws displayed formulas, does not know.
_UNDRAWN = re.compile(r"\\(?:begin|end|tfrac|lVert|rVert|lvert|rvert|tag|label|substack)\b|&|\\\\")
_DRAWN = re.compile(r"\{\{.*?\}\}")


def faults(read: Read) -> Iterator[Fault]:
    for place in places(read):
        text = without_code(place.text)
        for formula in DISPLAYED.finditer(text):
            yield from [*_displayed(read, place, formula)] or _shown(read, place, formula)
        rest = DISPLAYED.sub(lambda match: "\n" * match.group().count("\n"), text)
        for formula in INLINE.finditer(rest):
            yield from _shown(read, place, formula)
        if "$$" in rest:
            line = line_of(place.line, rest, rest.index("$$"))
            yield read.fault(line, "a displayed formula does not end", "close it with $$")


def _displayed(read: Read, place: Place, formula: re.Match[str]) -> Iterator[Fault]:
    line, tex = line_of(place.line, place.text, formula.start()), formula.group(1)
    if _DRAWN.search(tex):
        what = "a displayed formula with numbers that are drawn"
        mend = "it becomes one picture for all; show the numbers in a line of text below it"
        yield read.fault(line, what, mend)
    elif unknown := _UNDRAWN.search(tex):
        what = f"a displayed formula with {unknown.group()}, which cannot be drawn"
        yield read.fault(line, what, r"write it on one line with \frac, \sum, \left( and the like")


def _shown(read: Read, place: Place, formula: re.Match[str]) -> Iterator[Fault]:
    line, tex = line_of(place.line, place.text, formula.start()), formula.group(1)
    tex = _DRAWN.sub("0", tex)
    braces = re.sub(r"\\[{}]", "", tex)
    if braces.count("{") != braces.count("}"):
        what = f"the braces of the formula {tex.strip()} do not match"
        yield read.fault(line, what, "close what was opened")
    elif unknown := _COMMAND.search(plain(tex)):
        what = f"{unknown.group()} cannot be shown"
        yield read.fault(line, what, "use a command that LaTeX has, or words")
