"""Pictures that are there, and alt texts that help."""

from pathlib import Path

import pytest

from bot.lint import Read, pictures
from tests.lint.files import CHOICE, found, prompt, told

ALT = "Two rivers that meet below a hill"


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    for folder in ("maps/figures", "figures"):
        (tmp_path / "atlas" / folder).mkdir(parents=True)
    (tmp_path / "atlas/maps/figures/near.png").write_bytes(b"\x89PNG")
    (tmp_path / "atlas/figures/far.png").write_bytes(b"\x89PNG")
    (tmp_path / "atlas/figures/drawn.svg").touch()
    return tmp_path / "atlas"


def shown(atlas: Path, alt: str = ALT, path: str = "figures/near.png") -> Read:
    return found(prompt(f"Which?\n\n![{alt}]({path})"), deck=atlas)


@pytest.mark.parametrize("path", ["figures/near.png", "figures/far.png"])
def test_a_picture_in_the_folder_of_the_question_or_of_the_deck_passes(
    atlas: Path, path: str
) -> None:
    assert told(pictures.faults(shown(atlas, path=path))) == []


@pytest.mark.parametrize("path", ["figures/none.png", "near.png", "figures/drawn.svg", "../x.png"])
def test_a_picture_that_is_nowhere_is_reported(atlas: Path, path: str) -> None:
    assert told(pictures.faults(shown(atlas, path=path))) == [(9, f"there is no picture {path}")]


def test_a_picture_of_the_explanation_is_looked_for_too(atlas: Path) -> None:
    text = CHOICE.replace("Paris lies", f"![{ALT}](figures/none.png)\n\nParis lies")
    assert told(pictures.faults(found(text, deck=atlas))) == [
        (18, "there is no picture figures/none.png")
    ]


def test_an_alt_text_of_fifteen_characters_passes_and_of_one_less_does_not(atlas: Path) -> None:
    assert told(pictures.faults(shown(atlas, "Rivers that met"))) == []
    assert told(pictures.faults(shown(atlas, "Rivers that me"))) == [
        (9, "the alt text “Rivers that me” is too short")
    ]


def test_an_alt_text_of_more_than_250_characters_is_reported(atlas: Path) -> None:
    assert told(pictures.faults(shown(atlas, "x" * 250))) == []
    assert told(pictures.faults(shown(atlas, "x" * 251))) == [(9, "an alt text of 251 characters")]


@pytest.mark.parametrize(
    "begin", ["Image of", "A picture of", "the photo of", "Figure", "This figure"]
)
def test_an_alt_text_that_says_that_it_is_a_picture_is_reported(atlas: Path, begin: str) -> None:
    assert told(pictures.faults(shown(atlas, f"{begin} two rivers that meet"))) == [
        (9, f"the alt text begins with “{begin}”")
    ]


@pytest.mark.parametrize("begin", ["Imagery of", "Figures in a row:", "Graph of"])
def test_an_alt_text_that_only_begins_like_it_passes(atlas: Path, begin: str) -> None:
    assert told(pictures.faults(shown(atlas, f"{begin} two rivers that meet"))) == []


def test_a_file_that_is_no_picture_is_reported(atlas: Path) -> None:
    (atlas / "maps/figures/near.png").write_bytes(b"")
    assert told(pictures.faults(shown(atlas))) == [(9, "figures/near.png holds no picture")]
