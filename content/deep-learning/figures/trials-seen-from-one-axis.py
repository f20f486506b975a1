"""Twenty-five trials as a grid and at random, each marked again on the axis that matters."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, panels = card(2, height_in=2.7, sharey=True)
    ticks = np.linspace(0.1, 0.9, 5)
    grid = np.array([(x, y) for x in ticks for y in ticks])
    for axes, trials, color, mark, name in (
        (panels[0], grid, ORANGE, "s", "5 values"),
        (panels[1], rng.uniform(size=(25, 2)), BLUE, "o", "25 values"),
    ):
        axes.plot(*trials.T, mark, color=color, markersize=4.5)
        axes.vlines(trials[:, 0], -0.06, trials[:, 1], color=GREY, linewidth=0.6)
        axes.plot(trials[:, 0], np.full(25, -0.12), "|", color=color, markersize=12, mew=1.6)
        axes.text(0.5, -0.34, name, ha="center", va="center", color=color, size=11)
        axes.set(xlim=(0, 1), ylim=(-0.45, 1.02), xticks=[], yticks=[], xlabel="axis that matters")
        axes.spines["bottom"].set_visible(False)
    panels[0].set_ylabel("useless axis")
    return figure
