"""The share of alarms that are right against the share of faulty parts, for three detectors."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    q = np.geomspace(0.001, 0.5, 300)
    for found, silent, dash, color in (
        (0.9, 0.99, "-", GREEN),
        (0.99, 0.95, "--", ORANGE),
        (0.9, 0.95, "-", BLUE),
    ):
        right = 100 * q * found / (q * found + (1 - q) * (1 - silent))
        axes.plot(100 * q, right, dash, color=color)
    axes.text(1.5, 72, "90% found,\n1% false alarms", color=GREEN, ha="right", va="center")
    axes.text(5.4, 44, "99% found, 5% false", color=ORANGE, va="top")
    axes.text(5.4, 31, "90% found, 5% false", color=BLUE, va="top")
    axes.set(xscale="log", xlim=(0.1, 50), ylim=(0, 102), yticks=[0, 50, 100])
    axes.set(xticks=[0.1, 1, 10, 50], xticklabels=["0.1", "1", "10", "50"])
    axes.set(xlabel="faulty parts (%)", ylabel="right alarms (%)")
    axes.minorticks_off()
    return figure
