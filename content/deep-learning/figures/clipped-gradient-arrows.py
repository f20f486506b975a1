"""One gradient clipped by value, into a square, and by norm, onto a circle."""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from content.card import BLUE, GREY, ORANGE, Figure, arrow, card

LIMIT, GRADIENT = 1.5, np.array([4.0, 1.2])


def draw() -> Figure:
    figure, panels = card(2, height_in=1.9, sharey=True)
    by_value = np.clip(GRADIENT, -LIMIT, LIMIT)
    by_norm = GRADIENT * LIMIT / np.hypot(*GRADIENT)
    region = {"fill": False, "edgecolor": GREY, "linestyle": "--", "linewidth": 1.3}
    square = Rectangle((-LIMIT, -LIMIT), 2 * LIMIT, 2 * LIMIT, **region)
    for axes, patch, clipped, color, name in (
        (panels[0], square, by_value, ORANGE, "by value"),
        (panels[1], Circle((0, 0), LIMIT, **region), by_norm, BLUE, "by norm"),
    ):
        axes.add_patch(patch)
        arrow(axes, (0, 0), tuple(GRADIENT), color=GREY)
        arrow(axes, (0, 0), tuple(clipped), color=color)
        axes.plot(*clipped, "o", color=color, markersize=5)
        axes.text(1.75, -1.25, name, color=color, size=11)
        axes.text(4.2, 1.45, "gradient", ha="right", color=GREY)
        axes.set(xlim=(-1.7, 4.4), ylim=(-1.7, 2.0), aspect="equal", xticks=[], yticks=[])
        axes.axhline(0, color=GREY, linewidth=0.6)
        axes.axvline(0, color=GREY, linewidth=0.6)
        axes.set_frame_on(False)
    return figure
