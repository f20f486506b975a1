"""A small trained ReLU classifier: its largest probability along rays that leave the data."""

import numpy as np

from content.card import BLUE, GREY, SKY, Figure, card

HIDDEN, CLASSES, STEPS, RATE = 32, 3, 600, 0.3


def draw() -> Figure:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(CLASSES), 60)
    angle = 2 * np.pi * labels / CLASSES
    inputs = np.c_[np.cos(angle), np.sin(angle)] + 0.75 * rng.normal(size=(len(labels), 2))
    W, b = rng.normal(size=(2, HIDDEN)), np.zeros(HIDDEN)
    V, c = rng.normal(size=(HIDDEN, CLASSES)) / np.sqrt(HIDDEN), np.zeros(CLASSES)

    def outputs(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        hidden = np.maximum(0, x @ W + b)
        logits = hidden @ V + c
        share = np.exp(logits - logits.max(1, keepdims=True))
        return hidden, share / share.sum(1, keepdims=True)

    for _ in range(STEPS):
        hidden, share = outputs(inputs)
        gap = (share - np.eye(CLASSES)[labels]) / len(labels)
        back = (gap @ V.T) * (hidden > 0)
        V, c = V - RATE * hidden.T @ gap, c - RATE * gap.sum(0)
        W, b = W - RATE * inputs.T @ back, b - RATE * back.sum(0)
    figure, (axes,) = card(height_in=2.5)
    scale = np.geomspace(0.1, 300, 300)
    for number, turn in enumerate(np.linspace(0.2, 0.2 + 2 * np.pi, 10)[:-1]):
        ray = scale[:, None] * np.array([np.cos(turn), np.sin(turn)])
        axes.plot(scale, outputs(ray)[1].max(1), color=(BLUE, SKY)[number % 2], linewidth=1.4)
    axes.axvspan(0.1, 2.5, color=GREY, alpha=0.2, linewidth=0)
    axes.text(0.12, 0.08, "training data", va="center")
    axes.axhline(1 / CLASSES, color=GREY, linestyle=":", linewidth=1.3)
    axes.text(280, 0.35, "equal classes", ha="right", va="bottom")
    axes.set(xscale="log", xlim=(0.1, 300), ylim=(0, 1.03), yticks=[0, 0.5, 1])
    axes.set(xticks=[0.1, 1, 10, 100], xticklabels=["0.1", "1", "10", "100"])
    axes.set(xlabel="distance from the origin", ylabel="largest probability")
    return figure
