"""Sums of n equal terms and of n terms of random sign, over n, in units of one term."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=2.9)
    sizes = np.array([4**power for power in range(7)])
    random = [np.abs(rng.choice([-1, 1], size=(200, n)).sum(1)) for n in sizes]
    spread = [np.sqrt((sums.astype(float) ** 2).mean()) for sums in random]
    axes.loglog(sizes, sizes, "o-", color=BLUE, base=4, markersize=5)
    axes.loglog(sizes, spread, "s--", color=ORANGE, base=4, markersize=5)
    axes.text(150, 700, "n aligned updates: n", color=BLUE, ha="right")
    axes.text(30, 2, "n random weights: √n", color=ORANGE)
    axes.set(xlim=(0.9, 5000), ylim=(0.8, 6000), xticks=sizes, yticks=sizes[::2])
    axes.set_xticklabels([f"{n}" for n in sizes])
    axes.set_yticklabels([f"{n}" for n in sizes[::2]])
    axes.minorticks_off()
    axes.set(xlabel="width n", ylabel="size of the sum")
    return figure
