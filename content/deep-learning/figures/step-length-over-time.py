"""Length of the momentum steps under a constant gradient, for three momentum coefficients."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    t = np.arange(1, 401)
    for mu, color, dash in ((0.99, BLUE, "-"), (0.9, ORANGE, "--"), (0.5, GREEN, ":")):
        axes.plot(t, (1 - mu**t) / (1 - mu), dash, color=color, linewidth=2.4)
        axes.text(410, 1 / (1 - mu), rf"$\mu$ = {mu}", color=color, va="center")
    axes.set(yscale="log", xlim=(0, 400), ylim=(0.9, 150), yticks=[1, 2, 10, 100])
    axes.set_yticklabels(["1", "2", "10", "100"])
    axes.minorticks_off()
    axes.set(xlabel="step", ylabel="step / first step")
    return figure
