"""Arithmetic is computed; whatever else an author's file holds is refused, in words."""

import math
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.expression import BadExpression, Number, parse
from tests.domain.properties import tried


def value(text: str, **parameters: Number) -> Number:
    return parse(text).value(parameters)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("28", 28),
        ("0.25", 0.25),
        ("1e-3", 0.001),
        ("1 + 2*3", 7),
        ("(1 + 2)*3", 9),
        ("7/2", 3.5),
        ("7//2", 3),
        ("-7//2", -4),
        ("7 % 3", 1),
        ("2**10", 1024),
        ("2**-1", 0.5),
        ("2**0.5", 1.4142135623730951),
        ("-3**2", -9),
        ("+5", 5),
        ("floor((32 - 5)/1) + 1", 28),
        ("ceil(2.1)", 3),
        ("round(2.567, 1)", 2.6),
        ("abs(-4)", 4),
        ("min(3, 1, 2)", 1),
        ("max(3, 1, 2)", 3),
        ("comb(5, 2)", 10),
        ("sqrt(16)", 4.0),
        ("log2(8)", 3.0),
        ("log10(1000)", 3.0),
        ("log(1)", 0.0),
        ("exp(0)", 1.0),
        ("sigmoid(0)", 0.5),
        ("sigmoid(-1000)", 0.0),
        ("sigmoid(1000)", 1.0),
        ("tanh(0)", 0.0),
        ("cos(0)", 1.0),
        ("1 if 2 > 1 else 0", 1),
        ("1 < 2 < 3", True),
        ("1 < 2 and 3 < 2", False),
        ("1 > 2 or not 0", True),
        ("  6*7  ", 42),
    ],
)
def test_arithmetic_has_its_value(text: str, result: Number) -> None:
    assert value(text) == result


def test_parameters_are_put_in() -> None:
    assert value("floor((n - k)/s) + 1", n=32, k=5, s=1) == 28


def test_a_formula_names_the_parameters_it_needs() -> None:
    assert parse("floor((n - k)/s) + pi").names == {"n", "k", "s"}


def test_pi_is_known_and_a_parameter_of_that_name_comes_first() -> None:
    assert (value("pi"), value("pi", pi=3)) == (3.141592653589793, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("__import__('os')", "__import__() may not be called; known are abs, ceil, comb"),
        ("open('/etc/passwd')", "open() may not be called"),
        ("eval('1')", "eval() may not be called"),
        ("print(1)", "print() may not be called"),
        ("(1).__class__", "Attribute is not arithmetic"),
        ("n.real", "Attribute is not arithmetic"),
        ("(1).bit_length()", "bit_length() may not be called"),
        ("log.__globals__['os']", "Subscript is not arithmetic"),
        ("n[0]", "Subscript is not arithmetic"),
        ("max(1, 2)(3)", "max(1, 2)() may not be called"),
        ("lambda: 1", "Lambda is not arithmetic"),
        ("(lambda: 1)()", "() may not be called"),
        ("[n for n in n]", "ListComp is not arithmetic"),
        ("sum(n for n in n)", "sum() may not be called"),
        ("max(n for n in n)", "GeneratorExp is not arithmetic"),
        ("{n: 1}", "Dict is not arithmetic"),
        ("(1, 2)", "Tuple is not arithmetic"),
        ("[1]*9", "List is not arithmetic"),
        ("(n := 1)", "NamedExpr is not arithmetic"),
        ("f'{n}'", "JoinedStr is not arithmetic"),
        ("max(*n)", "Starred is not arithmetic"),
        ("max(1, key=2)", "max() may not be called"),
        ("max(**n)", "max() may not be called"),
        ("await n", "Await is not arithmetic"),
        ("(yield)", "Yield is not arithmetic"),
        ("'a'", "'a' is not a number"),
        ("'a'*9", "'a' is not a number"),
        ("b'a'", "b'a' is not a number"),
        ("1j", "1j is not a number"),
        ("None", "None is not a number"),
        ("...", "Ellipsis is not a number"),
        ("1 << 400", "LShift is not arithmetic"),
        ("1 ^ 2", "BitXor is not arithmetic"),
        ("~1", "Invert is not arithmetic"),
        ("1 in n", "In is not arithmetic"),
        ("1 is 1", "Is is not arithmetic"),
        ("[1] @ [2]", "is not arithmetic"),
        ("n = 1", "'n = 1' is not a formula"),
        ("import os", "'import os' is not a formula"),
        ("1; 2", "'1; 2' is not a formula"),
        ("1\n2", "is not a formula"),
        ("2 +", "'2 +' is not a formula"),
        ("", "'' is not a formula"),
        ("\x00", "is not a formula"),
        ("\ud800", "is not a formula"),
        ("((((1", "'((((1' is not a formula"),
        ("(" * 400, "is not a formula"),
        ("(" * 10_000 + "1" + ")" * 10_000, "may have 400 characters, this one has 20001"),
        ("9" * 401, "a formula may have 400 characters, this one has 401"),
        ("-" * 300 + "1", "parts, 200 are allowed"),
        ("1" + "+1" * 150, "parts, 200 are allowed"),
    ],
)
def test_what_is_not_arithmetic_is_refused_when_it_is_read(text: str, reason: str) -> None:
    with pytest.raises(BadExpression) as refusal:
        parse(text)
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1/0", "1/0 has no value: division by zero"),
        ("1//0", "1//0 has no value"),
        ("1 % 0", "1 % 0 has no value"),
        ("0**-1", "0**-1 has no value"),
        ("log(-1)", "log(-1) has no value"),
        ("log(0)", "log(0) has no value"),
        ("sqrt(-1)", "sqrt(-1) has no value"),
        ("(-8)**0.5", "(-8)**0.5: -8**0.5 is not a real number"),
        ("9**9**9", "9**387420489 is too large"),
        ("2**10**9", "2**1000000000 is too large"),
        ("2**257", "2**257 is too large"),
        ("(2**120)*(2**120)*(2**120)", "the number grows too large"),
        ("9" * 100, "the number grows too large"),
        ("floor(1e300)", "the number grows too large"),
        ("2.0**10**9", "has no value"),
        ("exp(1000)", "exp(1000) has no value"),
        ("1e308*10", "1e308*10 is not finite"),
        ("1e999", "1e999 is not finite"),
        ("1e999 - 1e999", "is not finite"),
        ("floor(1e999)", "has no value"),
        ("comb(10**6, 5)", "comb takes whole numbers from 0 to 200"),
        ("comb(5, -1)", "comb takes whole numbers from 0 to 200"),
        ("comb(2.5, 1)", "comb takes whole numbers from 0 to 200"),
        ("n + 1", "n + 1: 'n' is not a parameter"),
        ("log", "log: 'log' is not a parameter"),
        ("abs", "abs: 'abs' is not a parameter"),
        ("max()", "max() has no value"),
        ("sqrt()", "sqrt() has no value"),
        ("sqrt(1, 2)", "sqrt(1, 2) has no value"),
        ("round(1, 0.5)", "has no value"),
    ],
)
def test_what_has_no_value_or_none_in_bounds_is_refused_when_it_is_computed(
    text: str, reason: str
) -> None:
    with pytest.raises(BadExpression) as refusal:
        value(text)
    assert reason in str(refusal.value)


def test_rounding_to_an_endless_number_of_places_is_refused() -> None:
    with pytest.raises(BadExpression):
        value("round(1, -10**6)")


def test_a_parameter_that_would_be_dangerous_in_python_is_only_a_name() -> None:
    assert value("__builtins__ + 1", __builtins__=2) == 3


numbers = st.one_of(
    st.integers(0, 99).map(str), st.decimals(0, 99, places=2).map(str), st.just("pi")
)
formulas = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "//", "%"]), inner).map(
            lambda parts: f"({' '.join(parts)})"
        ),
        inner.map(lambda part: f"-{part}"),
        st.tuples(st.sampled_from(["abs", "floor", "ceil", "sqrt", "tanh", "cos"]), inner).map(
            lambda parts: f"{parts[0]}({parts[1]})"
        ),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
        ),
        st.tuples(inner, inner, inner).map(
            lambda parts: f"({parts[0]} if {parts[1]} < {parts[2]} else 1)"
        ),
    ),
    max_leaves=10,
).filter(lambda text: len(text) <= 400)
PYTHON: dict[str, object] = {"__builtins__": {}, "abs": abs, "min": min, "max": max, **vars(math)}


@tried
@given(formulas)
def test_arithmetic_means_what_it_means_in_python(text: str) -> None:
    try:
        expected = eval(text, PYTHON)
    except (ArithmeticError, ValueError):
        with pytest.raises(BadExpression):
            value(text)
    else:
        assert value(text) == expected


@tried
@given(st.text(max_size=60))
@example("((((((((((")
@example("0x")
@example("1if 1else 2")
@example("'\\d'")
@example("1\\\n+1")
def test_any_text_is_a_formula_or_a_bad_one(text: str) -> None:
    with suppress(BadExpression):
        assert isinstance(value(text), int | float)


pieces = st.sampled_from(
    [
        *("**", "//", ":=", ".a", "1e308", *"0123456789nk()+-*/%<>=,. []'"),
        *(" if ", " else ", " and ", "not ", "lambda "),
        *("log(", "comb(", "round(", "floor(", "exp(", "sigmoid("),
    ]
)


@tried
@given(st.lists(pieces, max_size=30).map("".join))
def test_anything_that_looks_like_a_formula_is_one_or_a_bad_one(text: str) -> None:
    with suppress(BadExpression):
        assert isinstance(value(text, n=3, k=0.5), int | float)
