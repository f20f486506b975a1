"""Leave-one-out accuracies on pure noise: features chosen beforehand and inside the folds."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

ROWS, FEATURES, PICKED, SETS = 100, 5000, 20, 80


def best(products: np.ndarray, sums: np.ndarray, squares: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The columns that correlate most with labels of -1 and 1, for sums over some rows."""
    count, total = len(y), y.sum()
    score = np.abs(products - sums * total / count) / np.sqrt(squares - sums**2 / count)
    return np.argpartition(score, -PICKED)[-PICKED:]


def nearest(x: np.ndarray, y: np.ndarray, row: np.ndarray) -> float:
    gaps = [np.sum((row - x[y == label].mean(0)) ** 2) for label in (-1, 1)]
    return 1.0 if gaps[1] < gaps[0] else -1.0


def draw() -> Figure:
    rng = np.random.default_rng(0)
    scores = np.zeros((SETS, 2))
    for score in scores:
        x, y = rng.normal(size=(ROWS, FEATURES)), rng.choice([-1.0, 1.0], ROWS)
        sums = y @ x, x.sum(0), (x**2).sum(0)
        seen = best(*sums, y)
        for i in range(ROWS):
            rest = np.arange(ROWS) != i
            less = (sums[0] - y[i] * x[i], sums[1] - x[i], sums[2] - x[i] ** 2)
            for kind, pick in enumerate((seen, best(*less, y[rest]))):
                score[kind] += nearest(x[:, pick][rest], y[rest], x[i, pick]) == y[i]
    outside, inside = scores.T
    figure, (axes,) = card(height_in=2.4)
    bins = np.arange(20, 104, 4)
    axes.hist(inside, bins, color=BLUE, alpha=0.75, edgecolor="white")
    axes.hist(outside, bins, color=ORANGE, alpha=0.75, hatch="//", edgecolor="white")
    axes.axvline(50, color=GREY, linestyle=":", linewidth=1.5)
    axes.text(33, 12, "chosen\nper fold", color=BLUE, ha="right")
    axes.text(82, 28, "chosen\nbeforehand", color=ORANGE, ha="right")
    axes.set(xlabel="leave-one-out accuracy (%)", ylabel="data sets", xlim=(15, 102))
    return figure
