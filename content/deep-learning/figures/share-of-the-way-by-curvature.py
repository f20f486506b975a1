"""The share of the optimal weight reached, against curvature: early stopping and an L2 penalty."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card

RATE, STEPS = 0.1, 20


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    h = np.geomspace(0.01, 10, 300)
    alpha = 1 / (RATE * STEPS)
    axes.plot(h, 1 - (1 - RATE * h) ** STEPS, color=BLUE)
    axes.plot(h, h / (h + alpha), "--", color=ORANGE)
    axes.text(0.5, 0.93, f"{STEPS} steps\nof rate {RATE}", color=BLUE, ha="right", va="top")
    axes.text(1.6, 0.67, rf"penalty, $\alpha$ = {alpha}", color=ORANGE, va="top")
    axes.set(xscale="log", xlim=(0.01, 10), ylim=(0, 1.05), yticks=[0, 0.5, 1])
    axes.set(xticks=[0.01, 0.1, 1, 10], xticklabels=["0.01", "0.1", "1", "10"])
    axes.set(xlabel="curvature of the direction $h$", ylabel=r"$w$ / $w^*$")
    return figure
