"""Numbers drawn for a question: in their ranges, as `where` wants them, and shown for people."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.expression import BadExpression, Number, parse
from bot.domain.template import Parameter, Template, Tolerance, filled, shown
from tests.domain.properties import tried


def template(*parameters: Parameter, where: str = "") -> Template:
    return Template(parameters, parse(where) if where else None, parse("1"), Tolerance())


def drawn(parameter: Parameter, count: int = 300) -> set[Number]:
    rng = random.Random(7)
    return {parameter.draw(rng) for _ in range(count)}


def test_a_range_is_drawn_from_end_to_end_and_not_beyond() -> None:
    assert drawn(Parameter("n", range(3, 8))) == {3, 4, 5, 6, 7}


def test_a_range_with_a_step_keeps_to_its_steps() -> None:
    assert drawn(Parameter("n", range(10, 31, 10))) == {10, 20, 30}


def test_tenths_are_drawn_as_they_are_written() -> None:
    assert drawn(Parameter("p", range(1, 5), decimals=1)) == {0.1, 0.2, 0.3, 0.4}


def test_a_list_is_drawn_from_as_it_stands() -> None:
    assert drawn(Parameter("rate", (0.001, 0.01, 3))) == {0.001, 0.01, 3}


def test_an_enormous_range_costs_nothing() -> None:
    (number,) = drawn(Parameter("n", range(10**15)), count=1)
    assert 0 <= number < 10**15


def test_every_parameter_has_its_value() -> None:
    values = template(Parameter("n", (28,)), Parameter("k", (5,))).draw(random.Random(7))
    assert values == {"n": 28, "k": 5}


@tried
@given(st.integers(0, 10**9))
def test_where_holds_for_whatever_is_drawn(seed: int) -> None:
    pair = template(
        Parameter("n", range(1, 20)), Parameter("k", range(1, 20)), where="k < n and n % k == 0"
    )
    values = pair.draw(random.Random(seed))
    assert values["k"] < values["n"]
    assert values["n"] % values["k"] == 0


def test_the_same_seed_draws_the_same_for_ever_and_on_every_machine() -> None:
    pair = template(Parameter("n", range(1000)), Parameter("p", range(100), decimals=2))
    assert pair.draw(random.Random("sample/sum/1")) == {"n": 48, "p": 0.86}


def test_a_condition_that_never_holds_is_refused() -> None:
    with pytest.raises(BadExpression) as refusal:
        template(Parameter("n", range(5)), where="n > 9").draw(random.Random(7))
    assert str(refusal.value) == "no values were found for which 'n > 9' holds"


@pytest.mark.parametrize(
    ("absolute", "relative", "value", "around"),
    [(0.0, 0.0, 28.0, 0.0), (0.5, 0.0, 28.0, 0.5), (0.0, 0.25, -8.0, 2.0), (1.0, 0.25, 8.0, 3.0)],
)
def test_a_tolerance_is_absolute_or_a_share_of_the_answer(
    absolute: float, relative: float, value: float, around: float
) -> None:
    assert Tolerance(absolute, relative).around(value) == around


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (28, "28"),
        (28.0, "28"),
        (-3, "-3"),
        (-0.0, "0"),
        (0.25, "0.25"),
        (1 / 3, "0.333333"),
        (2 / 3, "0.666667"),
        (1.39e-5, "1.39e-05"),
        (1234567, "1234567"),
        (1234567.0, "1234567"),
        (1234567.5, "1.23457e+06"),
        (1e15, "1e+15"),
        (10**20, "100000000000000000000"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_number_is_shown_with_at_most_six_digits_unless_it_is_whole(
    value: Number, text: str
) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "spec", "text"),
    [
        (1 / 3, ".3f", "0.333"),
        (2, ".2f", "2.00"),
        (1234567, ",", "1,234,567"),
        (1 / 3, ".3g", "0.333"),
        (0.125, ".0%", "12%"),
        (0.000012, ".1e", "1.2e-05"),
        (5, "+", "+5"),
    ],
)
def test_an_author_may_say_how_a_number_is_shown(value: Number, spec: str, text: str) -> None:
    assert shown(value, spec) == text


@pytest.mark.parametrize("spec", ["d", "z z", ".", "s", ".3q"])
def test_what_is_no_format_is_refused_with_an_example(spec: str) -> None:
    with pytest.raises(BadExpression) as refusal:
        shown(0.5, spec)
    assert str(refusal.value) == f"':{spec}' is not a number format; try ':.3f' or ':,'"


def test_a_number_shown_as_a_character_is_refused() -> None:
    with pytest.raises(BadExpression):
        shown(-1, "c")


@pytest.mark.parametrize("spec", ["9999999", ".9999999f"])
def test_a_format_that_fills_pages_is_refused(spec: str) -> None:
    with pytest.raises(BadExpression):
        shown(5, spec)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("no number here", "no number here"),
        ("{{n}} × {{n}}", "32 × 32"),
        ("{{ n - k }} left", "27 left"),
        ("{{n/k:.1f}} or {{ n/k : .2f }}", "6.4 or 6.40"),
        ("$x^{ {{k}} }$ and {n}", "$x^{ 5 }$ and {n}"),
        ("{{n}}{{k}}", "325"),
        ("{{n", "{{n"),
    ],
)
def test_formulas_in_a_text_are_replaced_by_their_values(text: str, result: str) -> None:
    assert filled(text, {"n": 32, "k": 5}) == result


@pytest.mark.parametrize("text", ["{{m}}", "{{}}", "{{n/0}}", "{{open('x')}}", "{{n:q}}"])
def test_a_formula_in_a_text_that_cannot_be_computed_is_refused(text: str) -> None:
    with pytest.raises(BadExpression):
        filled(text, {"n": 32})


@tried
@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**30), 10**30))
def test_a_number_as_it_is_shown_is_that_number_to_six_digits(value: Number) -> None:
    assert float(shown(value)) == pytest.approx(value, rel=1e-5)
