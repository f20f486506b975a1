"""Templates whose draws are too few, or whose wrong answers are right."""

from bot.lint import variety
from tests.lint.files import NUMBER, TEMPLATE, found, told


def test_a_template_with_many_answers_and_wrong_ones_that_are_wrong_passes() -> None:
    assert told(variety.faults(found(TEMPLATE))) == []


def test_a_template_of_few_answers_is_reported_at_its_params() -> None:
    text = TEMPLATE.replace("10..90", "1..3")
    assert told(variety.faults(found(text))) == [(5, "200 draws have 8 different answers")]


def test_ten_answers_are_enough() -> None:
    text = TEMPLATE.replace("10..90", "1..10").replace("[2, 3, 5]", "[1, 1]")
    assert told(variety.faults(found(text.replace("n + k", "n + k + 20")))) == []


def test_a_wrong_answer_that_is_often_right_is_reported() -> None:
    text = TEMPLATE.replace("n + k", "n*min(k, 3)")
    ((line, what),) = told(variety.faults(found(text)))
    assert line == 9
    assert what == "the wrong answer n*min(k, 3) is right in 62% of the draws"


def test_a_wrong_answer_that_is_right_within_the_tolerance_is_reported() -> None:
    text = TEMPLATE.replace("answer: n*k\n", "answer: n*k\ntolerance: 5%\n")
    text = text.replace("n + k", "n*k*1.04 if n < 60 else 0")
    ((_, what),) = told(variety.faults(found(text)))
    assert what == "the wrong answer n*k*1.04 if n < 60 else 0 is right in 61% of the draws"


def test_a_wrong_answer_that_is_seldom_right_passes() -> None:
    assert told(variety.faults(found(TEMPLATE.replace("n + k", "n*k if n < 20 else n")))) == []


def test_a_wrong_answer_that_repeats_another_is_reported() -> None:
    more = TEMPLATE.replace("---\nA", "  - answer: k + n\n    why: Again.\n---\nA")
    assert told(variety.faults(found(more))) == [(9, "the wrong answer k + n never occurs")]


def test_a_wrong_answer_without_a_value_is_reported() -> None:
    more = TEMPLATE.replace("---\nA", "  - answer: n/(k - k)\n    why: No.\n---\nA")
    assert told(variety.faults(found(more))) == [(9, "the wrong answer n/(k - k) never occurs")]


def test_a_fixed_number_is_no_template() -> None:
    assert told(variety.faults(found(NUMBER))) == []
