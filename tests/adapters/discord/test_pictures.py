"""Figures and drawn formulas of explanations and model answers, in private feedback too."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.question import Deck, Recall
from bot.domain.text import Formula
from tests.adapters.discord.rendering import picture
from tests.adapters.discord.world import Shown, World, answer, text, walked
from tests.samples import CAPITAL, RETELL

TOLD = "Because of this:\n\n$$y = Wx$$\n\n![a map of France](figures/the-answer-is-b.png)\n\nSo."
Y_IS_WX = Formula("y = Wx", "y = Wx")


@pytest.fixture
def decks() -> dict[str, Deck]:
    recall = replace(RETELL, task=Recall("It is:\n\n$$y = Wx$$", ("one", "two")))
    return {"sample": Deck("sample", (replace(CAPITAL, explanation=TOLD), recall))}


@pytest.fixture
def drawn(content: Path) -> None:
    for path in (content / "sample" / Y_IS_WX.path, content / "sample/figures/the-answer-is-b.png"):
        path.parent.mkdir(parents=True, exist_ok=True)
        picture(path)


def alts(shown: Shown) -> list[str]:
    galleries = [part for part in walked(shown.components) if part["type"] == 12]
    return [item["description"] for part in galleries for item in part["items"]]


async def explained(world: World) -> Shown:
    shown = answer(await world.bob.slash(world.room, "quiz", topic="maps"))
    feedback = answer(await world.bob.click(shown, label="A"))
    await world.bob.click(feedback, label="Explain")
    return feedback


@pytest.mark.usefixtures("drawn")
async def test_an_explanation_shows_its_figure_and_its_formula(world: World) -> None:
    assert alts(await explained(world)) == ["y = Wx", "a map of France"]


@pytest.mark.usefixtures("drawn")
async def test_a_model_answer_shows_its_formula(world: World) -> None:
    shown = answer(await world.bob.slash(world.room, "quiz", topic="words"))
    result = await world.bob.click(shown, label="I have thought it through")
    assert alts(answer(result)) == ["y = Wx"]


async def test_what_was_not_drawn_stands_there_in_words(world: World) -> None:
    told = await explained(world)
    assert alts(told) == []
    assert "> y = Wx" in text(told)
    assert "(picture: a map of France)" in text(told)
