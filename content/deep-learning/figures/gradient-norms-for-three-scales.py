"""Norm of the gradient at the pre-activations by layer, for three scales of the weights."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card

WIDTH, LAYERS, BATCH = 256, 50, 16


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    for gain, color, style, place, name in (
        (2.0, ORANGE, "--", (12, 5e3), "explodes"),
        (1.0, GREEN, "-", (3, 0.002), "about kept"),
        (0.7, BLUE, "-.", (21, 1e-7), "vanishes"),
    ):
        norms = _norms(gain)
        axes.semilogy(range(1, LAYERS + 1), norms, style, color=color)
        axes.text(*place, f"std {gain:g}/√n: {name}", color=color)
    axes.set(xlim=(1, LAYERS), xticks=[1, 10, 20, 30, 40, 50], xlabel="layer")
    axes.set(ylim=(1e-9, 1e6), yticks=[1e-8, 1e-4, 1, 1e4], ylabel="norm of ∂L/∂z")
    return figure


def _norms(gain: float) -> list[float]:
    """Of the gradient at each layer's pre-activations, the last layer's being 1."""
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(LAYERS, WIDTH, WIDTH)) * gain / np.sqrt(WIDTH)
    signal, slopes = rng.normal(size=(BATCH, WIDTH)), []
    for matrix in weights:
        signal = np.tanh(signal @ matrix)
        slopes.append(1 - signal**2)
    back = rng.normal(size=(BATCH, WIDTH)) * slopes[-1]
    norms = [np.linalg.norm(back)]
    for layer in range(LAYERS - 1, 0, -1):
        back = back @ weights[layer].T * slopes[layer - 1]
        norms.append(np.linalg.norm(back))
    return [float(norm / norms[0]) for norm in reversed(norms)]
