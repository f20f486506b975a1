"""Error of the central difference quotient of sin at 1, in double precision, over the step."""

import numpy as np

from content.card import BLUE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    steps = 10.0 ** np.arange(-15, 0.01, 0.25)
    quotient = (np.sin(1 + steps) - np.sin(1 - steps)) / (2 * steps)
    error = np.abs(quotient - np.cos(1))
    axes.loglog(steps, error, "o-", color=BLUE, markersize=3.5, linewidth=1.2)
    axes.set(xlim=(5e-16, 2), xticks=[1e-13, 1e-9, 1e-5, 1e-1], yticks=[1e-10, 1e-6, 1e-2])
    axes.set(xlabel="step ε", ylabel="error of the quotient")
    return figure
