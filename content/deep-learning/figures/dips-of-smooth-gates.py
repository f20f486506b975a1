"""SiLU and GELU near zero with their minima, and ReLU for comparison."""

from math import erf

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    x = np.linspace(-6, 1.6, 761)
    silu = x / (1 + np.exp(-x))
    gelu = x * np.array([0.5 + erf(v / 2**0.5) / 2 for v in x])
    axes.axhline(0, color=GREY, linewidth=0.7)
    axes.plot(x, np.maximum(x, 0), ":", color=GREY)
    axes.plot(x, silu, color=BLUE)
    axes.plot(x, gelu, "--", color=ORANGE)
    for values, color, place in ((silu, BLUE, (-3.9, -0.41)), (gelu, ORANGE, (-0.7, -0.32))):
        at = values.argmin()
        axes.plot(x[at], values[at], "o", color=color)
        axes.text(*place, f"{values[at]:.2f} at {x[at]:.2f}".replace("-", "−"), color=color)
    axes.text(-5.6, -0.16, "SiLU", color=BLUE)
    axes.text(-2.9, 0.06, "GELU", color=ORANGE)
    axes.text(0.75, 0.95, "ReLU", color=GREY, ha="right")
    axes.set(xlim=(-6, 1.6), ylim=(-0.5, 1.2), yticks=[-0.3, 0, 0.5, 1])
    axes.set(xlabel="input", ylabel="output")
    return figure
