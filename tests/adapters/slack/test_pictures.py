"""A question's picture is brought to Slack once, and shown with its alt text."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.domain.question import Deck
from bot.domain.text import Formula
from tests.adapters.slack.world import World
from tests.samples import capitals

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
def decks(content: Path) -> dict[str, Deck]:
    folder = content / "sample" / "maps" / "figures"
    folder.mkdir(parents=True)
    (folder / "the-answer-is-b.png").write_bytes(PNG)
    drawn = content / "sample" / Formula("y = Wx", "y = Wx").path
    drawn.parent.mkdir(parents=True)
    drawn.write_bytes(PNG)
    questions = tuple(
        replace(
            question,
            prompt="Look: ![a map](figures/the-answer-is-b.png)",
            explanation="Because\n\n$$y = Wx$$\n\nSo.",
        )
        for question in capitals(5).questions
    )
    return {"sample": Deck("sample", questions)}


def pictures(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in message["blocks"] if block["type"] == "image"]


async def test_a_picture_is_shown_with_its_alt_text(world: World) -> None:
    question = await world.asked()
    [shown] = pictures(question)
    assert shown["alt_text"] == "a map"
    assert list(world.slack.files.contents.values()) == [PNG]


async def test_a_file_name_of_the_author_stays_at_home(world: World) -> None:
    await world.asked()
    assert "the-answer" not in str(world.slack.requests)


async def test_a_picture_is_brought_once_and_shown_again_at_the_reveal(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert len(pictures(world.room.posts[0])) == 1
    assert len(world.slack.sent("files.getUploadURLExternal")) == 1


async def test_without_the_scope_for_files_the_alt_text_stands_there(world: World) -> None:
    world.slack.team.scopes.discard("files:write")
    question = await world.asked()
    assert pictures(question) == []
    assert "Picture: a map" in str(question["blocks"])


async def test_an_explanation_shows_its_formula_in_private(world: World) -> None:
    shown = await world.shown(world.bob, "maps")
    feedback = await world.press(world.bob, shown, "A").seen()
    deeper = await world.press(world.bob, feedback, "Explain").edited_message()
    assert [block["alt_text"] for block in pictures(deeper)] == ["y = Wx"]


async def test_a_picture_that_slack_has_not_finished_with_costs_no_question(world: World) -> None:
    world.slack.faults.refuse("chat.postMessage", "invalid_blocks")
    question = await world.asked()
    assert pictures(question) == []
    assert "Picture: a map" in str(question["blocks"])


async def test_a_picture_that_slack_has_not_finished_with_costs_no_feedback(world: World) -> None:
    shown = await world.shown(world.bob, "maps")
    feedback = await world.press(world.bob, shown, "A").seen()
    world.slack.faults.answer("^response_url", status=404)
    deeper = await world.press(world.bob, feedback, "Explain").edited_message()
    assert pictures(deeper) == []
    assert "Picture: y = Wx" in str(deeper["blocks"])


async def test_a_picture_that_slack_lost_costs_no_reveal(world: World) -> None:
    await world.asked()
    world.slack.faults.refuse("chat.update", "invalid_blocks")
    await world.to("2026-03-02 17:00")
    assert pictures(world.room.posts[0]) == []
    assert "Nobody has answered yet." in str(world.room.posts[0]["blocks"])


async def test_app_home_shows_the_picture_of_a_question_that_waits(world: World) -> None:
    await world.asked()
    assert [block["alt_text"] for block in pictures(await world.home(world.bob))] == ["a map"]


async def test_a_picture_that_slack_has_not_finished_with_costs_no_app_home(world: World) -> None:
    await world.asked()
    world.slack.faults.refuse("views.publish", "invalid_blocks")
    shown = await world.home(world.bob)
    assert pictures(shown) == []
    assert "Picture: a map" in str(shown["blocks"])
