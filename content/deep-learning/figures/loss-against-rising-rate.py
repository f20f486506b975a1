"""Training loss against the learning rate while the rate is multiplied by a factor per batch."""

import numpy as np

from content.card import BLUE, Figure, card

BATCHES, BATCH, SIZE = 300, 32, 20


def draw() -> Figure:
    rng = np.random.default_rng(0)
    scales = np.geomspace(1, 0.1, SIZE)
    weights, target = np.zeros(SIZE), rng.normal(size=SIZE) / scales * 0.25
    rates, losses, smooth = np.geomspace(1e-5, 5, BATCHES), [], 0.0
    for step, rate in enumerate(rates, start=1):
        inputs = rng.normal(size=(BATCH, SIZE)) * scales
        gap = inputs @ (weights - target) + 0.3 * rng.normal(size=BATCH)
        smooth = 0.9 * smooth + 0.1 * np.mean(gap**2)
        losses.append(smooth / (1 - 0.9**step))
        weights = weights - rate * inputs.T @ gap / BATCH
    figure, (axes,) = card(height_in=2.4)
    axes.plot(rates, losses, color=BLUE)
    axes.set(xscale="log", ylim=(0, 2.4), xlim=(1e-5, 5), yticks=[0, 1, 2])
    axes.set(xlabel="learning rate", ylabel="training loss")
    return figure
