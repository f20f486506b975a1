"""What must not get out: the answer key before its time, and harm in members' names."""

import json

import pytest

from bot.domain.question import Choose, Compute, Deck, Option, Question, Recall, Slip
from tests.adapters.discord.world import World, buttons, text, walked

KEY = "SECRET"  # in every text that only an answer or the reveal may show
CHOICE = Question(
    "sample",
    "choice",
    "maps",
    1,
    "Which?",
    Choose((Option("One", f"{KEY} a", right=False), Option("Two", f"{KEY} b", right=True))),
    f"{KEY} explanation",
    references=(f"{KEY} reference",),
    shuffled=False,
)
SEVERAL = Question(
    "sample",
    "several",
    "maps",
    2,
    "Which ones?",
    Choose(
        (
            Option("One", f"{KEY} a", right=True),
            Option("Two", f"{KEY} b", right=True),
            Option("Three", f"{KEY} c", right=False),
        ),
        several=True,
    ),
    f"{KEY} explanation",
    shuffled=False,
)
NUMBER = Question(
    "sample",
    "number",
    "maps",
    3,
    "How much?",
    Compute(41.0625, 0.5, "kg", (Slip(7.5, f"{KEY} slip"),)),
    f"{KEY} explanation 41.0625",
)
RECALL = Question(
    "sample",
    "recall",
    "maps",
    4,
    "Explain.",
    Recall(f"{KEY} model", (f"{KEY} one", f"{KEY} two")),
    f"{KEY} explanation",
)


@pytest.fixture(params=[CHOICE, SEVERAL, NUMBER, RECALL], ids=lambda question: question.id)
def decks(request: pytest.FixtureRequest) -> dict[str, Deck]:
    return {"sample": Deck("sample", (request.param,))}


def leaks(world: World) -> list[str]:
    """Requests that hold any text of the key, or the number."""
    bodies = [json.dumps(request.json) for request in world.env.http_requests]
    return [body for body in bodies if KEY in body or "41.0625" in body]


async def test_posting_and_counting_give_nothing_of_the_key_away(world: World) -> None:
    question = await world.asked()
    if "Enter a number" in buttons(question):
        await world.bob.click(question, label="Enter a number")
    await world.heartbeat.refresh()
    await world.tick()
    assert leaks(world) == []


async def test_practice_gives_nothing_of_the_key_away(world: World) -> None:
    await world.bob.slash(world.room, "quiz")
    assert leaks(world) == []


async def test_the_settings_give_nothing_of_the_key_away(world: World) -> None:
    await world.asked()
    await world.ann.slash(world.room, "daily show")
    assert leaks(world) == []


async def test_nothing_tells_the_right_option_apart(world: World) -> None:
    shown = await world.asked()
    options = [c for c in walked(shown.components) if c["type"] == 2 and len(c["label"]) == 1]
    assert len({(c["style"], c.get("emoji"), c.get("disabled")) for c in options}) <= 1


async def test_feedback_to_one_member_is_seen_by_nobody_else(world: World) -> None:
    question = await world.asked()
    if "B" in buttons(question):
        await world.bob.click(question, label="B")
    assert [shown for shown in world.posts() if KEY in text(shown)] == []


async def test_the_reveal_does_show_the_key(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert KEY in text(world.posts()[-1])
