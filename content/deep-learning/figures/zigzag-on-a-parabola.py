"""A parabola with descent steps that jump from wall to wall and double their distance each time."""

from itertools import pairwise

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, arrow, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    w = np.linspace(-9.2, 9.2, 200)
    axes.plot(w, w**2, color=BLUE)
    path = [(-2.0) ** step for step in range(4)]
    for start, end in pairwise(path):
        arrow(axes, (start, start**2), (end, end**2), color=ORANGE)
    axes.plot(path, np.square(path), "o", color=ORANGE, markersize=6)
    for step, (point, side) in enumerate(zip(path, (1, -1, 1, -1), strict=True)):
        axes.annotate(
            f"step {step}" if step else "start",
            (point, point**2),
            xytext=(9 * side, -4),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
        )
    axes.axvline(0, color=GREY, linewidth=1, linestyle=":")
    axes.set(xlabel="weight", ylabel="loss", ylim=(-4, 80), xlim=(-11.5, 11.5))
    axes.set(xticks=[-8, -4, 0, 4, 8], yticks=[0, 32, 64])
    return figure
