"""Training and test error of polynomials against their degree, medians over 400 noisy data sets."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

POINTS, NOISE, RUNS, DEGREES = 16, 0.3, 400, np.arange(11)


def truth(x: np.ndarray) -> np.ndarray:
    return np.sin(2 * np.pi * x)


def draw() -> Figure:
    rng = np.random.default_rng(0)
    errors = np.zeros((RUNS, len(DEGREES), 2))
    for run in range(RUNS):
        x, fresh = rng.uniform(size=POINTS), rng.uniform(size=500)
        y = truth(x) + NOISE * rng.normal(size=POINTS)
        new = truth(fresh) + NOISE * rng.normal(size=500)
        for degree in DEGREES:
            fit = np.polynomial.Polynomial.fit(x, y, degree, domain=[0, 1])
            errors[run, degree] = np.mean((fit(x) - y) ** 2), np.mean((fit(fresh) - new) ** 2)
    train, test = np.median(errors, axis=0).T
    figure, (axes,) = card(height_in=2.6)
    axes.axhline(NOISE**2, color=GREY, linestyle=":", linewidth=1.5)
    axes.plot(DEGREES, train, "o-", color=BLUE, markersize=4)
    axes.plot(DEGREES, test, "s--", color=ORANGE, markersize=4)
    axes.text(0, 0.1, "noise", color=GREY, va="bottom")
    axes.text(9.9, train[-1] * 1.5, "training", color=BLUE, ha="right")
    axes.text(7.2, test[8] * 1.5, "test", color=ORANGE, ha="right")
    axes.text(0.6, 1.1, "underfits", size=11)
    axes.text(9.9, 0.2, "overfits", size=11, ha="right")
    axes.set(
        yscale="log", ylim=(0.01, 4), xlabel="degree of the polynomial", ylabel="squared error"
    )
    axes.set(yticks=[0.01, 0.1, 1], yticklabels=["0.01", "0.1", "1"], xticks=range(0, 11, 2))
    axes.minorticks_off()
    return figure
