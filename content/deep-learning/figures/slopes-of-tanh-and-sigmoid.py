"""The slopes of tanh and of the sigmoid over their input, with the place where they cross."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    x = np.linspace(-4, 4, 4001)
    sigmoid = 1 / (1 + np.exp(-x))
    tanh, logistic = 1 - np.tanh(x) ** 2, sigmoid * (1 - sigmoid)
    cross = x[(x > 0) & (tanh < logistic)][0]
    axes.plot(x, tanh, color=BLUE)
    axes.plot(x, logistic, "--", color=ORANGE)
    for at in (-cross, cross):
        axes.plot(at, 1 - np.tanh(at) ** 2, "o", color=GREY)
    axes.annotate(f"equal at {cross:.2f}", (cross, 0.14), (1.5, 0.47), color=GREY)
    axes.plot([cross, 2.2], [0.16, 0.44], color=GREY, linewidth=0.9)
    axes.text(0.55, 0.85, "tanh", color=BLUE)
    axes.text(-2.4, 0.17, "sigmoid", color=ORANGE, ha="right")
    axes.set(xlim=(-4, 4), ylim=(0, 1.05), yticks=[0, 0.25, 1], xlabel="input", ylabel="slope")
    return figure
