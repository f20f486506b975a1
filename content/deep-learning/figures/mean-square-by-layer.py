"""Mean square of the activations over 20 ReLU layers for weights of variance 1/n, 2/n and 3/n."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card

WIDTH, LAYERS = 512, 20


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=2.8)
    for scale, color, style in ((3, ORANGE, "--"), (2, GREEN, "-"), (1, BLUE, "-.")):
        signal = rng.normal(size=(64, WIDTH))
        squares = [(signal**2).mean()]
        for _ in range(LAYERS):
            weights = rng.normal(size=(WIDTH, WIDTH)) * np.sqrt(scale / WIDTH)
            signal = np.maximum(signal @ weights, 0)
            squares.append((signal**2).mean())
        axes.semilogy(range(LAYERS + 1), squares, style, color=color)
        axes.text(LAYERS + 0.4, squares[-1], f"{scale}/n", color=color, va="center")
    axes.text(0.5, 300, "weight variance 1/n, 2/n, 3/n")
    axes.set(xlim=(0, LAYERS), xlabel="layer", ylabel="mean square", xticks=[0, 5, 10, 15, 20])
    axes.set(yticks=[1e-6, 1e-3, 1, 1e3])
    return figure
