"""A Gaussian density and a two-peaked one that have the same mean and standard deviation."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card

WIDTH = 0.35


def bell(x: np.ndarray, center: float, width: float) -> np.ndarray:
    return np.exp(-(((x - center) / width) ** 2) / 2) / (width * np.sqrt(2 * np.pi))


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.2)
    x = np.linspace(-3.4, 3.4, 500)
    shift = np.sqrt(1 - WIDTH**2)
    axes.plot(x, bell(x, 0, 1), color=BLUE)
    axes.plot(x, (bell(x, shift, WIDTH) + bell(x, -shift, WIDTH)) / 2, "--", color=ORANGE)
    axes.text(2.0, 0.16, "real", color=BLUE)
    axes.text(1.45, 0.47, "generated", color=ORANGE)
    axes.text(-3.3, 0.5, "both: mean 0,\ndeviation 1", va="center")
    axes.set(xlabel="feature", ylabel="density", yticks=[], ylim=(0, 0.68), xlim=(-3.4, 3.4))
    axes.set(xticks=[-2, 0, 2])
    return figure
