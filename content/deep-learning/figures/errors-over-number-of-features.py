"""Median training and test error of minimum-norm least squares on random ReLU features."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

SAMPLES, INPUTS, RUNS = 40, 10, 40
SIZES = (2, 4, 8, 14, 20, 26, 32, 36, 38, 40, 42, 44, 50, 60, 80, 120, 200, 400, 800)


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=3.0)
    runs = np.array([[_errors(rng, size) for size in SIZES] for _ in range(RUNS)])
    train, test = np.median(runs, axis=0).T
    axes.axvline(SAMPLES, color=GREY, linewidth=1.2, linestyle=":")
    axes.loglog(SIZES, test, "o-", color=ORANGE, markersize=4)
    below = [index for index, size in enumerate(SIZES) if size < SAMPLES]
    axes.loglog([SIZES[i] for i in below], train[below], "s--", color=BLUE, markersize=4)
    axes.text(110, 6, "test", color=ORANGE)
    axes.text(9.5, 0.2, "training", color=BLUE, ha="right")
    axes.text(45, 0.035, "features = samples", color=GREY)
    axes.set(ylim=(0.02, 300), xlabel="random features", ylabel="squared error")
    axes.set(xticks=[2, 10, 40, 200, 800], yticks=[0.1, 1, 10, 100])
    axes.set_xticklabels(["2", "10", "40", "200", "800"])
    axes.minorticks_off()
    return figure


def _errors(rng: np.random.Generator, size: int) -> tuple[float, float]:
    slope = rng.normal(size=INPUTS) / np.sqrt(INPUTS)
    x = rng.normal(size=(SAMPLES + 400, INPUTS))
    y = x @ slope + 0.5 * rng.normal(size=len(x))
    features = np.maximum(x @ rng.normal(size=(INPUTS, size)), 0) / np.sqrt(size)
    fit = np.linalg.pinv(features[:SAMPLES]) @ y[:SAMPLES]
    squares = (features @ fit - y) ** 2
    return float(squares[:SAMPLES].mean()), float(squares[SAMPLES:].mean())
