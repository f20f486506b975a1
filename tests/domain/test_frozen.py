"""What was asked is kept with its round and comes back as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drawing import drawn
from bot.domain.frozen import dumps, loads
from bot.domain.question import (
    Choose,
    Compute,
    Instance,
    Option,
    Question,
    Recall,
    Reflect,
    Slip,
)
from tests.domain.properties import tried
from tests.samples import CAPITAL, MIXED

texts = st.text(max_size=30)
numbers = st.floats(allow_nan=False)
choices = st.builds(
    Choose,
    options=st.lists(st.builds(Option, texts, texts, st.booleans()), max_size=5).map(tuple),
    several=st.booleans(),
)
computes = st.builds(
    Compute,
    value=numbers,
    tolerance=numbers,
    unit=texts,
    slips=st.lists(st.builds(Slip, numbers, texts), max_size=3).map(tuple),
)
recalls = st.builds(Recall, model=texts, points=st.lists(texts, max_size=4).map(tuple))
instances = st.builds(
    Instance,
    deck=texts,
    question=texts,
    topic=texts,
    difficulty=st.integers(1, 5),
    prompt=texts,
    task=choices | computes | recalls | st.just(Reflect()),
    explanation=texts,
    references=st.lists(texts, max_size=3).map(tuple),
)


@pytest.mark.parametrize("question", MIXED.questions, ids=lambda question: question.id)
def test_every_kind_comes_back_as_it_was(question: Question) -> None:
    instance = drawn(question, "1")
    assert loads(dumps(instance)) == instance


@tried
@given(instances)
def test_whatever_authors_write_comes_back_as_it_was(instance: Instance) -> None:
    assert loads(dumps(instance)) == instance


def test_it_is_kept_as_json_that_people_can_read() -> None:
    fields = json.loads(dumps(drawn(CAPITAL, "1")))
    assert (fields["question"], fields["task"]["is"]) == ("capital", "Choose")
    assert fields["task"]["options"][1] == {
        "text": "Paris",
        "why": "Since the tenth century.",
        "right": True,
    }


def test_a_round_that_an_earlier_version_kept_is_still_understood() -> None:
    kept = (
        '{"deck":"sample","question":"weight","topic":"numbers","difficulty":3,'
        '"prompt":"How heavy?","task":{"is":"Compute","value":2.5,"tolerance":0.025,"unit":"kg",'
        '"slips":[{"value":2500.0,"why":"In grams."}]},"explanation":"Weigh it.","references":[]}'
    )
    assert loads(kept) == Instance(
        deck="sample",
        question="weight",
        topic="numbers",
        difficulty=3,
        prompt="How heavy?",
        task=Compute(2.5, 0.025, "kg", (Slip(2500.0, "In grams."),)),
        explanation="Weigh it.",
    )


def test_a_kind_that_this_version_does_not_know_is_named() -> None:
    kept = dumps(drawn(CAPITAL, "1")).replace('"Choose"', '"Dance"')
    with pytest.raises(ValueError, match="an instance of unknown kind Dance"):
        loads(kept)
