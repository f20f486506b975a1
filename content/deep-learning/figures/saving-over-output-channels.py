"""How much cheaper a depthwise separable layer is, over output channels, for three kernel sizes."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    channels = np.geomspace(4, 2048, 200)
    for side, color, style in ((3, BLUE, "-"), (5, ORANGE, "--"), (7, GREEN, "-.")):
        saving = channels * side**2 / (channels + side**2)
        axes.plot(channels, saving, style, color=color)
        axes.axhline(side**2, color=GREY, linewidth=0.9, linestyle=":")
        axes.text(2200, saving[-1], f"{side} × {side}", va="center", size=10, color=color)
    axes.set_xscale("log", base=2)
    axes.set(xlim=(4, 2048), ylim=(0, 53), yticks=[0, 9, 25, 49], xticks=[4, 16, 64, 256, 1024])
    axes.set_xticklabels(["4", "16", "64", "256", "1024"])
    axes.set(xlabel="output channels", ylabel="times cheaper")
    return figure
