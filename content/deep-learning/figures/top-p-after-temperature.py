"""Four sorted probabilities at three temperatures, their running sum, and what top-p keeps."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, card

PROBABILITIES, LEAST = np.array([0.5, 0.3, 0.12, 0.08]), 0.9


def draw() -> Figure:
    figure, axes = card(3, height_in=2.7, sharey=True)
    for axis, temperature in zip(axes, (0.5, 1, 2), strict=True):
        powers = PROBABILITIES ** (1 / temperature)
        shares = powers / powers.sum()
        kept = int(np.searchsorted(shares.cumsum(), LEAST)) + 1
        axis.bar(range(kept), shares[:kept], color=BLUE)
        axis.bar(range(kept, 4), shares[kept:], color="white", edgecolor=GREY, hatch="////")
        axis.plot(shares.cumsum(), "o-", color=ORANGE, linewidth=1.3, markersize=5)
        axis.axhline(LEAST, color=INK, linestyle=":", linewidth=1.3)
        axis.set_title(f"T = {temperature}")
        axis.set(xticks=range(4), xticklabels=["1", "2", "3", "4"], ylim=(0, 1.04))
        axis.set_xlabel(f"{kept} kept")
    axes[0].set(ylabel="probability", yticks=[0, 0.5, LEAST])
    axes[0].text(1.0, 0.6, "running\nsum", color=ORANGE, size=9.5)
    return figure
