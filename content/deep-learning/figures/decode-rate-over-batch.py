"""Tokens per second of a bandwidth-bound decode over the batch, for two cache sizes."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    b = np.linspace(0, 64, 300)
    axes.plot(b, b * 2000 / 14, color=GREY, ls=":")
    for cache, color, dash in ((0.5, BLUE, "-"), (2.0, ORANGE, "--")):
        axes.plot(b, b * 2000 / (14 + b * cache), color=color, ls=dash)
        axes.plot([40, 64], [2000 / cache] * 2, color=color, lw=1, ls=(0, (1, 1.5)))
        axes.text(64, 2000 / cache + 60, f"limit {2000 / cache:.0f}", color=color, ha="right")
    axes.text(51, 1960, "0.5 GB of cache each", color=BLUE, ha="center", size=10)
    axes.text(47, 430, "2 GB of cache each", color=ORANGE, ha="center", size=10)
    axes.text(26.5, 4150, "no cache", color="#555B66", size=10, ha="right")
    axes.set(xlim=(0, 64), ylim=(0, 4700), xticks=[0, 16, 32, 48, 64])
    axes.set(xlabel="sequences (14 GB of weights, 2000 GB/s)", ylabel="tokens/s in all")
    return figure
