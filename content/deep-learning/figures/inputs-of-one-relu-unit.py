"""Pre-activations of one ReLU unit for 50 examples, most of them below zero, and its output."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=2.4)
    left, right = rng.uniform(-3, -0.1, 35), rng.uniform(0.1, 2, 15)
    z = np.array([-3.1, 0, 2.2])
    axes.plot(z, np.maximum(z, 0), color=GREY, linewidth=1.2)
    axes.plot(left, 0 * left, "o", color=BLUE, markersize=5, alpha=0.6, clip_on=False)
    axes.plot(right, right, "s", color=ORANGE, markersize=5, alpha=0.8)
    axes.text(-1.55, 0.3, "35 examples", color=BLUE, ha="center")
    axes.text(0.9, 1.6, "15 examples", color=ORANGE, ha="right")
    axes.set(xlim=(-3.2, 2.3), ylim=(0, 2.2), yticks=[0, 1, 2])
    axes.set(xlabel="pre-activation", ylabel="output")
    return figure
