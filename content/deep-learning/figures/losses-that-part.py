"""Training loss and validation loss of an unregularized classifier over forty epochs."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

EPOCHS, INPUTS, EXAMPLES, RATE = 40, 60, 150, 0.38


def draw() -> Figure:
    rng = np.random.default_rng(0)
    direction = rng.normal(size=INPUTS) / np.sqrt(INPUTS) * 2
    inputs = rng.normal(size=(EXAMPLES + 4000, INPUTS))
    labels = (inputs @ direction + rng.logistic(size=len(inputs)) > 0).astype(float)
    weights, curves = np.zeros(INPUTS), []
    seen = slice(0, EXAMPLES)
    for _ in range(EPOCHS + 1):
        logits = inputs @ weights
        losses = np.logaddexp(0, logits) - labels * logits
        curves.append((losses[seen].mean(), losses[EXAMPLES:].mean()))
        gap = 1 / (1 + np.exp(-logits[seen])) - labels[seen]
        weights -= RATE * inputs[seen].T @ gap / EXAMPLES
    train, valid = np.array(curves).T
    best = int(np.argmin(valid))
    figure, (axes,) = card(height_in=2.4)
    axes.plot(train, color=BLUE)
    axes.plot(valid, "--", color=ORANGE)
    axes.axvline(best, color=GREY, linestyle=":", linewidth=1.3)
    axes.text(EPOCHS, train[-1] + 0.03, "training", color=BLUE, ha="right", va="bottom")
    axes.text(EPOCHS, valid[-1] + 0.02, "validation", color=ORANGE, ha="right", va="bottom")
    axes.set(xlabel="epoch", ylabel="loss", xlim=(0, EPOCHS), ylim=(0, 0.85))
    axes.set(xticks=[0, best, 20, 30, 40], yticks=[0, 0.4, 0.8])
    return figure
