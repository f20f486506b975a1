"""Micro-batches whose activations the first of four stages holds, over time, in both schedules."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card

STAGES, BATCHES = 4, 32


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    slots = 2 * (BATCHES + STAGES - 1)
    time = np.arange(slots + 1)
    turn = BATCHES + 2 * (STAGES - 1)  # the first backward pass of GPipe reaches stage 1 here
    gpipe = np.minimum(time, BATCHES) - np.clip(time - turn, 0, BATCHES)
    starts = np.array([batch if batch < STAGES else 2 * batch for batch in range(BATCHES)])
    ends = 2 * STAGES + 2 * np.arange(BATCHES)  # when each backward pass on stage 1 is done
    started = (starts[:, None] + 1 <= time).sum(0)
    done = (ends[:, None] <= time).sum(0)
    axes.step(time, gpipe, color=ORANGE, where="post", linestyle="--")
    axes.step(time, started - done, color=BLUE, where="post")
    axes.text(21, 29, "GPipe", color=ORANGE, ha="right")
    axes.text(35, 6, "1F1B", color=BLUE, ha="center")
    axes.set(xlabel="time (slots)", ylabel="micro-batches held", yticks=[0, 4, 16, 32])
    axes.set(xlim=(0, slots), ylim=(0, 34))
    return figure
