"""Shots at four targets: near or far from the center on average, close together or scattered."""

import numpy as np
from matplotlib.patches import Circle

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, axes = card(4, height_in=1.65)
    cases = (("low", "low"), ("low", "high"), ("high", "low"), ("high", "high"))
    for panel, (bias, variance) in zip(axes, cases, strict=True):
        for radius in (1, 2, 3):
            panel.add_patch(Circle((0, 0), radius, fill=False, edgecolor=GREY, linewidth=0.9))
        shots = rng.normal(size=(14, 2)) * (0.2 if variance == "low" else 0.85)
        shots += (1.2, 1.2) if bias == "high" else -shots.mean(0)
        panel.plot(*shots.T, "o", color=BLUE, markersize=3.5)
        panel.plot(*shots.mean(0), "X", color=ORANGE, markersize=8, markeredgecolor="white")
        panel.set(xlim=(-3.1, 3.1), ylim=(-3.1, 3.1), aspect="equal", xticks=[], yticks=[])
        panel.spines[:].set_visible(False)
        panel.set_title(f"{bias} bias,\n{variance} variance", size=9)
    return figure
