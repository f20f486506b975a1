"""The compute-optimal number of parameters over training compute, by two scaling laws."""

import numpy as np

from content.card import BLUE, INK, ORANGE, Figure, card

PETAFLOP_DAY = 8.64e19


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    compute = np.logspace(19, 25, 50)
    axes.loglog(compute, 1.3e9 * (compute / PETAFLOP_DAY) ** 0.73, "--", color=ORANGE)
    axes.loglog(compute, np.sqrt(compute / (6 * 20)), color=BLUE)
    axes.text(6e21, 1.7e11, "Kaplan, × 5.4\nper × 10 compute", color=ORANGE, ha="right")
    axes.text(1.6e22, 2.2e9, "20 tokens per parameter,\n× 3.2 per × 10 compute", color=BLUE)
    for size, tokens, name, place in (
        (280e9, 300e9, "Gopher", (6, 0)),
        (70e9, 1.4e12, "Chinchilla", (5, -11)),
    ):
        axes.plot(6 * size * tokens, size, "o", color=INK)
        point = (6 * size * tokens, size)
        axes.annotate(name, point, place, textcoords="offset points", size=9.5)
    axes.set(xlabel="training compute (FLOP)", ylabel="parameters")
    axes.set(xlim=(1e19, 1e25), ylim=(1e8, 1e13))
    return figure
