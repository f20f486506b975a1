"""Norm of the gradient at the pre-activations by layer of a 60-layer tanh network."""

import numpy as np

from content.card import BLUE, Figure, card

WIDTH, LAYERS, GAIN = 256, 60, 0.705


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=2.5)
    weights = rng.normal(size=(LAYERS, WIDTH, WIDTH)) * GAIN / np.sqrt(WIDTH)
    signal, slopes = rng.normal(size=WIDTH), []
    for matrix in weights:
        signal = np.tanh(matrix @ signal)
        slopes.append(1 - signal**2)
    back = rng.normal(size=WIDTH) / np.sqrt(WIDTH)
    norms = []
    for matrix, slope in zip(weights[::-1], slopes[::-1], strict=True):
        back = back * slope
        norms.append(np.linalg.norm(back))
        back = matrix.T @ back
    axes.semilogy(range(LAYERS, 0, -1), norms, "o-", color=BLUE, markersize=3, linewidth=1.2)
    axes.set(xlim=(0, LAYERS + 1), xticks=[1, 10, 20, 30, 40, 50, 60], xlabel="layer")
    axes.set(ylim=(2e-10, 5), yticks=[1e-9, 1e-6, 1e-3, 1], ylabel="norm of ∂L/∂z")
    return figure
