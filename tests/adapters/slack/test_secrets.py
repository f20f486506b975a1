"""What must not get out: the answer key before its time."""

import json

import pytest

from bot.domain.question import Choose, Compute, Deck, Option, Question, Recall, Slip
from tests.adapters.slack.world import World, elements, labels, words

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
    """Requests and acknowledgements that hold any text of the key, or the number."""
    sent = [json.dumps(request["args"]) for request in world.slack.requests]
    acks = [json.dumps(deed.acks) for deed in world.slack.deeds.by_envelope.values()]
    return [body for body in (*sent, *acks) if KEY in body or "41.0625" in body]


async def test_posting_and_counting_give_nothing_of_the_key_away(world: World) -> None:
    question = await world.asked()
    if "Enter a number" in labels(question):
        await world.press(world.bob, question, "Enter a number").opened()
    await world.refresh()
    assert leaks(world) == []


async def test_practice_gives_nothing_of_the_key_away(world: World) -> None:
    await world.told(world.bob, "")
    assert leaks(world) == []


async def test_home_gives_nothing_of_the_key_away(world: World) -> None:
    await world.asked()
    await world.home(world.bob)
    assert leaks(world) == []


async def test_the_settings_give_nothing_of_the_key_away(world: World) -> None:
    await world.asked()
    await world.told(world.ann, "daily show")
    assert leaks(world) == []


async def test_nothing_tells_the_right_option_apart(world: World) -> None:
    question = await world.asked()
    options = [e for e in elements(question) if len(e.get("text", {}).get("text", "")) == 1]
    assert len({(e["type"], e.get("style"), e.get("value")) for e in options}) <= 1


async def test_an_answer_lets_nobody_else_see_the_key(world: World) -> None:
    question = await world.asked()
    if "B" in labels(question):
        await world.answered(world.bob, question, "B")
    others = [*world.room.messages.values(), *world.cleo.ephemerals, *world.ann.ephemerals]
    assert [shown for shown in others if KEY in json.dumps(shown)] == []


async def test_an_answer_shows_nothing_of_the_key_in_anothers_home(world: World) -> None:
    question = await world.asked()
    if "B" in labels(question):
        await world.answered(world.bob, question, "B")
    assert KEY not in json.dumps(await world.home(world.cleo))


async def test_explain_before_the_answer_explains_nothing(world: World) -> None:
    question = await world.asked()
    row = next(block for block in question["blocks"] if block["type"] == "actions")
    row["elements"] = [{"type": "button", "action_id": "q1:1:more", "text": {"text": "Forged"}}]
    await world.answered(world.bob, question, "Forged")
    assert leaks(world) == []


async def test_the_reveal_does_show_the_key(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert KEY in words(world.thread[0])
