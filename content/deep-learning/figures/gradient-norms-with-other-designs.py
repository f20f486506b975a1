"""Norm of the gradient at the pre-activations by layer: plain tanh, He's ReLU, tanh with skips."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card

WIDTH, LAYERS, GAIN = 256, 60, 0.705


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    layers = range(1, LAYERS + 1)
    plain = _norms(GAIN, relu=False, skips=False)
    axes.semilogy(layers, _norms(GAIN, relu=False, skips=True), "--", color=ORANGE)
    axes.semilogy(layers, _norms(2**0.5, relu=True, skips=False), "-", color=GREEN)
    axes.semilogy(layers, plain, "-.", color=BLUE)
    axes.text(3, 60, "tanh with skip connections", color=ORANGE)
    axes.text(3, 0.01, "ReLU, He's rule", color=GREEN)
    axes.text(25, 1e-7, "plain tanh, small weights", color=BLUE)
    axes.set(xlim=(0, LAYERS + 1), xticks=[1, 10, 20, 30, 40, 50, 60], xlabel="layer")
    axes.set(ylim=(2e-10, 3e3), yticks=[1e-9, 1e-6, 1e-3, 1], ylabel="norm of ∂L/∂z")
    return figure


def _norms(gain: float, *, relu: bool, skips: bool) -> list[float]:
    """Of the gradient at each layer's pre-activations; a skip spans two layers."""
    rng = np.random.default_rng(0)
    weights = rng.normal(size=(LAYERS, WIDTH, WIDTH)) * gain / np.sqrt(WIDTH)
    signal = block = rng.normal(size=WIDTH)
    slopes = []
    for index, matrix in enumerate(weights):
        z = matrix @ signal
        signal = np.maximum(z, 0) if relu else np.tanh(z)
        slopes.append((z > 0) * 1.0 if relu else 1 - signal**2)
        if skips and index % 2:
            signal = block = signal + block
    back = bypass = rng.normal(size=WIDTH) / np.sqrt(WIDTH)
    norms = []
    for index in reversed(range(LAYERS)):
        back = back * slopes[index]
        norms.append(float(np.linalg.norm(back)))
        back = weights[index].T @ back
        if skips and index % 2 == 0:
            back = bypass = back + bypass
    return norms[::-1]
