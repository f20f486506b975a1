"""Share of a ball's volume within 1, 3 and 10 percent of the surface, over the dimension."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    dimension = np.geomspace(1, 500, 300)
    for depth, color, style in ((0.1, GREEN, "-."), (0.03, ORANGE, "--"), (0.01, BLUE, "-")):
        share = 1 - (1 - depth) ** dimension
        axes.semilogx(dimension, share, style, color=color)
        at = np.log(0.55) / np.log(1 - depth)
        axes.text(
            at * 1.12,
            0.43,
            f"ε = {depth:g}" if depth == 0.1 else f"{depth:g}",
            color=color,
            va="center",
        )
    axes.set(xlim=(1, 500), ylim=(0, 1.02), xticks=[1, 3, 10, 30, 100, 300], yticks=[0, 0.5, 1])
    axes.set_xticklabels(["1", "3", "10", "30", "100", "300"])
    axes.minorticks_off()
    axes.set(xlabel="dimension", ylabel="share in the shell")
    return figure
