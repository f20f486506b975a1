"""Multiply-adds of a decoder layer over the length: products with weights, and scores with sums."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, card

WIDTH, KV_WIDTH, HIDDEN = 4096, 1024, 14336


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    n = np.logspace(2, 6, 50)
    weights = n * (2 * WIDTH**2 + 2 * WIDTH * KV_WIDTH + 3 * WIDTH * HIDDEN)
    scores = n**2 * WIDTH
    meeting = 2 * WIDTH + 2 * KV_WIDTH + 3 * HIDDEN
    axes.loglog(n, weights, color=BLUE)
    axes.loglog(n, scores, "--", color=ORANGE)
    axes.axvline(meeting, color=GREY, linewidth=1, linestyle=":")
    axes.plot(meeting, meeting**2 * WIDTH, "o", color=INK)
    axes.text(meeting * 1.2, 2e8, f"n = {meeting:,}", size=10)
    axes.text(130, 1.2e12, "products with\nweights, ~ n", color=BLUE)
    axes.text(2200, 3e8, "scores and\nsums, ~ n²", color=ORANGE)
    axes.set(xlabel="prompt length n (tokens)", ylabel="multiply-adds", xlim=(100, 1e6))
    return figure
