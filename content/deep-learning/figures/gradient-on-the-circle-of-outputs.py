"""Layer norm of three features in the plane of mean zero: arriving gradient and what is left."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, arrow, card

RADIUS = 3**0.5


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    turn = np.linspace(0, 2 * np.pi, 361)
    axes.plot(RADIUS * np.cos(turn), RADIUS * np.sin(turn), color=GREY, linewidth=1.2)
    z = RADIUS * np.array([np.cos(0.6), np.sin(0.6)])
    g = np.array([-0.15, 1.45])
    kept = g - z * (g @ z) / (z @ z)
    axes.plot([0, 1.9 * z[0]], [0, 1.9 * z[1]], ":", color=GREY)
    arrow(axes, (0, 0), tuple(z), color=BLUE)
    arrow(axes, tuple(z), tuple(z + g), color=ORANGE, dashed=True)
    arrow(axes, tuple(z), tuple(z + kept), color=GREEN)
    axes.plot(*zip(z + g, z + kept, strict=True), ":", color=GREY, linewidth=1.2)
    axes.text(0.75, 0.25, "z", color=BLUE, size=12)
    axes.text(*(z + g + (0.1, 0.0)), "arriving", color=ORANGE)
    axes.text(*(z + kept + (-0.1, 0.02)), "passed on (s = 1)", color=GREEN, ha="right")
    axes.text(2.95, 1.7, "longer x,\nsame z", color=GREY)
    axes.text(-1.75, -1.3, "all z", color=GREY, ha="right")
    axes.set(xlim=(-3.3, 4.6), ylim=(-1.95, 2.75), aspect="equal")
    axes.set_axis_off()
    return figure
