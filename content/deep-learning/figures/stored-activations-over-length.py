"""Activation memory of one layer over the sequence length: linear part and attention part."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, card

WIDTH, HEADS, BATCH = 4096, 32, 1


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    length = np.linspace(0, 8192, 200)
    linear = 34 * length * BATCH * WIDTH / 1e9
    square = 5 * HEADS * BATCH * length**2 / 1e9
    axes.fill_between(length, linear, color=BLUE + "66", linewidth=0)
    axes.fill_between(length, linear, linear + square, color=ORANGE + "55", linewidth=0)
    axes.plot(length, linear, color=BLUE)
    axes.plot(length, linear + square, "--", color=ORANGE)
    axes.text(6900, 8.6, "5abs²", color=ORANGE, size=12, ha="right")
    axes.text(8100, 1.35, "34sbh", color=BLUE, size=12, ha="right")
    axes.text(1000, 10, "h = 4096, a = 32, b = 1", size=9.5, color=INK)
    equal = 34 * WIDTH / (5 * HEADS)
    axes.axvline(equal, color=GREY, linewidth=1, linestyle=":")
    axes.text(equal + 120, 6.6, f"equal parts at {equal:.0f}", size=9.5, va="center")
    axes.set(xlabel="sequence length s (tokens)", ylabel="GB per layer")
    axes.set(
        xlim=(0, 8192), ylim=(0, 12.2), xticks=[0, 2048, 4096, 6144, 8192], yticks=[0, 4, 8, 12]
    )
    return figure
