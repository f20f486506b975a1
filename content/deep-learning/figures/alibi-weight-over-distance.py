"""Attention weight relative to the nearest key over the distance, for four slopes of ALiBi."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, PURPLE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    distance = np.linspace(0, 40, 400)
    slopes = (
        (0.5, BLUE, "-", "1/2", 0.12),
        (0.25, ORANGE, "--", "1/4", 0.2),
        (0.125, GREEN, "-.", "1/8", 0.24),
        (0.0625, PURPLE, ":", "slope 1/16", 0.28),
    )
    for slope, color, dash, name, height in slopes:
        axes.plot(distance, np.exp(-slope * distance), dash, color=color)
        axes.plot(np.log(2) / slope, 0.5, "o", color=color, markersize=5)
        axes.text(0.4 - np.log(height) / slope, height, name, color=color)
    axes.axhline(0.5, color=GREY, linewidth=0.8, zorder=0)
    axes.text(39.8, 0.52, "half", ha="right", size=9.5)
    axes.set(xlabel="distance from query to key", ylabel="relative weight")
    axes.set(xlim=(0, 40), ylim=(0, 1.02), yticks=[0, 0.5, 1])
    return figure
