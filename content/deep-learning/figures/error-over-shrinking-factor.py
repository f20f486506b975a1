"""Squared bias, variance and their sum for the average times a factor, over that factor."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card

MEAN, DEVIATION, DRAWS = 2, 4, 5


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    factor = np.linspace(0, 1, 201)
    bias, variance = ((factor - 1) * MEAN) ** 2, factor**2 * DEVIATION**2 / DRAWS
    total = bias + variance
    axes.plot(factor, bias, "--", color=ORANGE)
    axes.plot(factor, variance, "-.", color=GREEN)
    axes.plot(factor, total, color=BLUE)
    best = total.argmin()
    axes.plot(factor[best], total[best], "o", color=BLUE)
    axes.plot(1, total[-1], "o", color=BLUE, clip_on=False)
    axes.plot([factor[best]] * 2, [0, total[best]], ":", color=GREY, linewidth=1.2)
    axes.text(0.1, 2.35, "bias²", color=ORANGE, ha="right")
    axes.text(0.77, 1.4, "variance", color=GREEN, ha="left")
    least = f"error: {total[best]:.2f} at {factor[best]:.2f}"
    axes.text(factor[best], 2.45, least, color=BLUE, ha="center")
    axes.text(0.985, 3.3, "plain average: 3.2", color=BLUE, ha="right")
    axes.text(0.3, 3.75, "mean 2, deviation 4, 5 draws", size=9.5)
    axes.set(xlim=(0, 1), ylim=(0, 4.1), xticks=[0, 0.25, 0.5, 0.75, 1], yticks=[0, 1, 2, 3, 4])
    axes.set(xlabel="factor", ylabel="expected squared error")
    return figure
