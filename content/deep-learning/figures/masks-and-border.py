"""A true and a predicted mask, in a small image and in the same image with a wide border."""

import numpy as np
from matplotlib.patches import Rectangle

from content.card import INK, ORANGE, Axes, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    bare(axes, 28, 15.4)
    _image(axes, 1, 3.6, 8, 0)
    _image(axes, 13, 0.4, 14.4, 3.2)
    axes.text(5, 1.9, "fill: predicted", ha="center", size=9.5, color=ORANGE)
    axes.text(5, 0.5, "outline: true", ha="center", size=9.5)
    axes.annotate("", (12.6, 7.6), (9.4, 7.6), arrowprops={"arrowstyle": "-|>", "color": INK})
    return figure


def _image(axes: Axes, x: float, y: float, side: float, border: float) -> None:
    axes.add_patch(Rectangle((x, y), side, side, fc="#EEF0F3", ec=INK, lw=1))
    rows, columns = np.indices((8, 8))
    true = (rows - 3.6) ** 2 + (columns - 3.2) ** 2 < 5.5
    guess = (rows - 3.2) ** 2 + (columns - 4.3) ** 2 < 5.5
    for row, column in np.argwhere(guess):
        corner = (x + border + column, y + border + row)
        axes.add_patch(Rectangle(corner, 1, 1, fc=ORANGE + "88", ec="white", lw=0.5))
    for row, column in np.argwhere(true):
        left, low = x + border + column, y + border + row
        for away, line in (
            ((0, -1), ((left, left), (low, low + 1))),
            ((0, 1), ((left + 1, left + 1), (low, low + 1))),
            ((-1, 0), ((left, left + 1), (low, low))),
            ((1, 0), ((left, left + 1), (low + 1, low + 1))),
        ):
            if not true[row + away[0], column + away[1]]:
                axes.plot(*line, color=INK, lw=2.2, solid_capstyle="round")
