"""A roofline: attainable rate over arithmetic intensity, with slope, ridge and flat roof."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, card

PEAK, BANDWIDTH = 300.0, 2.0  # TFLOP/s and TB/s


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    intensity = np.logspace(-1, 4, 200)
    rate = np.minimum(PEAK, BANDWIDTH * intensity)
    ridge = PEAK / BANDWIDTH
    axes.loglog(intensity, rate, color=INK)
    left = intensity <= ridge
    axes.fill_between(intensity[left], rate[left], 0.1, color=BLUE + "33", linewidth=0)
    axes.fill_between(intensity[~left], rate[~left], 0.1, color=ORANGE + "33", linewidth=0)
    axes.plot(ridge, PEAK, "o", color=INK)
    axes.axvline(ridge, 0, 0.87, color=GREY, linestyle=":", linewidth=1.2)
    axes.text(3, 0.35, "memory bound", color=BLUE, ha="center")
    axes.text(1250, 0.35, "compute\nbound", color=ORANGE, ha="center", va="center")
    axes.text(0.55, 3.2, "B · I", size=11)
    axes.text(1250, 400, "P", size=11, ha="center")
    axes.text(130, 410, f"ridge: P / B = {ridge:.0f}", ha="right", size=10)
    axes.set(xlabel="intensity I (FLOP per byte)", ylabel="TFLOP/s")
    axes.set(xlim=(0.1, 1e4), ylim=(0.1, 1000))
    return figure
