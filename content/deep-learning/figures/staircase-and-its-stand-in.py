"""Rounding as a staircase, its flat true slope at 1.7 and the slope of one used backward."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    for level in range(4):
        low, high = max(level - 0.5, 0), min(level + 0.5, 3)
        axes.plot([low, high], [level, level], color=BLUE, linewidth=2.5)
    for jump in (0.5, 1.5, 2.5):
        axes.plot([jump] * 2, [jump - 0.5, jump + 0.5], ":", color=BLUE, linewidth=1)
    x = np.array([0.75, 2.65])
    axes.plot(x, 2 + (x - 1.7), "--", color=ORANGE)
    axes.plot([1.7, 1.7], [0, 2], color=GREY, linewidth=0.9)
    axes.plot(1.7, 2, "o", color=ORANGE, markersize=7, zorder=3)
    axes.text(1.15, 2.15, "backward: slope 1", color=ORANGE, ha="right")
    axes.text(1.85, 1.45, "forward: 1.7 gives 2,\nwith the slope 0", color=BLUE, va="center")
    axes.set(xlim=(0, 3), ylim=(-0.1, 3.1), xticks=[0, 1, 1.7, 2, 3], yticks=[0, 1, 2, 3])
    axes.set_xticklabels(["0", "1", "1.7", "2", "3"])
    axes.set(xlabel="x", ylabel="y")
    return figure
