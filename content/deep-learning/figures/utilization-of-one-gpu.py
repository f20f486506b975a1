"""The utilization of a GPU over three seconds, simulated with four loaders that are too slow."""

import numpy as np

from content.card import BLUE, Figure, card

WORKERS, LOADING, COMPUTING, WINDOW = 4, 480.0, 45.0, 10  # milliseconds


def draw() -> Figure:
    rng = np.random.default_rng(0)
    busy, free, end = np.zeros(4000), np.zeros(WORKERS), 0.0
    for batch in range(40):
        free[batch % WORKERS] += LOADING * rng.uniform(0.9, 1.1)
        start = max(end, free[batch % WORKERS])
        end = start + COMPUTING
        busy[int(start) : int(end)] = 1
    share = busy[700:3700].reshape(-1, WINDOW).mean(1)
    time = np.arange(len(share)) * WINDOW / 1000
    figure, (axes,) = card(height_in=1.9)
    axes.fill_between(time, 100 * share, step="post", color=BLUE + "55", linewidth=0)
    axes.step(time, 100 * share, where="post", color=BLUE, linewidth=1.2)
    axes.set(
        xlabel="seconds", ylabel="GPU use (%)", xlim=(0, 3), ylim=(0, 104), yticks=[0, 50, 100]
    )
    return figure
