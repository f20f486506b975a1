"""Target and draft probabilities of three tokens: the overlap, and what the target still lacks."""

import numpy as np

from content.card import BLUE, INK, ORANGE, SKY, Figure, card

P, Q = np.array([0.5, 0.4, 0.1]), np.array([0.2, 0.5, 0.3])


def draw() -> Figure:
    figure, (left, right) = card(columns=2, height_in=2.6, sharey=True)
    place = np.arange(3)
    left.bar(place - 0.2, P, 0.38, color=BLUE)
    left.bar(place + 0.2, Q, 0.38, color="white", edgecolor=ORANGE, hatch="///", lw=1.5)
    left.text(-0.38, 0.51, "target p", color=BLUE, ha="left", va="bottom", size=10)
    left.text(1.25, 0.51, "draft q", color=ORANGE, ha="center", va="bottom", size=10)
    both = np.minimum(P, Q)
    right.bar(place, both, 0.6, color=SKY)
    right.bar(place, P - both, 0.6, both, color="white", edgecolor=BLUE, hatch="..", lw=1.5)
    right.bar(place, Q - both, 0.6, both, color="none", edgecolor=ORANGE, ls=":", lw=1.5)
    for x, height in zip(place, both, strict=True):
        right.text(x, height / 2, f"{height:g}", ha="center", va="center", size=10, color=INK)
    right.text(-0.25, 0.51, "missing 0.3", color=BLUE, va="bottom", ha="left", size=9.5)
    right.text(1.5, 0.455, "rejected", color=ORANGE, va="center", ha="left", size=9.5)
    for axes in (left, right):
        axes.set_xticks(place, ["token 1", "token 2", "token 3"])
        axes.set(ylim=(0, 0.6), yticks=[0, 0.2, 0.4, 0.6])
    left.set_ylabel("probability")
    return figure
