"""Positions per full turn over the index of the coordinate pair, for two bases of RoPE."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, card

SIZE = 128


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    pair = np.arange(SIZE // 2)
    for base, color, dash, place in (
        (10_000, BLUE, "-", (46, 250)),
        (500_000, ORANGE, "--", (21, 40_000)),
    ):
        axes.semilogy(pair, 2 * np.pi * base ** (2 * pair / SIZE), dash, color=color)
        axes.text(*place, f"base {base:,}", color=color)
    axes.axhline(8192, color=GREY, linewidth=1, linestyle=":")
    axes.text(0, 10_500, "trained length 8,192", size=9.5, color=INK)
    axes.plot(0, 2 * np.pi, "o", color=INK)
    axes.text(1.5, 4.2, "6.3 for both", size=9.5, va="center")
    axes.set(xlabel="coordinate pair $i$ (of 64)", ylabel="positions per turn")
    axes.set(ylim=(2.5, 6e6), xticks=[0, 16, 32, 48, 63])
    return figure
