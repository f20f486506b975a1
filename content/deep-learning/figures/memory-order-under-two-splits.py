"""Twelve numbers in memory order, and the rows of both heads after a wrong and a right split."""

from collections.abc import Sequence

from content.card import BLUE, GREEN, ORANGE, Axes, Figure, bare, card, cells

COLORS = (BLUE, ORANGE, GREEN)


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.2)
    bare(axes, 13, 8.4)
    _row(axes, 0.5, 7.3, [range(12)])
    axes.text(6.5, 7.65, "in memory: tokens 1, 2, 3", ha="center")
    for left, title, heads in (
        (0.5, "view(b, h, n, d // h)", ([(0, 1), (2, 3), (4, 5)], [(6, 7), (8, 9), (10, 11)])),
        (7.1, "split, then transpose", ([(0, 1), (4, 5), (8, 9)], [(2, 3), (6, 7), (10, 11)])),
    ):
        axes.text(left + 2.7, 5.05, title, ha="center", size=10)
        for number, rows in enumerate(heads):
            x = left + 3.2 * number
            _row(axes, x, 4.6, rows)
            axes.text(x + 1, 1.1, f"head {number + 1}", ha="center")
    axes.text(3.2, 0.2, "wrong", ha="center", weight="bold")
    axes.text(9.8, 0.2, "right", ha="center", weight="bold")
    return figure


def _row(axes: Axes, x: float, y: float, rows: Sequence[Sequence[int]]) -> None:
    texts = [[str(number) for number in row] for row in rows]
    colors = [[COLORS[number // 4] + "55" for number in row] for row in rows]
    cells(axes, x, y, texts, colors=colors, size=10)
