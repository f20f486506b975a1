"""Histograms of raw dot products for three head sizes, and the mean softmax over eight of them."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card

KEYS, QUERIES = 8, 1000
SIZES = ((4, BLUE), (64, ORANGE), (1024, GREEN))


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, axes = card(2, 3, height_in=3.5, sharex="col", width_ratios=[1.4, 1])
    for row, (size, color) in enumerate(SIZES):
        left, right = axes[2 * row], axes[2 * row + 1]
        query = rng.normal(size=(QUERIES, 1, size))
        scores = (rng.normal(size=(QUERIES, KEYS, size)) * query).sum(-1)
        left.hist(scores.ravel(), bins=np.linspace(-100, 100, 81), color=color)
        left.text(0.0, 0.8, f"d = {size}", transform=left.transAxes)
        left.text(0.98, 0.8, f"std {np.sqrt(size):.0f}", transform=left.transAxes, ha="right")
        left.set_yticks([])
        left.spines["left"].set_visible(False)
        weights = np.exp(scores - scores.max(1, keepdims=True))
        weights = np.sort(weights / weights.sum(1, keepdims=True))[:, ::-1].mean(0)
        right.bar(range(1, KEYS + 1), weights, color=color)
        right.text(1.7, weights[0] * 0.82, f"{weights[0]:.2f}", va="center", size=10)
        right.set(ylim=(0, 1.05), yticks=[0, 1])
    axes[0].set_title("raw dot products")
    axes[1].set_title("their softmax")
    axes[4].set_xlabel("score")
    axes[5].set(xlabel="rank of the key", xticks=[1, 4, 8])
    return figure
