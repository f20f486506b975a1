"""The pinball loss at level 0.9, and a skewed density of demand with its 0.9 quantile."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (left, right) = card(columns=2, height_in=2.6)
    error = np.array([-10, 0, 10])
    left.plot(error, np.maximum(0.9 * error, -0.1 * error), color=BLUE)
    left.text(3.6, 6.5, "missing:\n0.9 per unit", ha="right", size=10)
    left.text(-9.6, 1.5, "left over:\n0.1 per unit", size=10)
    left.set(xlabel="demand − order", ylabel="pinball loss", xticks=[-10, 0, 10], ylim=(0, 9.2))
    x = np.linspace(0.01, 30, 600)
    density = x**2 * np.exp(-x / 3)  # gamma with shape 3 and mean 9
    share = np.cumsum(density) / density.sum()
    low, high = np.interp([0.5, 0.9], share, x)
    right.plot(x, density, color=BLUE)
    right.fill_between(x, density, where=x >= high, color=ORANGE, alpha=0.5, lw=0)
    for place, color in ((low, GREY), (high, ORANGE)):
        right.plot([place, place], [0, np.interp(place, x, density)], color=color, ls="--")
    right.text(high + 0.3, 2.1, "order: 0.9\nquantile", color=ORANGE, size=10)
    right.text(high + 4.6, 0.85, "10%", size=10)
    right.text(low + 0.5, 0.35, "median", ha="center", size=9.5, bbox={"fc": "w", "ec": "none"})
    right.set(xlabel="demand", ylabel="density", xticks=[0, 10, 20, 30], yticks=[], xlim=(0, 30))
    right.set_ylim(0, 5.2)
    return figure
