"""Expected losses over the predicted number q when the label is 1 in 70 percent of the cases."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, PURPLE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    q = np.linspace(0.001, 0.999, 999)
    curves = {
        "cross-entropy": (-np.log(q), -np.log(1 - q), BLUE, "-"),
        "absolute": (1 - q, q, GREY, ":"),
        "squared": ((1 - q) ** 2, q**2, GREEN, "--"),
        "focal, γ = 2": (-((1 - q) ** 2) * np.log(q), -(q**2) * np.log(1 - q), ORANGE, "-."),
    }
    places = {"absolute": (0.5, 0.54), "squared": (0.13, 0.38), "focal, γ = 2": (0.42, 0.09)}
    axes.axvline(0.7, color=PURPLE, lw=1, ls=(0, (1, 2)))
    for name, (if_one, if_zero, color, dash) in curves.items():
        mean = 0.7 * if_one + 0.3 * if_zero
        axes.plot(q, mean, color=color, ls=dash)
        best = mean.argmin()
        axes.plot(q[best], mean[best], "o", color=color, clip_on=False)
        ink = "#555B66" if color == GREY else color
        x, y = places.get(name, (0.53, 0.86))
        tilt = -13 if name == "absolute" else 0
        axes.text(x, y, name, color=ink, ha="center", va="center", size=10, rotation=tilt)
    axes.text(0.69, 0.985, "truth: 0.7", color=PURPLE, size=9.5, va="top", ha="right")
    axes.set(ylim=(0, 1), yticks=[0, 0.5, 1], xlim=(0, 1))
    axes.set_xticks([0, 0.2, 0.4, 0.58, 0.7, 1], ["0", "0.2", "0.4", "0.58", "0.7", "1"])
    axes.set(xlabel="predicted q (dots: minima)", ylabel="expected loss")
    return figure
