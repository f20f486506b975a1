"""Odds of the better answer under the KL-regularized optimum over beta, on log axes."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    beta = np.geomspace(0.1, 20, 300)
    axes.plot(beta, np.exp(1 / beta) / 4, color=BLUE)
    axes.plot([0.1, 20], [0.25, 0.25], color=ORANGE, ls="--")
    axes.plot([0.1, 20], [1, 1], color=GREY, ls=":", lw=1.2)
    even = 1 / np.log(4)
    axes.plot(even, 1, "o", color=BLUE)
    axes.text(even * 1.1, 1.35, f"equally probable\nat β = {even:.2f}", size=9.5)
    axes.text(0.108, 0.115, "reference: B is 1/4 as probable as A", color=ORANGE, size=10)
    axes.text(0.21, 110, "reward wins:\nB gets everything", color=BLUE, size=10, va="center")
    axes.set(xscale="log", yscale="log", xlim=(0.1, 20), ylim=(0.08, 5000))
    axes.set_xticks([0.1, 0.5, 1, 2, 5, 10, 20], ["0.1", "0.5", "1", "2", "5", "10", "20"])
    axes.set_yticks([0.25, 1, 10, 100, 1000], ["1/4", "1", "10", "100", "1000"])
    axes.minorticks_off()
    axes.set(xlabel="β (B's reward is higher by 1)", ylabel="odds B : A")
    return figure
