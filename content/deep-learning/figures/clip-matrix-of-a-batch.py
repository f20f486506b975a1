"""CLIP's matrix of image and text similarities: one softmax per row and one per column."""

import numpy as np
from matplotlib.patches import Rectangle

from content.card import BLUE, ORANGE, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    bare(axes, 14.6, 9)
    size = 5
    texts = [["0.4" if r == c else "0.1" for c in range(size)] for r in range(size)]
    fills = np.where(np.eye(size, dtype=bool), "#56B4E9", "#FFFFFF").tolist()
    cells(axes, 2.4, 7.4, texts, side=1.3, colors=fills, size=10)
    for i in range(size):
        axes.text(3.05 + 1.3 * i, 7.6, f"$t_{i + 1}$", ha="center", size=11)
        axes.text(2.2, 6.75 - 1.3 * i, f"$v_{i + 1}$", ha="right", va="center", size=11)
    axes.text(5.65, 8.5, "texts", ha="center", size=10)
    axes.text(0.7, 4.15, "images", ha="center", va="center", rotation=90, size=10)
    axes.add_patch(Rectangle((2.4, 4.8), 6.5, 1.3, fc="none", ec=BLUE, lw=3))
    axes.add_patch(Rectangle((6.3, 0.9), 1.3, 6.5, fc="none", ec=ORANGE, lw=3, ls=(0, (3, 1.5))))
    axes.text(9.2, 5.45, "row: which text\nfits image 2?", color=BLUE, va="center", size=10)
    axes.text(9.2, 2.3, "column: which image\nfits text 4?", color=ORANGE, va="center", size=10)
    return figure
