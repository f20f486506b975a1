"""The pictures of the bundled deck: drawn from what is there, opaque, and each one shown."""

import json
import struct
from pathlib import Path

import pytest

from bot import decks, deckstats
from bot.config import ROOT
from content.sources import MADE, wanted

DECK = ROOT / "content" / "deep-learning"
RGB = 2  # the colour type of a PNG without transparency
PICTURES = {name: made_from for name, made_from, _ in wanted(DECK)}
FIGURES = sorted(name for name in PICTURES if "/formulas/" not in name)


def header(path: Path) -> tuple[int, int, int]:
    """Width, height and colour type of a PNG."""
    start = path.read_bytes()[:26]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, _, kind = struct.unpack(">IIBB", start[16:26])
    return width, height, kind


def test_every_picture_is_as_new_as_what_it_was_drawn_from() -> None:
    made = json.loads((DECK / MADE).read_text("utf-8"))
    stale = {name for name in PICTURES if made.get(name) != PICTURES[name]}
    assert stale == set(), "run make figures"
    assert set(made) - set(PICTURES) == set(), "run make figures"


def test_there_are_eighty_figures_and_each_is_shown_by_a_question() -> None:
    shown = {
        path
        for q in decks.load(ROOT / "content")["deep-learning"].questions
        for path in deckstats.figures(q)
    }
    assert shown == set(FIGURES)
    assert len(shown) >= 80


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_an_opaque_card_as_wide_as_all(name: str) -> None:
    width, height, kind = header(DECK / name)
    assert (width, kind) == (960, RGB)
    assert 60 <= height <= 760


def test_a_drawing_says_what_it_shows_and_has_no_chance_in_it() -> None:
    for name in FIGURES:
        script = (DECK / name).with_suffix(".py").read_text("utf-8")
        assert script.startswith('"""'), name
        assert "np.random.seed" not in script, name
        assert "default_rng()" not in script, name


def test_no_picture_lies_about_that_nothing_made() -> None:
    there = {path.relative_to(DECK).as_posix() for path in DECK.rglob("*.png")}
    assert there == set(PICTURES)
