"""Training loss of ten separable classes when softmax is applied twice, over 400 steps."""

import numpy as np

from content.card import BLUE, GREY, Figure, card

CLASSES, INPUTS, IMAGES, RATE = 10, 30, 500, 0.4


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=2.4)
    label = np.arange(IMAGES) % CLASSES
    x = rng.normal(size=(CLASSES, INPUTS))[label] + 0.3 * rng.normal(size=(IMAGES, INPUTS))
    target, weights, losses = np.eye(CLASSES)[label], np.zeros((INPUTS, CLASSES)), []
    for _ in range(400):
        p = _softmax(x @ weights)
        q = _softmax(p)
        losses.append(-np.log((q * target).sum(1)).mean())
        slope = q - target  # at the numbers p that are taken for logits
        slope = p * (slope - (slope * p).sum(1, keepdims=True))
        weights -= RATE * x.T @ slope / IMAGES
    axes.axhline(1.461, color=GREY, linewidth=1.2, linestyle="--")
    axes.plot(losses, color=BLUE)
    axes.text(395, 1.49, "1.46", ha="right", color=GREY, va="bottom")
    axes.set(xlim=(0, 400), ylim=(0, 2.4), yticks=[0, 0.5, 1, 1.5, 2], xlabel="step")
    axes.set(ylabel="training loss")
    return figure


def _softmax(z: np.ndarray) -> np.ndarray:
    powers = np.exp(z - z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
