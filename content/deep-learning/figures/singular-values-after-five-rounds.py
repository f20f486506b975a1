"""Singular values of a momentum matrix before and after Muon's five polynomial rounds."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

SIZE, COEFFICIENTS = 48, (3.4445, -4.7750, 2.0315)


def draw() -> Figure:
    rng = np.random.default_rng(0)
    left, _ = np.linalg.qr(rng.normal(size=(SIZE, SIZE)))
    right, _ = np.linalg.qr(rng.normal(size=(SIZE, SIZE)))
    before = np.geomspace(1, 1e-3, SIZE)
    matrix = (left * (before / np.linalg.norm(before))) @ right
    before = np.linalg.svd(matrix, compute_uv=False)
    a, b, c = COEFFICIENTS
    for _ in range(5):
        gram = matrix @ matrix.T
        matrix = a * matrix + (b * gram + c * gram @ gram) @ matrix
    after = np.linalg.svd(matrix, compute_uv=False)
    figure, (axes,) = card(height_in=2.5)
    rank = np.arange(1, SIZE + 1)
    axes.axhline(1, color=GREY, linewidth=1, linestyle=":")
    axes.plot(rank, before, "s", color=ORANGE, markersize=3.5)
    axes.plot(rank, after, "o", color=BLUE, markersize=4)
    axes.text(13, 0.13, "before", color=ORANGE)
    axes.text(24, 1.22, "after five rounds", color=BLUE, ha="center")
    axes.set(xlabel="rank of the singular value", ylabel="singular value")
    axes.set(xlim=(0, SIZE + 1), ylim=(0, 1.4), yticks=[0, 0.5, 1])
    return figure
