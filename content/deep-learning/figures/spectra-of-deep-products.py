"""Singular values of products of 1, 5 and 30 Gaussian matrices, and of 30 orthogonal ones."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, PURPLE, Figure, card

SIZE = 64


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, (axes,) = card(height_in=3.0)
    product, spectra = np.eye(SIZE), {}
    for depth in range(1, 31):
        product = rng.normal(size=(SIZE, SIZE)) / np.sqrt(SIZE) @ product
        spectra[depth] = np.linalg.svd(product, compute_uv=False)
    rank = np.arange(1, SIZE + 1)
    for depth, color, style in ((1, BLUE, "-"), (5, ORANGE, "--"), (30, PURPLE, "-.")):
        axes.semilogy(rank, spectra[depth], style, color=color)
    axes.axhline(1, color=GREEN, linewidth=2.5)
    axes.text(64, 1.8, "30 orthogonal", color=GREEN, ha="right")
    axes.text(46, 0.10, "1 Gaussian", color=BLUE, ha="center")
    axes.text(36, 2e-3, "5", color=ORANGE)
    axes.text(15.5, 2.2e-5, "30", color=PURPLE)
    axes.set(xlim=(1, 64), ylim=(1e-8, 30), xticks=[1, 16, 32, 48, 64])
    axes.set(xlabel="rank of the singular value", ylabel="singular value")
    return figure
