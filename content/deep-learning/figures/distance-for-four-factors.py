"""A weight over eight steps that each multiply its distance to the minimum by one factor."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, PURPLE, Figure, card


def draw() -> Figure:
    figure, panels = card(4, height_in=2.0, sharey=True)
    steps = np.arange(9)
    factors = ((0.5, BLUE), (-0.5, GREEN), (-1.0, ORANGE), (-1.1, PURPLE))
    for axes, (factor, color) in zip(panels, factors, strict=True):
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.plot(steps, factor**steps, "o-", color=color, markersize=4, linewidth=1.3)
        axes.set_title(f"× {factor:g}".replace("-", "−"), color=color)
        axes.set(xticks=[0, 8], xlim=(-0.6, 8.6), ylim=(-2.4, 2.4), yticks=[-1, 0, 1])
    panels[0].set_ylabel("weight")
    figure.supxlabel("step", size=10.5)
    return figure
