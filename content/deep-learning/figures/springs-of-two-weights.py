"""Restoring force of EWC over the distance from the old value, for F = 10 and F = 0.1."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    x = np.array([0, 12])
    axes.plot(x, 10 * x, color=BLUE)
    axes.plot(x, 0.1 * x, color=ORANGE)
    axes.plot(x, [1, 1], color=GREY, ls="--")
    axes.plot([0.1], [1], "o", color=BLUE)
    axes.plot([10], [1], "o", color=ORANGE)
    axes.plot([10, 10], [0, 1], color=ORANGE, ls=":", lw=1.2)
    axes.text(0.35, 1.5, "weight 1, F = 10:\nrests at 0.1", color=BLUE, size=10, va="center")
    axes.text(6.1, 0.4, "weight 2,\nF = 0.1", color=ORANGE, size=10, ha="left", va="top")
    axes.text(10, 1.12, "rests at 10", color=ORANGE, size=10, ha="center")
    axes.text(4.6, 1.05, "pull of task B", size=10, color="#555B66")
    axes.set(xlim=(0, 12), ylim=(0, 2), xticks=[0, 2, 4, 6, 8, 10, 12], yticks=[0, 1, 2])
    axes.set(xlabel="distance from the old value", ylabel="force (λ = 1)")
    return figure
