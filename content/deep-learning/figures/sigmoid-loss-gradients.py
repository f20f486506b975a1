"""Gradient sizes of cross-entropy and half squared error behind a sigmoid, label 1."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    z = np.linspace(-6, 6, 300)
    p = 1 / (1 + np.exp(-z))
    axes.plot(z, 1 - p, color=BLUE)
    axes.plot(z, (1 - p) ** 2 * p, color=ORANGE, ls="--")
    here = np.log(0.01 / 0.99)
    axes.plot([here, here], [0, 1], color=GREY, ls=":", lw=1.2)
    axes.plot([here], [0.99], "o", color=BLUE)
    axes.plot([here], [0.99**2 * 0.01], "o", color=ORANGE, clip_on=False)
    axes.text(here + 0.15, 0.86, "0.99", color=BLUE, size=10)
    axes.text(here + 0.15, 0.05, "0.0098", color=ORANGE, size=10)
    axes.text(here - 0.1, 0.45, "p = 0.01", ha="right", size=9.5, rotation=90, va="center")
    axes.text(0.7, 0.58, "cross-entropy: 1 − p", color=BLUE, size=10)
    axes.text(1.9, 0.22, "half squared error:\n(1 − p) · p (1 − p)", color=ORANGE, size=10)
    axes.set(xlim=(-6, 6), ylim=(0, 1.05), yticks=[0, 0.5, 1])
    axes.set(xlabel="logit z (the label is 1)", ylabel="size of the gradient")
    return figure
