"""GRPO's advantages of accepted and rejected answers over the share that is accepted."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    q = np.arange(1, 64) / 64
    axes.plot(q, np.sqrt((1 - q) / q), color=BLUE)
    axes.plot(q, -np.sqrt(q / (1 - q)), color=ORANGE, ls="--")
    axes.axhline(0, color=GREY, lw=1)
    axes.plot([0, 1], [0, 0], "x", color=GREY, ms=9, mew=2, clip_on=False)
    axes.text(0.2, 3.2, "accepted: $\\sqrt{(1-q)/q}$", color=BLUE, size=10.5)
    axes.text(0.78, -4.4, "rejected: $-\\sqrt{q/(1-q)}$", color=ORANGE, size=10.5, ha="right")
    axes.text(0.99, 1.5, "× all alike: no signal", size=9.5, ha="right", color="#555B66")
    axes.set(xlim=(0, 1), ylim=(-6, 6), yticks=[-5, 0, 5], xticks=[0, 0.25, 0.5, 0.75, 1])
    axes.set(xlabel="share q of the group that is accepted", ylabel="advantage")
    return figure
