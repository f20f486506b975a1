"""Three ReLU units of one input, weighted, and their sum, which bends at each of their kinks."""

import numpy as np

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Figure, card


def draw() -> Figure:
    figure, (units, total) = card(2, height_in=2.3, sharey=True)
    x = np.linspace(-2, 2, 401)
    parts = [1.2 * np.maximum(x + 1, 0), -2.4 * np.maximum(x, 0), 2.0 * np.maximum(x - 1, 0)]
    for part, color, style in zip(parts, (BLUE, ORANGE, GREEN), ("-", "--", "-."), strict=True):
        units.plot(x, part, style, color=color)
    total.plot(x, sum(parts), color=INK)
    for panel, name in ((units, "three units"), (total, "their sum: four pieces")):
        for kink in (-1, 0, 1):
            panel.axvline(kink, color=GREY, linewidth=0.8, linestyle=":")
        panel.set(title=name, xlim=(-2, 2), ylim=(-4.9, 3.7), xlabel="input")
        panel.set(xticks=[-2, -1, 0, 1, 2], yticks=[-4, 0, 2])
    return figure
