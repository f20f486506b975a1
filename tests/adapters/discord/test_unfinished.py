"""What was begun before a restart, of every kind of question, is finished after it."""

import pytest
import simcord

from bot.domain.question import Deck
from tests.adapters.discord.conftest import Adapters
from tests.adapters.discord.test_restart import restarted
from tests.adapters.discord.world import World, answer, said, text
from tests.samples import MIXED


@pytest.fixture
def decks() -> dict[str, Deck]:
    return {"sample": MIXED}


async def test_a_window_opened_before_a_restart_is_taken_after_it(
    world: World, adapters: Adapters
) -> None:
    shown = await practised(world, "numbers", 3)
    window = await world.bob.click(shown, label="Enter a number")
    await restarted(world, adapters)
    told = said(await world.bob.submit_modal(window, {"answer": "2.5"}))
    assert told.startswith("### ✅ Right. You answered 2.5 kg.")


async def test_a_recall_written_before_a_restart_is_taken_after_it(
    world: World, adapters: Adapters
) -> None:
    shown = await practised(world, "words", 2)
    window = await world.bob.click(shown, label="Write an answer")
    await restarted(world, adapters)
    told = said(await world.bob.submit_modal(window, {"answer": "So."}))
    assert told.startswith("### You wrote\n> So.\n### A good answer")


async def test_points_are_ticked_after_a_restart(world: World, adapters: Adapters) -> None:
    shown = await practised(world, "words", 2)
    result = await world.bob.click(shown, label="I have thought it through")
    await restarted(world, adapters)
    await world.bob.select(answer(result), ["a"])
    assert "☑ one" in text(answer(result))


async def test_a_menu_is_answered_after_a_restart(world: World, adapters: Adapters) -> None:
    shown = await practised(world, "numbers", 2)
    await restarted(world, adapters)
    sure = answer(await world.bob.select(shown, ["a", "c"]))
    await restarted(world, adapters)
    await world.bob.click(sure, label="Send A and C")
    assert text(sure).startswith("### ✅ Right.\n")


async def test_the_explanation_is_there_after_a_restart(world: World, adapters: Adapters) -> None:
    shown = await practised(world, "maps", 1)
    feedback = answer(await world.bob.click(shown, label="A"))
    await restarted(world, adapters)
    await world.bob.click(feedback, label="Explain")
    assert "Paris lies on the Seine." in text(feedback)


async def test_the_first_step_in_a_server_works_after_a_restart(
    world: World, adapters: Adapters
) -> None:
    await world.adapter.greet()
    await restarted(world, adapters)
    told = said(await world.ann.click(world.posts()[-1], custom_id="a1:begin"))
    assert told.startswith("Type `/daily start`")


async def practised(world: World, topic: str, difficulty: int) -> simcord.ResponseMessage:
    return answer(await world.bob.slash(world.room, "quiz", topic=topic, difficulty=difficulty))
