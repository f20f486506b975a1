"""The shapes in (QK^T)V and in Q(K^TV), drawn to scale for a length of three widths."""

from content.card import BLUE, GREEN, ORANGE, RED, Axes, Figure, bare, box, card

LONG, SHORT = 3.0, 1.0
Q, KT, V = ("Q", SHORT, LONG, BLUE), ("Kᵀ", LONG, SHORT, ORANGE), ("V", SHORT, LONG, GREEN)


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.2)
    bare(axes, 11.4, 7.5)
    y = 5.8
    x = _row(axes, 0.6, y, [Q, KT])
    _around(axes, 0.2, x - 0.25, y)
    axes.text(x + 0.35, y, "V", color=GREEN, va="center", size=11)
    axes.text(x + 1.1, y, "→", va="center", size=12)
    box(axes, x + 2.2, y - LONG / 2, LONG, LONG, "n × n", color=RED)
    y = 1.6
    axes.text(0.2, y, "Q", color=BLUE, va="center", size=11)
    x = _row(axes, 1.5, y, [KT, V])
    _around(axes, 1.1, x - 0.25, y)
    axes.text(x + 0.6, y, "→", va="center", size=12)
    box(axes, x + 1.8, y - SHORT / 2, SHORT, SHORT, "d × d", color=RED, size=9)
    return figure


def _row(axes: Axes, x: float, y: float, factors: list[tuple[str, float, float, str]]) -> float:
    for text, width, height, color in factors:
        box(axes, x, y - height / 2, width, height, text, color=color)
        x += width + 0.4
    return x


def _around(axes: Axes, left: float, right: float, y: float) -> None:
    for x, sign in ((left, "("), (right, ")")):
        axes.text(x, y, sign, ha="center", va="center", size=30)
