"""Cross-entropy, squared error and zero-one loss over the lead of one wrong logit, ten classes."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    lead = np.linspace(0, 10, 300)
    true = 1 / (9 + np.exp(lead))  # probability of the true class; eight others share its logit
    wrong = np.exp(lead) * true
    axes.plot(lead, -np.log(true), color=BLUE)
    axes.plot(lead, (1 - true) ** 2 + wrong**2 + 8 * true**2, color=ORANGE, ls="--")
    axes.plot([0, 10], [1, 1], color=GREY, ls=":")
    axes.plot(0, np.log(10), "o", color=BLUE, clip_on=False)
    axes.text(0.1, 3.3, "guessing: ln 10", color=BLUE, size=9.5)
    axes.text(6.2, 7.6, "cross-entropy,\nslope tends to 1", color=BLUE, ha="right", size=10)
    axes.text(9.9, 2.2, "squared error, at most 2", color=ORANGE, ha="right", size=10)
    axes.text(9.9, 0.25, "zero-one loss", color="#555B66", ha="right", size=10)
    axes.set(xlim=(0, 10), ylim=(0, 10.3), yticks=[0, 2, 4, 6, 8, 10])
    axes.set(xlabel="wrong logit minus true logit", ylabel="loss")
    return figure
