"""Pictures: a file that is there, and words for who cannot see it."""

import re
from collections.abc import Iterator

from bot.deckfile import Fault
from bot.figures import Figures
from bot.lint.reading import Read, places
from bot.lint.words import PICTURE, line_of

SHORTEST, LONGEST = 15, 250  # characters of alt text
SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")  # of PNG, JPEG, GIF and WebP
_HOLLOW = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|graphic) of\b|(?:an? |the |this )?figure\b",
    re.IGNORECASE,
)


def faults(read: Read) -> Iterator[Fault]:
    figures = Figures(read.deck.parent)
    for place in places(read):
        for picture in PICTURE.finditer(place.text):
            line = line_of(place.line, place.text, picture.start())
            yield from _alt(read, line, " ".join(picture["alt"].split()))
            found = figures.find(read.deck.name, read.path.absolute().parent.name, picture["path"])
            if found is None:
                what = f"there is no picture {picture['path']}"
                mend = "give its path from the question's folder or the deck's; .png as a rule"
                yield read.fault(line, what, mend)
            elif not found.read_bytes()[:12].startswith(SIGNATURES):
                what = f"{picture['path']} holds no picture"
                yield read.fault(line, what, "draw it again; make figures does for its scripts")


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
