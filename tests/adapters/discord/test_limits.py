"""Whatever an author writes becomes messages that Discord takes, and loses nothing on the way."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from adapters.discord import asking, revealing
from adapters.discord.layout import Message
from bot import showing
from bot.decks import load
from bot.domain.drawing import drawn
from bot.domain.question import Choose, Instance, Option, Recall
from bot.specimen import LONGEST, round_of
from tests.adapters.discord.rendering import (
    body,
    components,
    every,
    feedback,
    model,
    picture,
    question,
    revealed,
)
from tests.adapters.discord.rules import message_faults
from tests.adapters.discord.world import walked

CONTENT = Path(__file__).parents[3] / "content"


@cache
def bundled() -> tuple[Instance, ...]:
    """Every question of the deck that comes with the bot, drawn twice."""
    found = [q for deck in load(CONTENT).values() for q in deck.questions]
    return tuple(drawn(question, seed) for question in found for seed in ("a", "b"))


def faults(render: Callable[[Instance], Iterable[Message]]) -> list[str]:
    return [
        f"{instance.question}: {fault}"
        for instance in bundled()
        for message in render(instance)
        for fault in message_faults(body(message))
    ]


async def test_every_question_of_the_deck_fits() -> None:
    assert faults(question) == []


async def test_the_model_answer_of_every_question_fits() -> None:
    assert faults(model) == []


async def test_feedback_on_a_right_answer_fits() -> None:
    assert faults(lambda instance: feedback(instance, right=True)) == []


async def test_feedback_on_a_wrong_answer_fits() -> None:
    assert faults(lambda instance: feedback(instance, right=False)) == []


async def test_the_explanation_of_every_question_fits() -> None:
    assert faults(lambda instance: feedback(instance, right=False, deeper=True)) == []


async def test_every_revealed_question_fits() -> None:
    assert faults(lambda instance: revealing.question(revealed(instance))) == []


async def test_every_reply_of_a_reveal_fits() -> None:
    assert faults(lambda instance: revealing.explanation(revealed(instance))) == []


async def test_every_question_of_the_deck_is_one_message() -> None:
    assert [i.question for i in bundled() if len(question(i)) > 1] == []


async def test_an_edit_of_a_question_is_one_message_where_the_question_is() -> None:
    edited = (revealing.question(revealed(instance)) for instance in bundled())
    assert [len(messages) for messages in edited if len(messages) > 1] == []


CHOICE = Choose((Option("One", "no", right=False), Option("Two", "", right=True)))
TIGHT = Instance(
    deck="sample",
    question="tight",
    topic="maps",
    difficulty=1,
    prompt="word " * 580,
    task=Choose(tuple(Option("x" * 80, "no", right=n == 3) for n in range(8))),
    explanation="",
)


@pytest.mark.parametrize("words", range(300, 800, 20))
async def test_a_question_of_any_length_is_revealed_where_it_stands(words: int) -> None:
    """Only its last message is edited, so what stood before must stand before still."""
    instance = replace(TIGHT, prompt="word " * words)
    asked, shown = question(instance), revealing.question(revealed(instance))
    calls = [[t for t in texts(page) if not t.startswith("<@&")] for page in asked[:-1]]
    assert calls == [texts(page) for page in shown[:-1]]


async def test_the_count_of_a_question_that_just_fits_does_not_split_it() -> None:
    """Every length of prompt, so that one is the last that fits."""
    found = [n for n in range(3600, 3650) if pages(n, 0) == 1 < pages(n, 1_000)]
    assert found == []


def pages(length: int, answered: int) -> int:
    plain = Instance("sample", "plain", "maps", 1, "x" * length, CHOICE, "")
    return len(asking.question(showing.question_view(round_of(LONGEST), plain, answered=answered)))


async def test_no_code_block_of_the_deck_is_left_open() -> None:
    assert [t for i in bundled() for m in every(i) for t in texts(m) if t.count("```") % 2] == []


async def test_no_line_of_the_deck_is_small_and_empty() -> None:
    found = (text for i in bundled() for m in every(i) for text in texts(m))
    assert [text for text in found if re.search(r"^-# *$", text, re.MULTILINE)] == []


async def test_no_formula_of_the_deck_comes_out_as_latex() -> None:
    found = (text for i in bundled() for m in every(i) for text in texts(m))
    assert [t for t in found if re.search(r"\\\\(frac|sum|mathbb|begin)|\$\$", t)] == []


def texts(message: Message) -> list[str]:
    return [c["content"] for c in walked(components(message)) if c["type"] == 10]


# A question longer than any


WORDS = "\n\n".join(f"Paragraph {n}: {'some words ' * 25}end{n}." for n in range(30))
CODE = "\n".join(f"line_{n} = compute(some, arguments)  # {n}" for n in range(150))
LONG = Instance(
    deck="sample",
    question="long",
    topic="maps",
    difficulty=5,
    prompt=f"{WORDS}\n\n```python\n{CODE}\n```\n\n![A map of everything](map.png)\n\nWhich?",
    task=Choose(
        tuple(
            Option(f"option {n} {'long ' * 80}", f"why {n} {'because ' * 60}", right=n == 3)
            for n in range(8)
        )
    ),
    explanation=f"{WORDS}\n\n```python\n{CODE}\n```\n\n{WORDS}",
    references=tuple(f"Reference {n} {'title ' * 20}" for n in range(12)),
)
SEVERAL = Instance(
    deck="sample",
    question="several",
    topic="maps",
    difficulty=5,
    prompt="Which?",
    task=Choose(
        tuple(Option(f"{'`x` ' * 60}{n}", "", right=n % 2 == 0) for n in range(8)), several=True
    ),
    explanation="",
)
RETELL = Instance(
    deck="sample",
    question="retell",
    topic="words",
    difficulty=5,
    prompt="Explain.",
    task=Recall(WORDS, tuple(f"point {n} {'word ' * 60}" for n in range(10))),
    explanation=WORDS,
)


@pytest.fixture
def long(tmp_path: Path) -> list[Message]:
    shown = picture(tmp_path / "map.png")
    return question(LONG, lambda _: shown)


@pytest.mark.parametrize("instance", [LONG, SEVERAL, RETELL], ids=lambda i: i.question)
async def test_a_very_long_question_fits_in_all_that_it_becomes(
    instance: Instance, tmp_path: Path
) -> None:
    shown = picture(tmp_path / "map.png")
    found = [f for m in every(instance, lambda _: shown) for f in message_faults(body(m))]
    assert found == []


async def test_a_very_long_question_is_several_messages(long: list[Message]) -> None:
    assert len(long) == 7


async def test_no_paragraph_of_a_long_question_is_lost(long: list[Message]) -> None:
    shown = "\n".join(text for message in long for text in texts(message))
    assert [n for n in range(30) if f"end{n}." not in shown] == []


async def test_no_line_of_a_long_code_block_is_lost(long: list[Message]) -> None:
    shown = "\n".join(text for message in long for text in texts(message))
    assert [n for n in range(150) if f"line_{n} = " not in shown] == []


async def test_every_part_of_a_long_code_block_has_its_own_fences(long: list[Message]) -> None:
    parts = [text for message in long for text in texts(message) if "line_" in text]
    assert {part.count("```") for part in parts} == {2}


async def test_every_part_of_a_long_code_block_keeps_its_language(long: list[Message]) -> None:
    parts = [text for message in long for text in texts(message) if "line_" in text]
    assert [part for part in parts if "```python\n" not in part] == []


async def test_the_controls_stand_in_the_last_message_only(long: list[Message]) -> None:
    having = [any(c["type"] == 2 for c in walked(components(message))) for message in long]
    assert having == [False, False, False, False, False, False, True]


async def test_a_picture_is_shown_with_its_description(long: list[Message]) -> None:
    every_part = [c for m in long for c in walked(components(m)) if c["type"] == 12]
    assert [part["items"][0]["description"] for part in every_part] == ["A map of everything"]


async def test_a_pictures_file_name_does_not_tell_the_answer(tmp_path: Path) -> None:
    shown = picture(tmp_path / "answer-is-b.png")
    found = question(LONG, lambda _: shown)
    names = [file["filename"] for message in found for file in body(message)["attachments"]]
    assert names == ["figure-1.png"]


async def test_a_picture_that_is_missing_is_told_in_words() -> None:
    shown = "\n".join(text for message in question(LONG) for text in texts(message))
    assert "-# (picture: A map of everything)" in shown


async def test_every_part_of_a_long_question_is_found_by_its_own_mark(
    long: list[Message],
) -> None:
    marks = [c["id"] for m in long for c in components(m) if c["type"] == 17]
    assert len(set(marks)) == 7


async def test_whom_a_long_question_calls_stands_in_its_first_part_only() -> None:
    view = showing.question_view(round_of(LONGEST), LONG, mention="77")
    calling = ["<@&77>" in texts(message) for message in asking.question(view)]
    assert calling == [True, False, False, False, False, False, False]
