"""A mixture of two Gaussians and the single Gaussians with the least KL in either direction."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

CENTER, WIDTH = 3.0, 0.8


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    x = np.linspace(-9, 9, 1801)
    p = (_gauss(x, -CENTER, WIDTH) + _gauss(x, CENTER, WIDTH)) / 2
    cover = _gauss(x, 0, np.sqrt(CENTER**2 + WIDTH**2))  # equal mean and variance
    fits = [(m, s) for m in np.arange(0, 4.01, 0.05) for s in np.arange(0.5, 4.01, 0.05)]
    seek = min((_gauss(x, *fit) for fit in fits), key=lambda q: _divergence(q, p))
    axes.fill_between(x, p, color=GREY + "44")
    axes.plot(x, p, color=GREY, linewidth=1.2)
    axes.plot(x, cover, color=BLUE)
    axes.plot(x, seek, "--", color=ORANGE)
    axes.text(-3, 0.27, "p", color=GREY, ha="center", size=12)
    axes.text(-4.2, 0.13, "least KL(p‖q)", color=BLUE, ha="right")
    axes.text(2.2, 0.45, "least KL(q‖p)", color=ORANGE, ha="right")
    axes.set(xlim=(-9, 9), ylim=(0, 0.53), yticks=[0, 0.25, 0.5], ylabel="density", xlabel="x")
    return figure


def _gauss(x: np.ndarray, mean: float, deviation: float) -> np.ndarray:
    z = (x - mean) / deviation
    return np.exp(-z * z / 2) / (deviation * np.sqrt(2 * np.pi)) + 1e-300


def _divergence(q: np.ndarray, p: np.ndarray) -> float:
    return float((q * np.log(q / p)).sum())
