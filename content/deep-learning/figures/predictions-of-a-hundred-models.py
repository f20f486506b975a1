"""A hundred predictions at one input as dots, their average and the true value."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=1.8)
    values = rng.normal(size=100)
    values = 5 + 1.6 * (values - values.mean())
    axes.axvline(5, color=GREY, linewidth=6, alpha=0.4)
    axes.plot(values, rng.uniform(0.05, 0.7, 100), "o", color=BLUE, markersize=4, alpha=0.7)
    axes.plot(values.mean(), 0.9, "v", color=ORANGE, markersize=9)
    axes.text(4.7, 0.88, "average", color=ORANGE, ha="right", va="center")
    axes.text(5.3, 0.88, "true value", color=GREY, va="center")
    axes.set(xlim=(0, 10), ylim=(0, 1), yticks=[], xlabel="prediction", xticks=range(0, 11, 2))
    axes.spines["left"].set_visible(False)
    return figure
