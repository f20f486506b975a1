"""Whatever an author writes becomes messages that Slack takes, and loses nothing on the way."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import pytest

from adapters.slack import asking, home, revealing
from adapters.slack.layout import Message
from bot import decks, showing
from bot.config import ROOT
from bot.domain.drawing import drawn
from bot.domain.question import Choose, Instance, Option, Recall
from bot.domain.text import bare
from bot.specimen import LONGEST, round_of
from tests.adapters.slack.block_rules import texts
from tests.adapters.slack.rendering import (
    body,
    every,
    feedback,
    homes,
    model,
    question,
    revealed,
)
from tests.adapters.slack.rules import faults

Render = Callable[[Instance], Iterable[Message]]


@cache
def bundled() -> tuple[Instance, ...]:
    """Every question of the deck that comes with the bot, drawn twice."""
    found = [q for deck in decks.load(ROOT / "content").values() for q in deck.questions]
    return tuple(drawn(question, seed) for question in found for seed in ("a", "b"))


def broken(render: Render, instances: Iterable[Instance] | None = None) -> list[str]:
    return [
        f"{instance.question}: {fault}"
        for instance in (bundled() if instances is None else instances)
        for message in render(instance)
        for fault in faults("response_url", body(message))
    ]


def test_every_question_of_the_deck_fits() -> None:
    assert broken(question) == []


def test_the_model_answer_of_every_question_fits() -> None:
    assert broken(model) == []


def test_feedback_on_a_right_answer_fits() -> None:
    assert broken(lambda instance: feedback(instance, right=True)) == []


def test_feedback_on_a_wrong_answer_fits() -> None:
    assert broken(lambda instance: feedback(instance, right=False)) == []


def test_the_explanation_of_every_question_fits() -> None:
    assert broken(lambda instance: feedback(instance, right=False, deeper=True)) == []


def test_every_revealed_question_fits() -> None:
    assert broken(lambda instance: revealing.question(revealed(instance))) == []


def test_every_reply_of_a_reveal_fits() -> None:
    assert broken(lambda instance: revealing.explanation(revealed(instance))) == []


def test_every_question_fits_into_app_home() -> None:
    found = [
        f"{instance.question}: {fault}"
        for instance in bundled()[::2]
        for view in homes(instance)
        for fault in faults("views.publish", {"user_id": "U1", "view": view})
    ]
    assert found == []


def test_every_question_of_the_deck_is_one_message() -> None:
    assert [i.question for i in bundled() if len(question(i)) > 1] == []


def test_an_edit_of_a_question_is_one_message_where_the_question_is() -> None:
    edited = (revealing.question(revealed(instance)) for instance in bundled())
    assert [len(messages) for messages in edited if len(messages) > 1] == []


def test_no_word_of_a_prompt_of_the_deck_is_lost() -> None:
    lost = [
        (instance.question, part)
        for instance in bundled()
        for block in showing.question_view(round_of(LONGEST), instance).prompt
        if (part := packed(bare((block,)))) not in shown(question(instance))
    ]
    assert lost == []


def packed(text: str) -> str:
    return "".join(text.split())


def shown(messages: Iterable[Message]) -> str:
    return packed("".join(text for m in messages for text in texts(m.dicts())))


# The longest that can be

LONG = Instance(
    deck="sample",
    question="long",
    topic="maps",
    difficulty=5,
    prompt="\n\n".join(
        ["<!channel> & *word* " * 40, "```\n" + "x = 1\n" * 900 + "```", "y" * 9000]
    ),
    task=Choose(
        tuple(Option("<@U1> & " * 20, "<!here> " * 40, right=n < 2) for n in range(8)), several=True
    ),
    explanation="<https://a.b|c> & word " * 900,
    references=tuple(f"<https://a.b/{n}> and <!here> " * 9 for n in range(3)),
)
TALE = replace(LONG, question="tale", task=Recall("so & " * 2000, ("<!here> " * 30,) * 8))


@pytest.mark.parametrize("instance", [LONG, TALE], ids=["several", "recall"])
def test_a_very_long_question_fits_in_all_that_it_becomes(instance: Instance) -> None:
    assert broken(every, [instance]) == []


@pytest.mark.parametrize("instance", [LONG, TALE], ids=["several", "recall"])
def test_a_very_long_question_fits_into_app_home(instance: Instance) -> None:
    args = [{"user_id": "U1", "view": view} for view in homes(instance)]
    assert [fault for one in args for fault in faults("views.publish", one)] == []


def test_a_very_long_question_loses_no_sign_of_its_code() -> None:
    code = "".join(text for m in question(LONG) for text in texts(m.dicts()))
    assert code.count("x = 1") == 900


def test_a_very_long_question_has_its_controls_in_the_last_message() -> None:
    rows = [sum(b.type == "actions" for b in m.blocks) for m in question(LONG)]
    assert (rows[:-1], rows[-1]) == ([0] * (len(rows) - 1), 2)


TIGHT = replace(
    LONG,
    question="tight",
    prompt="word",
    task=Choose(tuple(Option("x" * 80, "no", right=n == 3) for n in range(8))),
    explanation="",
    references=(),
)


def test_a_question_of_any_length_is_revealed_where_it_stands() -> None:
    """Only its last message is edited, so what stood before must stand before still."""
    moved = []
    for words in range(1200, 2600, 25):
        instance = replace(TIGHT, prompt="word " * words)
        view = showing.question_view(round_of(LONGEST), instance)
        before, after = asking.question(view), revealing.question(revealed(instance))
        if [m.dicts() for m in before[:-1]] != [m.dicts() for m in after[:-1]]:
            moved.append(words)
    assert moved == []


def test_a_long_question_is_all_in_app_home() -> None:
    view = home.HomeView(question=showing.question_view(round_of(LONGEST), LONG), daily=True)
    code = "".join(texts(home.page(view)["blocks"]))
    assert code.count("x = 1") == 900
