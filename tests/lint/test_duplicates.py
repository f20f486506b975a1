"""Two files that ask the same."""

import time

from hypothesis import given
from hypothesis import strategies as st

from bot.lint import duplicates
from tests.lint.files import CHOICE, NUMBER, TEMPLATE, found, prompt, told

LONG = "A convolution slides over 24 positions with kernel 5 and stride 2. How long is the output?"


def test_a_copy_under_another_name_is_reported_once_and_names_the_first() -> None:
    reads = [found(CHOICE, "one"), found(CHOICE, "two")]
    (fault,) = duplicates.faults(reads)
    assert (fault.path, fault.line) == ("atlas/maps/two.md", 7)
    assert fault.what == "asks nearly the same as atlas/maps/one.md"


def test_two_templates_that_differ_in_numbers_only_are_the_same() -> None:
    other = TEMPLATE.replace("10..90", "100..900").replace("How far", "How far then")
    (fault,) = duplicates.faults([found(TEMPLATE, "one"), found(other, "two")])
    assert fault.path == "atlas/maps/two.md"


def test_two_questions_that_differ_in_a_number_only_are_the_same() -> None:
    other = prompt(LONG.replace("24", "31"), NUMBER)
    assert len([*duplicates.faults([found(prompt(LONG, NUMBER), "one"), found(other, "two")])]) == 1


def test_a_sentence_that_was_turned_around_is_the_same() -> None:
    turned = "How long is the output, if a stride 2, kernel 5 convolution slides over 24 positions?"
    reads = [found(prompt(LONG, NUMBER), "one"), found(prompt(turned, NUMBER), "two")]
    assert len([*duplicates.faults(reads)]) == 1


def test_the_same_scene_with_another_question_is_no_duplicate() -> None:
    other = LONG.replace("How long is the output?", "Which share of the input does one window see?")
    reads = [found(prompt(LONG, NUMBER), "one"), found(prompt(other, NUMBER), "two")]
    assert told(duplicates.faults(reads)) == []


def test_the_same_prompt_with_other_code_is_no_duplicate() -> None:
    one = prompt("What does this print?\n\n```python\nprint(len(range(3, 9, 2)))\n```", NUMBER)
    two = prompt("What does this print?\n\n```python\nx = {1, 1, 2}\nx.add(0)\nsum(x)\n```", NUMBER)
    assert told(duplicates.faults([found(one, "one"), found(two, "two")])) == []


def test_the_same_short_prompt_with_other_options_is_no_duplicate() -> None:
    other = CHOICE.replace("Marseille", "The bank").replace("Paris", "The senate")
    other = other.replace("Lyon", "The mint").replace("Bordeaux", "The army")
    reads = [found(prompt("Which one?", CHOICE), "one"), found(prompt("Which one?", other), "two")]
    assert told(duplicates.faults(reads)) == []


def test_two_thousand_copies_take_no_longer_than_two_thousand_files() -> None:
    marks = [frozenset(range(60))] * 2000
    start = time.perf_counter()
    assert len([*duplicates.alike(marks, 0.6)]) == 1999
    assert time.perf_counter() - start < 2


@given(st.lists(st.frozensets(st.integers(0, 30), max_size=12), max_size=12))
def test_what_is_equal_is_alike_and_what_shares_nothing_is_not(marks: list[frozenset[int]]) -> None:
    for later, first in duplicates.alike([*marks], 0.6):
        assert first < later
        assert marks[later] & marks[first] or marks[later] == marks[first]
    pairs = dict(duplicates.alike([*marks, *marks], 0.6))
    assert {later for later in range(len(marks), 2 * len(marks)) if marks[later - len(marks)]} <= (
        pairs.keys()
    )
