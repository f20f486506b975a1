"""A grid of five by five pixels with the window of a masked kernel in first and later layers."""

from matplotlib.patches import Rectangle

from content.card import GREY, INK, ORANGE, SKY, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 13.4, 6.9)
    for left, name, center in ((0.4, "first layer (A)", False), (8.0, "later layers (B)", True)):
        colors = [[GREY + "22"] * 5 for _ in range(5)]
        for row, column in ((1, 1), (1, 2), (1, 3), (2, 1)):
            colors[row][column] = SKY
        colors[2][2] = SKY if center else ORANGE + "55"
        texts = [[""] * 5 for _ in range(5)]
        texts[2][2] = "?"
        cells(axes, left, 6.6, texts, colors=colors, size=13)
        frame = Rectangle((left + 1, 2.6), 3, 3, fill=False, edgecolor=INK, linewidth=2.4)
        axes.add_patch(frame)
        axes.text(left + 2.5, 1.2, name, ha="center", va="top", size=11)
    return figure
