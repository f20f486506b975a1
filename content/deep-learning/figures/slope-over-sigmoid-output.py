"""The slope of the sigmoid as a function of its own output: the parabola a(1 − a)."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    a = np.linspace(0, 1, 201)
    axes.fill_between(a, a * (1 - a), color=BLUE + "22")
    axes.plot(a, a * (1 - a), color=BLUE)
    for at, side, text in ((0.5, 0, "0.25"), (0.9, 8, "0.09"), (0.99, 8, "0.0099")):
        point = (at, at * (1 - at))
        axes.plot(*point, "o", color=ORANGE, clip_on=False)
        where = (side, 7 if at < 0.99 else 5)
        align = "center" if at == 0.5 else "left"
        axes.annotate(text, point, where, textcoords="offset points", ha=align, color=ORANGE)
    axes.set(xlim=(0, 1.17), ylim=(0, 0.3), yticks=[0, 0.1, 0.2], xticks=[0, 0.5, 0.9, 1])
    axes.set_xticklabels(["0", "0.5", "0.9", "1"])
    axes.set(xlabel="output a of the sigmoid", ylabel="slope a(1 − a)")
    return figure
