"""Focal loss over the true class's probability on a log axis, with an easy and a hard example."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, PURPLE, SKY, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    p = np.linspace(0.05, 0.9, 300)
    styles = {0: (SKY, "-"), 1: (BLUE, "--"), 2: (ORANGE, "-"), 5: (PURPLE, "-.")}
    for gamma, (color, dash) in styles.items():
        axes.plot(p, -((1 - p) ** gamma) * np.log(p), color=color, ls=dash)
        ends = [-((1 - x) ** gamma) * np.log(x) for x in (0.2, 0.9)]
        axes.plot([0.2, 0.9], ends, "o", color=color, ms=5)
        ratio = float(f"{ends[0] / ends[1]:.3g}")
        axes.text(0.93, ends[1], f"γ = {gamma}: {ratio:,.0f}", color=color, va="center", size=10)
    axes.axvline(0.2, color=GREY, ls=":", lw=1.2)
    axes.axvline(0.9, color=GREY, ls=":", lw=1.2)
    axes.text(0.21, 2e-7, "hard", size=9.5)
    axes.text(0.89, 2e-7, "easy", size=9.5, ha="right")
    axes.text(0.93, 3.5, "easy per hard", size=9.5, va="center")
    axes.set(xlim=(0, 0.9), ylim=(1e-7, 8), yscale="log", yticks=[1e-6, 1e-4, 1e-2, 1])
    axes.set(xlabel="probability of the true class", ylabel="focal loss")
    return figure
