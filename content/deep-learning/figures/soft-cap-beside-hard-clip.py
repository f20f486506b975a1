"""A soft cap at 50 against the logit, beside the identity and a hard clip."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    s = np.linspace(-150, 150, 601)
    axes.plot(s, s, ":", color=GREY, linewidth=1.8)
    axes.plot(s, np.clip(s, -50, 50), "--", color=ORANGE, linewidth=1.8)
    axes.plot(s, 50 * np.tanh(s / 50), color=BLUE, linewidth=2.6)
    axes.plot(80, 50 * np.tanh(1.6), "o", color=BLUE, markersize=7)
    axes.text(70, 33, "slope at 80: 0.15", color=BLUE, va="center")
    axes.text(50, 62, "uncapped", color=GREY, ha="right")
    axes.text(148, 57, "hard clip", color=ORANGE, ha="right")
    axes.text(-148, -38, "soft cap", color=BLUE)
    axes.set(xlim=(-150, 150), ylim=(-75, 75), xticks=[-100, -50, 0, 50, 100])
    axes.set(yticks=[-50, 0, 50], xlabel="logit $s$", ylabel="capped logit")
    return figure
