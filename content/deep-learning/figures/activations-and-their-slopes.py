"""Six activation functions and, dashed, their derivatives."""

from math import erf

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, axes = card(3, 2, height_in=3.3, sharex=True, sharey=True)
    x = np.linspace(-3.2, 3.2, 641)
    sigmoid = 1 / (1 + np.exp(-x))
    normal = np.array([0.5 + erf(v / 2**0.5) / 2 for v in x])
    density = np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
    right = np.where(x > 0, 1.0, 0.0)
    curves = (
        ("sigmoid", sigmoid, sigmoid * (1 - sigmoid)),
        ("tanh", np.tanh(x), 1 - np.tanh(x) ** 2),
        ("ReLU", x * right, right),
        ("leaky ReLU, 0.1", np.where(x > 0, x, 0.1 * x), np.where(x > 0, 1.0, 0.1)),
        ("ELU", np.where(x > 0, x, np.expm1(x)), np.where(x > 0, 1.0, np.exp(x))),
        ("GELU", x * normal, normal + x * density),
    )
    for panel, (name, value, slope) in zip(axes, curves, strict=True):
        panel.axhline(0, color=GREY, linewidth=0.7)
        panel.axvline(0, color=GREY, linewidth=0.7)
        panel.plot(x, value, color=BLUE)
        panel.plot(x, slope, "--", color=ORANGE, linewidth=1.7)
        panel.set(title=name, xlim=(-3.2, 3.2), ylim=(-1.3, 2.4))
        panel.set(xticks=[-3, 0, 3], yticks=[-1, 0, 1])
    axes[0].text(-3, 1.5, "value", size=10, color=BLUE)
    axes[0].text(3.1, -0.75, "slope", size=10, color=ORANGE, ha="right")
    return figure
