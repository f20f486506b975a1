"""A graph in which a value v enters three operations that all lead to the loss."""

from content.card import ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.1)
    bare(axes, 18, 7.8)
    box(axes, 0.4, 2.9, 2.4, 2, "v", color=ORANGE, size=12)
    box(axes, 15.0, 2.9, 2.6, 2, "loss", size=11)
    for index in range(3):
        y = 5.6 - 2.7 * index
        box(axes, 7.2, y, 3.4, 2, f"v{'₁₂₃'[index]}", size=12)
        arrow(axes, (2.9, 3.9), (7.1, y + 1))
        arrow(axes, (10.7, y + 1), (14.9, 3.9))
    return figure
