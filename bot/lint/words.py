"""Authors' Markdown as words and sentences, with the lines on which they stand.

Works on the source, not on what is shown: the number of line breaks never
changes, so that a place in the result is a line of the file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

FORMULA = "ƒ"  # counts as one word
DISPLAY = "¤"  # counts as none

WORD = re.compile(r"\w+(?:[-’'.,]\w+)*")
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]*)[^)]*\)")
_FENCED = re.compile(r"^[ \t]*(```|~~~).*?(^[ \t]*\1[^\n]*$|\Z)", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(`+)[^`\n]+?\1")
DISPLAYED = re.compile(r"(?<!\\)\$\$(.*?)\$\$", re.DOTALL)
INLINE = re.compile(r"(?<!\\)\$(?!\s)((?:[^$\n]|\\\$)+?)(?<!\\)\$")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_DRAWN = re.compile(r"\{\{.*?\}\}")
_SHORT = re.compile(r"\b(e\.g|i\.e|et al|vs|cf|approx|resp|etc|Eq|Fig|Sec|No|St)\.")
_END = re.compile(r"(?<=[.?!])[\"”’)*_]*\s+")
_BREAK = re.compile(r"\n(?=[ \t]*(?:\n|(?:[-*+]|\d+[.)])[ \t]))")


@lru_cache(maxsize=8192)
def prose(markdown: str) -> str:
    """The words without code and pictures; each formula is one sign. Keeps line breaks."""
    text = _FENCED.sub(_breaks, markdown)
    text = PICTURE.sub(_breaks, text)
    text = _CODE.sub(FORMULA, text)
    text = DISPLAYED.sub(_display, text)
    text = INLINE.sub(FORMULA, text)
    text = _DRAWN.sub("0", text)
    return _LINK.sub(r"\1", text)


def without_code(markdown: str) -> str:
    """Keeps line breaks."""
    return _CODE.sub("", _FENCED.sub(_breaks, markdown))


def _breaks(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _display(match: re.Match[str]) -> str:
    end = match.group(1).rstrip()[-1:]
    return DISPLAY + (end if end in ".," else "") + _breaks(match)


def count(markdown: str) -> int:
    """Words besides code and display formulas."""
    return len(WORD.findall(prose(markdown)))


def words(markdown: str) -> list[str]:
    """In small letters, without formulas."""
    return [word for word in WORD.findall(prose(markdown).casefold()) if word != FORMULA]


def sentences(markdown: str) -> Iterator[tuple[int, str]]:
    """Each with the number of line breaks before it. An item of a list begins a new one."""
    # An abbreviation's point (as U+2024) ends no sentence.
    text = _SHORT.sub(lambda match: match.group(1) + "\u2024", prose(markdown))
    start = 0
    for end in [*_ends(text), len(text)]:
        piece = text[start:end]
        if piece.strip():
            begun = start + len(piece) - len(piece.lstrip())
            yield text.count("\n", 0, begun), piece.replace("\u2024", ".").strip()
        start = end


def _ends(text: str) -> list[int]:
    """A sentence begins with a capital, a digit, a formula or code."""
    points = {
        match.end()
        for match in _END.finditer(text)
        if (first := text[match.end() : match.end() + 1]) == FORMULA or not first.islower()
    }
    return sorted(points | {match.end() for match in _BREAK.finditer(text)})


def line_of(first: int, text: str, position: int) -> int:
    """The line of a position in a text that begins on the line `first`."""
    return first + text.count("\n", 0, position)
