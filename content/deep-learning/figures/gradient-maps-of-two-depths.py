"""Root mean square gradient of one unit by pixel, through 5 and 20 random 3 × 3 convolutions."""

import numpy as np
from matplotlib.patches import Rectangle

from content.card import ORANGE, Figure, card

DRAWS, CHANNELS, SIDE = 20, 8, 45


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, axes = card(2, height_in=2.75)
    for panel, depth in zip(axes, (5, 20), strict=True):
        total = sum(_gradient(rng, depth) for _ in range(DRAWS))
        panel.imshow(np.sqrt(total / total.max()), cmap="Blues", vmin=0, vmax=1)
        reach, middle = 2 * depth + 1, SIDE // 2
        corner = middle - depth - 0.5
        panel.add_patch(Rectangle((corner, corner), reach, reach, fill=False, ec=ORANGE, lw=2))
        panel.set_anchor("S")
        panel.spines[:].set_visible(False)
        panel.set(xticks=[], yticks=[], title=f"{depth} layers: {reach} × {reach} pixels")
    return figure


def _gradient(rng: np.random.Generator, depth: int) -> np.ndarray:
    """Squared derivative of one linear unit with respect to each pixel, summed over channels."""
    signal = np.zeros((CHANNELS, SIDE, SIDE))
    signal[0, SIDE // 2, SIDE // 2] = 1
    for _ in range(depth):
        kernel = rng.normal(size=(3, 3, CHANNELS, CHANNELS)) / np.sqrt(9 * CHANNELS)
        moved = (
            np.tensordot(kernel[i, j], np.roll(signal, (i - 1, j - 1), (1, 2)), 1)
            for i in range(3)
            for j in range(3)
        )
        signal = sum(moved)
    return (signal**2).sum(0)
