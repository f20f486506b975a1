"""Formulas that nobody could read, or draw."""

import pytest

from bot.lint import maths
from tests.lint.files import CHOICE, TEMPLATE, WHY, found, told


def explained(text: str, base: str = CHOICE) -> list[tuple[int, str]]:
    return told(maths.faults(found(base.replace(WHY, text))))


@pytest.mark.parametrize(
    "text",
    [
        r"Here $\frac{a}{b} \ne \sqrt{c}$ and $x_{i}$.",
        "Here ${{n}} t$.\n\n$$s = v t$$",
        r"$$\sum_{i=1}^{n} \left( x_i - \mathrm{mean} \right)$$",
        r"A price of \$5 and `\alpha$$` in code.",
    ],
)
def test_what_can_be_shown_passes(text: str) -> None:
    assert explained(text, TEMPLATE) == []


def test_a_displayed_formula_with_drawn_numbers_is_reported() -> None:
    assert explained("So.\n\n$$s = {{n}} t$$", TEMPLATE) == [
        (18, "a displayed formula with numbers that are drawn")
    ]


def test_a_displayed_formula_that_matplotlib_cannot_draw_is_reported() -> None:
    assert explained("So.\n\n$$\\begin{matrix} a \\end{matrix}$$") == [
        (20, "a displayed formula with \\begin, which cannot be drawn")
    ]


def test_a_command_that_nobody_knows_is_reported() -> None:
    assert explained(r"So $\undefined x$.") == [(18, "\\undefined cannot be shown")]


def test_braces_that_do_not_match_are_reported() -> None:
    assert explained(r"So $\frac{a$ is.") == [
        (18, r"the braces of the formula \frac{a do not match")
    ]


def test_a_displayed_formula_without_an_end_is_reported() -> None:
    assert explained("So.\n\n$$ y = x") == [(20, "a displayed formula does not end")]
