"""Two sorted next-token distributions: one of a model that is sure, one of a model that is not."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, panels = card(columns=2, height_in=2.2, sharey=True)
    rank = np.arange(1, 26)
    for axes, decay, color, name in zip(
        panels, (1.2, 0.13), (BLUE, ORANGE), ("sure", "unsure"), strict=True
    ):
        share = np.exp(-decay * rank)
        axes.bar(rank, share / share.sum(), color=color, width=0.8)
        axes.text(24, 0.62, name, size=11, ha="right", color=color)
        axes.set(
            xlabel="rank of the token",
            xticks=[1, 10, 20],
            ylim=(0, 0.75),
            yticks=[0, 0.25, 0.5, 0.75],
        )
    panels[0].set_ylabel("probability")
    return figure
