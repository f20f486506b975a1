"""Jensen-Shannon divergence and Wasserstein distance of two point masses against their offset."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.4)
    axes.plot([-2, 0, 2], [2, 0, 2], color=BLUE)
    axes.plot([-2, 2], [np.log(2)] * 2, "--", color=ORANGE)
    axes.plot(0, np.log(2), "o", color=ORANGE, markerfacecolor="white", markersize=8)
    axes.plot(0, 0, "o", color=ORANGE, markersize=8, clip_on=False, zorder=4)
    axes.text(1.1, 1.6, "Wasserstein-1", color=BLUE, ha="right")
    axes.text(0, 0.86, "Jensen-Shannon", color=ORANGE, ha="center")
    axes.set(xlabel=r"offset $\theta$", ylabel="distance", xlim=(-2, 2), ylim=(0, 2))
    axes.set(yticks=[0, np.log(2), 1, 2], yticklabels=["0", "log 2", "1", "2"])
    axes.set(xticks=[-2, -1, 0, 1, 2])
    return figure
