"""The weight of the first of two keys over the raw score difference, for three head sizes."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    gap = np.linspace(-24, 24, 400)
    for size, color, dash in ((4, BLUE, "-"), (16, ORANGE, "--"), (64, GREEN, "-.")):
        weight = 1 / (1 + np.exp(-gap / np.sqrt(size)))
        axes.plot(gap, weight, dash, color=color, label=f"d = {size}")
    axes.axhline(0.5, color=GREY, linewidth=0.8)
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.legend(loc="lower right")
    axes.set(xlabel="raw score of key 1 minus raw score of key 2", ylabel="weight of key 1")
    axes.set(yticks=[0, 0.5, 1], xticks=range(-24, 25, 8), xlim=(-24, 24))
    return figure
