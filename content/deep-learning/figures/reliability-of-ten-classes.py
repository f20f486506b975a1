"""Reliability diagram of a simulated ten-class network: 80 percent right, mean confidence 0.95."""

import numpy as np

from content.card import BLUE, GREY, SKY, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    rng = np.random.default_rng(0)
    base = rng.normal(size=(40_000, 10))
    true = _softmax(base * _fitted(base, 0.80))  # calibrated: its confidence is its accuracy
    claimed = _softmax(base * _fitted(base, 0.95))
    right = true.max(axis=1)
    confidence = claimed.max(axis=1)
    edges = np.linspace(0.3, 1, 8)
    place = np.digitize(confidence, edges[1:-1])
    height = [right[place == i].mean() for i in range(7)]
    axes.bar((edges[1:] + edges[:-1]) / 2, height, width=0.09, color=SKY + "AA", edgecolor=BLUE)
    axes.plot([0.3, 1], [0.3, 1], color=GREY, ls="--")
    axes.text(0.6, 0.67, "confidence = accuracy", ha="center", va="center", rotation=21)
    axes.set(xlim=(0.3, 1), ylim=(0, 1), yticks=[0, 0.5, 1], xticks=edges)
    axes.set(xlabel="probability of the chosen class", ylabel="share that is right")
    return figure


def _softmax(z: np.ndarray) -> np.ndarray:
    power = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(power / power.sum(axis=1, keepdims=True))


def _fitted(z: np.ndarray, wanted: float) -> float:
    """The factor on the logits that gives this mean confidence."""
    low, high = 0.1, 200.0
    for _ in range(40):
        middle = (low * high) ** 0.5
        small = _softmax(z * middle).max(axis=1).mean() < wanted
        low, high = (middle, high) if small else (low, middle)
    return low
