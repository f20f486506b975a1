"""The largest probability of two examples with different logits against the temperature."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    t = np.linspace(0.5, 4, 300)
    alone = 1 / (1 + 9 * np.exp(-3 / t))
    close = 1 / (1 + np.exp(-0.4 / t))
    axes.plot(t, alone, color=BLUE)
    axes.plot(t, close, "--", color=ORANGE)
    for at in (1, 2):
        axes.axvline(at, color=GREY, linestyle=":", linewidth=1.3)
    axes.text(1.06, 0.87, "3, 0, …, 0", color=BLUE, ha="left")
    axes.text(2.15, 0.6, "2, 1.6, others very low", color=ORANGE)
    axes.set(xlim=(0.5, 4), ylim=(0, 1), xticks=[0.5, 1, 2, 3, 4], yticks=[0, 0.5, 1])
    axes.set_xticklabels(["0.5", "1", "2", "3", "4"])
    axes.set(xlabel="temperature $T$", ylabel="largest probability")
    return figure
