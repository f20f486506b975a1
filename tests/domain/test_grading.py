"""Answers are read as people write them, and graded the same however often that is done."""

import math
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.grading import BadAnswer, Grade, graded, number
from bot.domain.question import Choose, Compute, Option, Recall, Reflect, Slip, Task
from tests.domain.properties import tried

ONE = Choose(
    (
        Option("Lyon", "The third city.", right=False),
        Option("Paris", "", right=True),
        Option("`Nice` is *nicer*", "A port.", right=False),
    )
)
SEVERAL = Choose(
    (
        Option("two", "", right=True),
        Option("four", "Twice two.", right=False),
        Option("seven", "", right=True),
        Option("nine", "Three threes.", right=False),
    ),
    several=True,
)
KILOS = Compute(2.5, 0.025, "kg", (Slip(2500.0, "In grams."), Slip(0.0, "Nothing at all.")))
POINTS = Recall("It is so.", ("one", "two", "three"))
TASKS: tuple[Task, ...] = (ONE, SEVERAL, KILOS, Compute(1024.0), POINTS, Reflect())


def again(response: str) -> str:
    """A stored response as bot.study hands it in to be graded once more."""
    return "" if response == "-" else response


def expected(task: object, text: str) -> str:
    """What the refusal of `text` says would have been understood."""
    with pytest.raises(BadAnswer) as refusal:
        graded(task, text)  # type: ignore[arg-type]
    return refusal.value.expected


@pytest.mark.parametrize(
    "text",
    ["b", "B", " b ", "(b)", "b.", "b)", "Paris", "paris", "  PARIS ", "Paris.", "`Paris`", "par"],
)
def test_a_choice_is_named_by_its_letter_or_its_words(text: str) -> None:
    assert graded(ONE, text) == Grade("b", right=True, points=10, picked=(ONE.options[1],))


@pytest.mark.parametrize("text", ["c", "nice is nicer", "`Nice` is *nicer*", "Nice"])
def test_the_words_of_a_choice_are_known_without_their_markup(text: str) -> None:
    assert graded(ONE, text).response == "c"


def test_a_wrong_choice_earns_nothing_and_tells_what_was_picked() -> None:
    assert graded(ONE, "a") == Grade("a", right=False, points=0, picked=(ONE.options[0],))


@pytest.mark.parametrize("text", ["", " ", "d", "z", "ab", "a b", "Rome", "ly", "1", "😀", "a!"])
def test_what_is_no_choice_is_refused_with_the_letters_there_are(text: str) -> None:
    assert expected(ONE, text) == "one letter from a to c"


def test_words_that_begin_two_choices_are_refused() -> None:
    task = Choose((Option("batch size", "", right=True), Option("batch norm", "", right=False)))
    assert expected(task, "batch") == "one letter from a to b"


def test_a_letter_is_a_place_even_where_the_options_are_single_letters_themselves() -> None:
    task = Choose((Option("$b$", "", right=True), Option("$a$", "No.", right=False)))
    assert [graded(task, letter).response for letter in ("a", "b")] == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["ac", "a c", "a,c", "a, c", "c a", "A and C", "a & c", "a;c", "aacc"]
)
def test_several_letters_are_read_together_or_apart(text: str) -> None:
    picked = (SEVERAL.options[0], SEVERAL.options[2])
    assert graded(SEVERAL, text) == Grade("ac", right=True, points=10, picked=picked)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("ac", 10),
        ("a", 5),
        ("c", 5),
        ("two", 5),
        ("abc", 5),
        ("ab", 0),
        ("acbd", 0),
        ("bd", 0),
        ("b", 0),
    ],
)
def test_each_false_tick_takes_back_a_right_one_and_ticking_all_earns_nothing(
    text: str, points: int
) -> None:
    assert (graded(SEVERAL, text).points, graded(SEVERAL, text).right) == (points, points == 10)


@pytest.mark.parametrize("text", ["", "-", "none", "ae", "a-c", "1", "eleven"])
def test_what_names_none_of_several_is_refused_with_an_example(text: str) -> None:
    assert expected(SEVERAL, text) == "every letter that is right, such as “ac”, from a to d"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", 42.0),
        (" 42 ", 42.0),
        ("+42", 42.0),
        ("-3", -3.0),
        ("−3", -3.0),
        ("- 3", -3.0),
        ("2.5", 2.5),
        ("2,5", 2.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("0,125", 0.125),
        ("1,024", 1024.0),
        ("1,048,576", 1048576.0),
        ("1,024.5", 1024.5),
        ("1 048 576", 1048576.0),
        ("12,34", 12.34),
        ("1.5e-3", 0.0015),
        ("1.5E3", 1500.0),
        ("2^20", 1048576.0),
        ("2 ^ 20", 1048576.0),
        ("2^-1", 0.5),
        ("3*10^8", 3e8),
        ("3 × 10^8", 3e8),
        ("3·10^8", 3e8),
        ("3*10**8", 3e8),
        ("-3*10^2", -300.0),
        ("10^3", 1000.0),
        ("3/8", 0.375),
        ("-1/4", -0.25),
        ("1,5/3", 0.5),
        ("~3", 3.0),
        ("≈ 3", 3.0),
        ("= 3", 3.0),
        ("`3`", 3.0),
        ("$3$", 3.0),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize(("text", "value"), [("2**10", 1024.0), ("10**10", 1e10)])
def test_a_power_may_be_written_with_two_stars(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["2.5 kg", "2.5kg", "2,5 KG", "2.5  k g", "2.5"])
def test_the_unit_may_stand_behind_a_number(text: str) -> None:
    assert number(text, "kg") == 2.5


def test_a_percentage_is_a_unit_too() -> None:
    assert number("12.5 %", "%") == 12.5


@pytest.mark.parametrize("unit", ["N·m", "px × px"])
def test_a_unit_with_a_sign_for_times_may_stand_behind_a_number(unit: str) -> None:
    assert number(f"5 {unit}", unit) == 5.0


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "-", ".", "e5", "1e", "1/0", "3/8/2", "3/", "/8", "1-2", "2+2", "--3"),
        *("nan", "inf", "1e999", "9^999", "0^-1", "1.2.3", "3 kg", "0x10", "1_000", "½", "3 or 4"),
        *("9" * 400, "1e308/1e-308"),
    ],
)
def test_what_is_no_number_is_refused_with_examples(text: str) -> None:
    assert expected(Compute(3.0), text) == "a number, such as 42, 0.25, 1.5e-3 or 3/8"


def test_the_refusal_names_the_unit_that_is_meant() -> None:
    assert expected(KILOS, "5 g") == "a number, such as 42, 0.25, 1.5e-3 or 3/8 (in kg)"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2.5", True),
        ("2.525", True),
        ("2.475", True),
        ("2.5251", False),
        ("2.4749", False),
        ("-2.5", False),
        ("5/2", True),
    ],
)
def test_a_number_counts_up_to_the_edge_of_its_tolerance(text: str, right: bool) -> None:
    assert (graded(KILOS, text).right, graded(KILOS, text).points) == (right, 10 * right)


def test_without_a_tolerance_only_the_number_itself_is_right() -> None:
    task = Compute(1024.0)
    assert [graded(task, text).right for text in ("1024", "2^10", "1025")] == [True, True, False]


def test_rounding_in_binary_costs_nobody_a_point() -> None:
    assert graded(Compute(0.1 + 0.2), "0.3").right is True


@pytest.mark.parametrize("text", ["2500", "2,500", "2510 kg", "2475"])
def test_a_known_slip_is_recognised_as_leniently_as_the_answer(text: str) -> None:
    grade = graded(KILOS, text)
    assert (grade.right, grade.slip) == (False, Slip(2500.0, "In grams."))


def test_a_slip_of_nothing_at_all_is_recognised() -> None:
    assert graded(KILOS, "0").slip == Slip(0.0, "Nothing at all.")


def test_a_wrong_number_that_nobody_foresaw_has_no_slip() -> None:
    assert graded(KILOS, "2600") == Grade("2600.0", right=False, points=0)


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("a c", "ac"),
        ("A", "a"),
        ("a and b", "ab"),
        ("all", "abc"),
        ("none", "-"),
        ("no", "-"),
        ("0", "-"),
        ("", "-"),
        ("-", "-"),
    ],
)
def test_recall_keeps_the_points_that_were_ticked_and_scores_nothing(
    text: str, response: str
) -> None:
    assert graded(POINTS, text) == Grade(response, right=None, points=0)


def test_ticks_for_points_that_do_not_exist_are_refused() -> None:
    words = "the letters of the points that you had, from a to c, “all” or “none”"
    assert expected(POINTS, "d") == words


def test_whatever_is_said_to_a_reflection_is_an_answer_that_is_not_kept() -> None:
    assert graded(Reflect(), "I learned a lot") == Grade("-", right=None, points=0)


# Half of the texts are made of what answers are made of, so that many of them are understood.
texts = st.text(max_size=20) | st.text("abcdefACD ,.-+/*^e0123456789kg×−", max_size=10)


@tried
@given(st.sampled_from(TASKS), texts)
@example(KILOS, "9" * 400)
@example(KILOS, "1e308/1e-308")
@example(KILOS, "٣")
@example(ONE, "\x00")
def test_any_text_has_a_grade_or_is_no_answer(task: Task, text: str) -> None:
    with suppress(BadAnswer):
        assert graded(task, text).points in range(11)


decimals = st.decimals(-(10**6), 10**6, places=3).map(str)


@tried
@given(st.sampled_from(TASKS), st.text("abcd", max_size=5) | decimals)
def test_a_stored_response_is_graded_the_same_again(task: Task, text: str) -> None:
    try:
        grade = graded(task, text)
    except BadAnswer:
        return
    assert graded(task, again(grade.response)) == grade


@tried
@given(st.floats(allow_nan=False, allow_infinity=False))
@example(1.1e-05)
@example(5e-324)
def test_a_number_as_python_writes_it_is_read_back_exactly(value: float) -> None:
    assert number(repr(value)) == value


@tried
@given(st.text("0123456789.,e+-*^/ ", max_size=12))
def test_a_number_that_is_understood_is_finite(text: str) -> None:
    with suppress(BadAnswer):
        assert math.isfinite(number(text))
