"""The softmax of the same three logits at the temperatures 0.5, 1, 2 and 4."""

import numpy as np

from content.card import BLUE, ORANGE, SKY, Figure, card


def draw() -> Figure:
    figure, panels = card(columns=4, height_in=2.1, sharey=True)
    logits = np.log([27.0, 3.0, 1.0])
    for axes, heat in zip(panels, (0.5, 1, 2, 4), strict=True):
        share = np.exp(logits / heat)
        share /= share.sum()
        axes.bar(["A", "B", "C"], share, color=[BLUE, ORANGE, SKY], width=0.75)
        axes.text(1.5, 0.97, f"A : B\n= {share[0] / share[1]:.3g}", ha="center", va="top", size=10)
        axes.set(title=f"T = {heat:g}", ylim=(0, 1), yticks=[0, 0.5, 1])
    panels[0].set_ylabel("probability")
    return figure
