"""ReLU of z, the negative of ReLU of −z, and their sum, the straight line z."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, axes = card(3, height_in=1.9, sharey=True)
    z = np.linspace(-2, 2, 201)
    parts = (
        ("max(0, z)", np.maximum(z, 0), BLUE),
        ("−max(0, −z)", -np.maximum(-z, 0), ORANGE),
        ("their sum", z, GREEN),
    )
    for panel, (name, values, color) in zip(axes, parts, strict=True):
        panel.axhline(0, color=GREY, linewidth=0.7)
        panel.axvline(0, color=GREY, linewidth=0.7)
        panel.plot(z, values, color=color)
        panel.set(title=name, xlim=(-2, 2), ylim=(-2.1, 2.1), xticks=[-2, 0, 2], yticks=[-2, 0, 2])
        panel.set_aspect("equal")
    return figure
