"""Integers that the weights of a large and of a small channel use with one common scale."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, panels = card(rows=2, height_in=2.9, sharex=True)
    rng = np.random.default_rng(0)
    step = 10 / 127
    for axes, reach, color in zip(panels, (10, 0.1), (BLUE, ORANGE), strict=True):
        weights = np.clip(rng.normal(size=1152) / 3, -1, 1) * reach
        integers = np.round(weights / step)
        values, counts = np.unique(integers, return_counts=True)
        axes.bar(values, counts, width=2.6 if reach == 0.1 else 1, color=color)
        axes.set(ylim=(0, 1.3 * counts.max()), yticks=[], xlim=(-132, 132))
        axes.text(-130, 1.28 * counts.max(), f"channel with weights\nup to {reach:g}", va="top")
    zoom = panels[1].inset_axes((0.66, 0.25, 0.3, 0.7))
    zoom.bar(values, counts, width=0.7, color=ORANGE)
    zoom.set(xlim=(-3.5, 3.5), xticks=[-1, 0, 1], yticks=[])
    panels[0].set_ylabel("count")
    panels[1].set_ylabel("count")
    panels[1].set(xticks=[-127, -64, 0, 64, 127], xlabel="integer of the weight")
    return figure
