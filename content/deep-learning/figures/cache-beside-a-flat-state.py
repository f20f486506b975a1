"""Numbers held for one head over the text length: growing cache and constant running sums."""

import numpy as np

from content.card import BLUE, INK, ORANGE, Figure, card

SIZE = 64


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    n = np.logspace(0, 5, 50)
    axes.loglog(n, 2 * n * SIZE, color=BLUE)
    axes.axhline(SIZE**2 + SIZE, color=ORANGE, linestyle="--")
    meeting = (SIZE + 1) / 2
    axes.plot(meeting, SIZE**2 + SIZE, "o", color=INK)
    axes.text(meeting * 1.15, 1500, f"equal at {meeting:.1f} tokens", size=10)
    axes.text(1300, 5e5, "cache, 2nd", color=BLUE, ha="right")
    axes.text(9e4, 6500, "running sums, d² + d", color=ORANGE, ha="right")
    axes.set(xlabel="tokens read, n (d = 64)", ylabel="numbers held")
    axes.set(xlim=(1, 1e5), ylim=(100, 2e7))
    return figure
