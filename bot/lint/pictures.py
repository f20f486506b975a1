"""Pictures: a file that is there, words for who cannot see it, and formulas that can be one."""

import re
from collections.abc import Iterator

from bot.deckfile import Fault
from bot.figures import Figures
from bot.lint.reading import Place, Read, places
from bot.lint.words import PICTURE, line_of

SHORTEST, LONGEST = 15, 250  # characters of alt text
_HOLLOW = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|graphic) of\b|(?:an? |the |this )?figure\b",
    re.IGNORECASE,
)
_DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)


def faults(read: Read) -> Iterator[Fault]:
    figures = Figures(read.deck.parent)
    for place in places(read):
        yield from _drawn_anew(read, place)
        for picture in PICTURE.finditer(place.text):
            line = line_of(place.line, place.text, picture.start())
            yield from _alt(read, line, " ".join(picture["alt"].split()))
            if (
                figures.find(read.deck.name, read.path.absolute().parent.name, picture["path"])
                is None
            ):
                what = f"there is no picture {picture['path']}"
                mend = "give its path from the question's folder or the deck's; .png as a rule"
                yield read.fault(line, what, mend)


def _drawn_anew(read: Read, place: Place) -> Iterator[Fault]:
    for formula in _DISPLAYED.finditer(place.text):
        if "{{" in formula.group(1):
            line = line_of(place.line, place.text, formula.start())
            what = "a displayed formula with numbers that are drawn"
            mend = "it becomes one picture for all; show the numbers in a line of text below it"
            yield read.fault(line, what, mend)


def _alt(read: Read, line: int, alt: str) -> Iterator[Fault]:
    mend = "say between ![ and ] what it shows, as to somebody on the phone"
    if 0 < len(alt) < SHORTEST:
        yield read.fault(line, f"the alt text “{alt}” is too short", mend)
    if len(alt) > LONGEST:
        what = f"an alt text of {len(alt)} characters"
        yield read.fault(line, what, f"keep it to {LONGEST}; a screen reader cannot skim it")
    if found := _HOLLOW.match(alt):
        what = f"the alt text begins with “{found.group()}”"
        yield read.fault(line, what, "begin with what it shows; that it is a picture is known")
