"""The table: a figure, the bare figure beside it, their ratio, the aim, and whether it is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEADS = ("", "ours", "bare", "ratio", "aim", "")
WIDTHS = (34, 20, 20, 8, 11, 6)


@dataclass(frozen=True)
class Line:
    """One figure. `met` is None where nothing is aimed at."""

    what: str
    ours: str
    bare: str = ""
    ratio: str = ""
    aim: str = ""
    met: bool | None = None

    @property
    def mark(self) -> str:
        return "" if self.met is None else "met" if self.met else "MISSED"


@dataclass(frozen=True)
class Section:
    """The figures of one subject; `notes` say what the columns compare."""

    title: str
    lines: Sequence[Line]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Bench:
    """What a subject is given: a folder that is deleted afterwards, and how much to do."""

    folder: Path
    quick: bool


def times(ratio: float) -> str:
    return f"{ratio:.2f} x" if ratio < 10 else f"{ratio:.1f} x"


def shown(section: Section) -> str:
    heads = _row((section.title, *HEADS[1:]))
    rows = [_row((s.what, s.ours, s.bare, s.ratio, s.aim, s.mark)) for s in section.lines]
    notes = [f"  {note}" for note in section.notes]
    return "\n".join([heads, "-" * len(heads), *rows, *notes, ""])


def summary(sections: Sequence[Section]) -> str:
    aimed = [line for section in sections for line in section.lines if line.met is not None]
    missed = [line.what.strip() for line in aimed if not line.met]
    words = f"{len(aimed) - len(missed)} of {len(aimed)} aims met."
    return f"{words} Missed: {'; '.join(missed)}." if missed else words


def _row(cells: Sequence[str]) -> str:
    first, *rest = (
        cell.ljust(width) if not number else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return " ".join([first, *rest]).rstrip()
