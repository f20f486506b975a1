"""Options that point at others, that say the same twice, or that do not say why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lint import answers
from tests.lint.files import CHOICE, SEVERAL, found, prompt, told


@pytest.mark.parametrize(
    "text",
    [
        "Both a and b",
        "A and B",
        "B or C only",
        "A, C",
        "The first two options",
        "The last three statements are true",
        "Neither of the above",
        "All the others",
        "The other option",
        "Option C",
        "Either of the others",
    ],
)
def test_an_option_that_points_at_others_is_reported(text: str) -> None:
    text_of = CHOICE.replace("Bordeaux", text)
    assert told(answers.faults(found(text_of))) == [(14, f"the option “{text}” points at others")]


@pytest.mark.parametrize(
    "text",
    [
        "Both the encoder and the decoder",
        "All of the operations, a quarter of its parameters",
        "To write the first answer token",
        "A and a matrix B",
        "The first two layers",
        "Neither the mean nor the variance",
        "A, because it is linear",
    ],
)
def test_an_option_that_only_sounds_like_it_passes(text: str) -> None:
    assert told(answers.faults(found(CHOICE.replace("Bordeaux", text)))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.5", "1/2"),
        ("1,024", "1024"),
        ("$2^{10}$", "1024"),
        ("1,024 parameters", "1024 parameters."),
        ("50%", "0.5"),
        (r"$\frac{3}{4}$", "0.75"),
        ("$3 \\cdot 10^8$", "300,000,000"),
        (r"$\sqrt{16}$", "4"),
        ("`1e-3`", "0.001"),
        ("The mean", "`mean`"),
    ],
)
def test_two_options_that_say_the_same_are_reported(one: str, other: str) -> None:
    text = CHOICE.replace("Marseille", one).replace("Bordeaux", other)
    assert told(answers.faults(found(text))) == [
        (14, f"the option “{other}” says the same as line 9")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.5", "0.50001"),
        ("3 layers", "3 heads"),
        ("1", "-1"),
        ("(1, 5)", "(15)"),
        ("$2^{10}$", "$2^{11}$"),
        ("5%", "5"),
        ("(2, 3, 4)", "(2, 34)"),
        ("$x^2$", "$x^3$"),
        ("2 × 3", "3 × 2"),
        ("32 × 32", "1024"),
        ("2-3", "-1"),
    ],
)
def test_two_options_that_differ_pass(one: str, other: str) -> None:
    text = CHOICE.replace("Marseille", one).replace("Bordeaux", other)
    assert told(answers.faults(found(text))) == []


@given(st.integers(1, 10**12))
def test_a_number_means_the_same_with_commas_and_without(number: int) -> None:
    assert answers.meaning(f"{number:,}") == answers.meaning(str(number))


@given(st.text(max_size=40))
def test_whatever_an_option_says_has_a_meaning(text: str) -> None:
    assert isinstance(answers.meaning(text), str)


def test_a_right_option_of_several_says_why_too() -> None:
    text = SEVERAL.replace("  Since 987.\n", "")
    assert told(answers.faults(found(text))) == [
        (11, "a right option of several does not say why it is right")
    ]


def test_the_one_right_option_need_not() -> None:
    assert told(answers.faults(found(CHOICE))) == []
    assert told(answers.faults(found(SEVERAL))) == []


def test_a_why_that_calls_an_option_by_its_letter_is_reported() -> None:
    text = CHOICE.replace("The third by size.", "The third by size; see option B.")
    assert told(answers.faults(found(text))) == [(13, "the why calls an option by its letter")]


def test_a_question_of_several_says_that_several_may_be_right() -> None:
    asked = prompt("Which city was a seat of kings?", SEVERAL)
    assert told(answers.faults(found(asked))) == [
        (7, "the question does not say that several may be right")
    ]
    assert told(answers.faults(found(prompt("Which were? Choose all that apply.", SEVERAL)))) == []
