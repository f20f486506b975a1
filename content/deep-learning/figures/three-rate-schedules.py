"""Learning rate over a run after warm-up: constant with a final line, cosine, straight line."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card

WARMUP, DECAY = 0.04, 0.2


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    t = np.linspace(0, 1, 501)
    rest = np.clip((t - WARMUP) / (1 - WARMUP), 0, 1)
    rise = np.minimum(1, t / WARMUP)
    axes.plot(t, rise * np.minimum(1, (1 - t) / DECAY), color=BLUE)
    axes.plot(t, rise * (1 + np.cos(np.pi * rest)) / 2, "--", color=ORANGE)
    axes.plot(t, rise * (1 - rest), ":", color=GREEN, linewidth=2.6)
    axes.text(0.6, 1.05, "constant, then decay", color=BLUE, ha="center")
    axes.text(0.47, 0.66, "cosine", color=ORANGE)
    axes.text(0.2, 0.62, "straight line", color=GREEN, ha="center")
    axes.set(xlabel="share of the run", ylabel="rate / peak", xlim=(0, 1.01), ylim=(0, 1.18))
    axes.set(xticks=[0, 0.25, 0.5, 0.75, 1], yticks=[0, 0.5, 1])
    return figure
