"""Schematic: a rising score and a human judgment that rises, peaks and falls."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.4)
    d = np.linspace(0.001, 10, 300)
    axes.plot(d, d * (1 - 0.05 * d), color=BLUE)
    axes.plot(d, d * (1 - 0.37 * np.log(1 + d)), color=ORANGE, ls="--")
    axes.text(5.6, 4.5, "score of the reward model", color=BLUE, ha="right", size=10)
    axes.text(9.9, 2.0, "judgment of people", color=ORANGE, ha="right", size=10)
    axes.set(xlim=(0, 10), ylim=(-0.2, 5.3), xticks=[], yticks=[])
    axes.set(xlabel="distance from the starting policy", ylabel="quality")
    return figure
