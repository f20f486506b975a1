"""The tent map applied once, twice and three times."""

import numpy as np

from content.card import BLUE, Figure, card


def draw() -> Figure:
    figure, axes = card(3, height_in=1.9, sharey=True)
    x = np.linspace(0, 1, 1025)
    y = x
    for panel, times in zip(axes, ("once", "twice", "three times"), strict=True):
        y = np.where(y <= 0.5, 2 * y, 2 - 2 * y)
        panel.plot(x, y, color=BLUE)
        panel.set(title=times, xlim=(0, 1), ylim=(0, 1.05), xticks=[0, 1], yticks=[0, 1])
    return figure
