"""Markdown as words and sentences, with the lines on which they stand."""

from hypothesis import given
from hypothesis import strategies as st

from bot.lint.words import count, prose, sentences, words


def test_code_pictures_and_display_formulas_are_no_words() -> None:
    text = (
        "One ![two three](x.png)\n\n```\nfour\n```\n\n$$five = 6$$\n\nseven `eight nine` $10 + 11$."
    )
    assert count(text) == 4  # One, seven, a piece of code, a formula


def test_a_price_is_no_formula() -> None:
    assert words(r"It costs \$5 or \$6.") == ["it", "costs", "5", "or", "6"]


def test_sentences_come_with_the_line_breaks_before_them() -> None:
    text = "First one. Second\ngoes on.\n\n- An item\n- Another, i.e. Two\n\nLast?"
    assert [*sentences(text)] == [
        (0, "First one."),
        (0, "Second\ngoes on."),
        (3, "- An item"),
        (4, "- Another, i.e. Two"),
        (6, "Last?"),
    ]


def test_a_formula_can_begin_a_sentence() -> None:
    assert len([*sentences("It falls. $x$ grows.")]) == 2


def test_a_decimal_point_ends_no_sentence() -> None:
    assert len([*sentences("It is 0.5 here, vs. Adam there. Yes.")]) == 2


@given(st.text(alphabet="a `$!*[](){}.\n-1~\\", max_size=60))
def test_no_line_break_is_lost(text: str) -> None:
    assert prose(text).count("\n") == text.count("\n")


@given(st.text(alphabet="Ab `$.?!\n-1", max_size=60))
def test_sentences_come_in_order_and_stand_where_they_are_said_to(text: str) -> None:
    lines = prose(text).split("\n")
    found = [*sentences(text)]
    assert [breaks for breaks, _ in found] == sorted(breaks for breaks, _ in found)
    for breaks, sentence in found:
        assert sentence.split("\n")[0].strip() in lines[breaks]
