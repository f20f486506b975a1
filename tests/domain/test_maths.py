"""Formulas on a line of chat: readable where Unicode can, honest where it cannot."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.maths import plain
from tests.domain.properties import tried


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("", ""),
        ("x", "x"),
        ("x^2", "x²"),
        ("2^{10}", "2¹⁰"),
        ("10^{-5}", "10⁻⁵"),
        ("W_{ij}", "Wᵢⱼ"),
        ("x_{t-1}", "xₜ₋₁"),
        ("\\beta_1", "β₁"),
        ("A^T", "Aᵀ"),
        ("A^\\top", "Aᵀ"),
        ("x^*", "x*"),
        ("x^\\alpha", "x^α"),
        ("e^{-x^2}", "e^(−x²)"),
        ("\\nabla_\\theta L", "∇_θ L"),
        ("\\frac{a}{b}", "a/b"),
        ("\\frac12", "1/2"),
        ("\\frac{n - k}{s} + 1", "(n − k)/s + 1"),
        ("\\frac{\\frac{a}{b}}{c}", "(a/b)/c"),
        ("\\left(\\frac{1}{2}\\right)", "(1/2)"),
        ("\\dfrac{1}{1 + e^{-x}}", "1/(1 + e⁻ˣ)"),
        ("\\sqrt 2", "√2"),
        ("\\sqrt{x}", "√x"),
        ("\\sqrt{d_k}", "√(dₖ)"),
        ("\\sqrt{\\frac{2}{n}}", "√(2/n)"),
        ("\\binom{n}{k}", "C(n, k)"),
        ("(32 - 5)/1 + 1 = 28", "(32 − 5)/1 + 1 = 28"),
        ("3 \\times 3", "3 × 3"),
        ("a \\cdot b", "a · b"),
        ("a\\le b", "a ≤ b"),
        ("a\\leq b\\neq c", "a ≤ b ≠ c"),
        ("x\\to\\infty", "x → ∞"),
        ("x \\in \\mathbb{R}^{d}", "x ∈ ℝᵈ"),
        ("\\mathbb{E}[X]", "𝔼[X]"),
        ("\\mathcal{O}(n \\log n)", "𝒪(n log n)"),
        ("\\hat{y}", "ŷ"),
        ("\\hat y", "ŷ"),
        ("\\bar x", "x̅"),
        ("\\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        ("\\int_0^1 f(x)\\,dx", "∫₀¹ f(x) dx"),
        ("\\partial L / \\partial w", "∂L / ∂w"),
        ("\\lfloor x \\rfloor", "⌊x⌋"),
        ("\\lVert w \\rVert_2", "‖ w ‖₂"),
        ("p_\\theta(x \\mid z)", "p_θ(x ∣ z)"),
        ("\\text{softmax}(x)", "softmax(x)"),
        ("\\operatorname{Var}(x)", "Var(x)"),
        ("h_t = \\tanh(W h_{t-1})", "hₜ = tanh(W hₜ₋₁)"),
        ("\\max(0, x)", "max(0, x)"),
        ("\\argmax p", "argmax p"),
        ("\\{1, 2\\}", "{1, 2}"),
        ("50\\%", "50%"),
        ("\\phi, \\varepsilon, \\dots", "φ, ε, …"),
        ("a\\,b\\quad c", "a b c"),
        ("  x   +  y ", "x + y"),
        ("\\unheard{x}", "\\unheardx"),
    ],
)
def test_a_formula_reads_well_on_one_line(tex: str, text: str) -> None:
    assert plain(tex) == text


def test_a_cube_root_is_no_square_root() -> None:
    assert plain("\\sqrt[3]{x}") in ("∛x", "³√x", "x^(1/3)")


@pytest.mark.timeout(3)
def test_a_numerator_with_many_subscripts_takes_no_time() -> None:
    assert plain("\\frac{a" + "_a" * 40 + "!}{b}").endswith("!)/b")


pieces = st.sampled_from(
    [
        *("\\frac", "\\sqrt", "\\binom", "\\text", "\\hat", "\\left", "\\right", "\\sum", "\\"),
        *("\\alpha", "\\mathbb", "\\{", "\\}", "\\,", "^", "_", *"{}()[] ab12+-=!.'"),
    ]
)


@tried
@given(st.text(max_size=40) | st.lists(pieces, max_size=20).map("".join))
@example("\\frac" * 200)
@example("\\frac{" * 200)
@example("\\sqrt{" * 200 + "x" + "}" * 200)
@example("{" * 1000)
@example("^" * 1000)
@example("x^{" * 200 + "2" + "}" * 200)
@example("\ud800\x00")
def test_any_text_becomes_a_line(tex: str) -> None:
    line = plain(tex)
    assert line == " ".join(line.split())


@tried
@given(st.text("abcxyz0123456789,() ", max_size=40))
def test_a_formula_without_commands_keeps_its_letters(tex: str) -> None:
    assert plain(tex).replace(" ", "") == tex.replace(" ", "")
