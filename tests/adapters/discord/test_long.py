"""A question that needs several messages, from the channel to the reveal."""

import re
from pathlib import Path

import pytest

from bot.domain.question import Choose, Deck, Option, Question
from tests.adapters.discord.rendering import picture
from tests.adapters.discord.test_trouble import Cut
from tests.adapters.discord.world import World, answer, buttons, said, text, walked

CODE = "\n".join(f"line_{n} = compute(some, arguments)  # {n}" for n in range(150))
LONG = Question(
    deck="sample",
    id="long",
    topic="maps",
    difficulty=5,
    prompt=f"```python\n{CODE}\n```\n\n![A map of everything](map.png)\n\nWhich?",
    task=Choose(
        (
            Option("Lyon", "The third city.", right=False),
            Option("Paris", "Since the tenth century.", right=True),
        )
    ),
    explanation="Because.",
    shuffled=False,
)


@pytest.fixture
def decks() -> dict[str, Deck]:
    return {"sample": Deck("sample", (LONG,))}


@pytest.fixture(autouse=True)
def figure(content: Path) -> Path:
    folder = content / "sample" / "maps"
    folder.mkdir(parents=True)
    return picture(folder / "map.png")


def lines(world: World) -> list[int]:
    """The numbers of the code's lines as they stand in the channel, one after the other."""
    shown = "".join(text(post) for post in world.posts())
    return [int(number) for number in re.findall(r"^line_(\d+) =", shown, re.MULTILINE)]


async def test_a_long_question_is_posted_in_order(world: World) -> None:
    await world.asked()
    assert lines(world) == list(range(150))


async def test_its_buttons_stand_under_the_last_message(world: World) -> None:
    await world.asked()
    *before, last = [list(buttons(shown)) for shown in world.posts()]
    assert (any(before), last) == (False, ["A", "B"])


async def test_its_picture_comes_with_it(world: World) -> None:
    question = await world.asked()
    assert [file.filename for file in question.attachments] == ["figure-1.png"]


async def test_its_reveal_edits_the_message_with_the_buttons(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    assert "✅ **B**  Paris" in text(question)


async def test_its_reveal_keeps_the_picture(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    assert [c["items"][0]["description"] for c in walked(question.components) if c["type"] == 12]


async def test_the_count_of_answers_keeps_the_picture(world: World) -> None:
    question = await world.asked()
    await world.bob.click(question, label="B")
    await world.heartbeat.refresh()
    await world.tick()
    assert [file.filename for file in question.attachments] == ["figure-1.png"]


async def test_a_first_part_whose_answer_was_lost_is_not_repeated(world: World) -> None:
    await world.start()
    Cut(world, "POST", "/messages")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert lines(world) == list(range(150))


async def test_a_last_part_that_failed_is_posted_without_the_first(world: World) -> None:
    await world.start()
    Cut(world, "POST", "/messages")
    await world.to("2026-03-02 09:00")
    world.env.inject_error("POST", f"/channels/{world.room.id}/messages", status=503)
    await world.to("2026-03-02 09:01")
    await world.to("2026-03-02 09:05")
    assert lines(world) == list(range(150))


async def test_in_practice_the_rest_follows_in_private(world: World) -> None:
    result = await world.bob.slash(world.room, "quiz")
    assert {shown.ephemeral for shown in result.followups} == {True}


async def test_in_practice_the_rest_is_answered_in_private(world: World) -> None:
    result = await world.bob.slash(world.room, "quiz")
    told = said(await world.bob.click(result.followups[-1], label="B"))
    assert told.startswith("### ✅ Right.\n")


async def test_in_practice_it_leads_on_from_its_last_part(world: World) -> None:
    result = await world.bob.slash(world.room, "quiz")
    again = await world.bob.click(result.followups[-1], label="Another question")
    assert text(answer(again)).startswith("### Practice")
