"""The loss of logistic regression in each step of SGD, jagged, with its running average."""

import numpy as np

from content.card import BLUE, ORANGE, SKY, Figure, card

STEPS, BATCH, SPAN = 240, 12, 25


def draw() -> Figure:
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(4000, 10))
    labels = (inputs.sum(1) / 2 + rng.logistic(size=4000) / 3 > 0).astype(float)
    weights, losses = np.zeros(10), []
    for _ in range(STEPS):
        pick = rng.integers(0, 4000, BATCH)
        logits = inputs[pick] @ weights
        losses.append(np.mean(np.logaddexp(0, logits) - labels[pick] * logits))
        gap = 1 / (1 + np.exp(-logits)) - labels[pick]
        weights -= 0.05 * inputs[pick].T @ gap / BATCH
    figure, (axes,) = card(height_in=2.4)
    steps = np.arange(1, STEPS + 1)
    axes.plot(steps, losses, color=SKY, linewidth=1)
    mean = np.convolve(losses, np.ones(SPAN) / SPAN, "valid")
    axes.plot(steps[SPAN - 1 :], mean, color=ORANGE, linewidth=2.6)
    axes.text(8, 0.83, "in each step", color=BLUE)
    axes.text(100, 0.7, "running average", color=ORANGE)
    axes.set(xlabel="step", ylabel="training loss", xlim=(0, STEPS + 2), ylim=(0, 0.95))
    return figure
