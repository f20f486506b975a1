"""Stored inputs k, recomputed activations n/k and their sum over k, for a network of 64 layers."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card

LAYERS = 64


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    k = np.linspace(1, 32, 400)
    axes.plot(k, k, "--", color=ORANGE)
    axes.plot(k, LAYERS / k, "-.", color=GREEN)
    axes.plot(k, k + LAYERS / k, color=BLUE)
    best = LAYERS**0.5
    axes.plot([best, best], [0, 2 * best], ":", color=GREY, linewidth=1.2)
    axes.plot(best, 2 * best, "o", color=BLUE)
    axes.text(best + 0.2, 2 * best + 4, "16 at k = 8", color=BLUE)
    axes.text(26, 19, "inputs: k", color=ORANGE)
    axes.text(18.5, 6, "segment: 64/k", color=GREEN)
    axes.text(20.5, 30, "held at the peak", color=BLUE, ha="right")
    axes.set(xlim=(1, 32.5), ylim=(0, 66), xticks=[1, 8, 16, 32], yticks=[0, 16, 32, 64])
    axes.set(xlabel="segments k", ylabel="activations")
    return figure
