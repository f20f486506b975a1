"""Adam's step in units of the rate under a constant gradient, with and without bias correction."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    t = np.arange(1, 10_001)
    steps = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
    axes.plot(t, steps, color=ORANGE)
    axes.axhline(1, color=BLUE, linestyle="--")
    top = int(np.argmax(steps))
    for at in (0, top):
        axes.plot(t[at], steps[at], "o", color=ORANGE)
    axes.text(1.25, 2.55, "step 1: 3.2", color=ORANGE)
    axes.text(17, 6.6, f"step {t[top]}: {steps[top]:.1f}", color=ORANGE, va="center")
    axes.text(260, 3.4, "averages start at 0,\nno correction", color=ORANGE)
    axes.text(1.25, 0.28, "with bias correction", color=BLUE)
    axes.set(xscale="log", xlim=(0.9, 10_000), ylim=(0, 7.3), yticks=[0, 1, 2, 4, 6])
    axes.set(xlabel="steps with gradient", ylabel=r"step / $\eta$")
    axes.grid(axis="y", color=GREY, alpha=0.25, linewidth=0.7)
    return figure
