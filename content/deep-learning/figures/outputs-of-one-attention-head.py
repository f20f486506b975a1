"""Five value vectors, their convex hull and the outputs of 200 random queries with softmax."""

import numpy as np
from matplotlib.patches import Polygon

from content.card import BLUE, GREY, ORANGE, Figure, card

VALUES = np.array([[-2.0, -0.6], [-0.4, 1.3], [2.1, 0.9], [1.3, -1.2], [0.2, 0.1]])


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=2.5)
    scores = 2 * rng.normal(size=(200, len(VALUES)))
    weights = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
    axes.add_patch(Polygon(VALUES[:4], facecolor=GREY + "22", edgecolor=GREY))
    axes.plot(*(weights @ VALUES).T, ".", color=BLUE, markersize=5, alpha=0.7)
    axes.plot(*VALUES.T, "s", color=ORANGE, markersize=9, markeredgecolor="white")
    axes.text(2.3, 0.9, "values", color=ORANGE, va="center")
    axes.text(1.95, -0.5, "outputs", color=BLUE, va="center")
    axes.set(xlim=(-2.4, 3.3), ylim=(-1.5, 1.6), aspect="equal")
    axes.set_axis_off()
    return figure
