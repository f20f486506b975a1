"""The backward pass through where and a square root at zero: 1, then 0, then 0 times infinity."""

from content.card import BLUE, GREY, ORANGE, RED, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.3)
    bare(axes, 18, 8.2)
    box(axes, 0.3, 4.6, 2.9, 1.9, "x = 0")
    box(axes, 6.6, 4.6, 2.9, 1.9, "√x")
    box(axes, 6.6, 1.0, 2.9, 1.9, "0", color=GREY)
    box(axes, 13.0, 4.6, 3.6, 1.9, "where")
    arrow(axes, (3.3, 6.1), (6.5, 6.1), color=BLUE)
    arrow(axes, (9.6, 6.1), (12.9, 6.1), color=BLUE)
    arrow(axes, (9.6, 2.2), (13.4, 4.5), color=BLUE)
    arrow(axes, (12.9, 5.0), (9.6, 5.0), color=ORANGE)
    arrow(axes, (6.5, 5.0), (3.3, 5.0), color=RED)
    arrow(axes, (17.8, 5.0), (16.7, 5.0), color=ORANGE)
    axes.text(17.4, 4.0, "1", ha="center", va="center", color=ORANGE)
    axes.text(11.3, 4.3, "0", ha="center", va="center", color=ORANGE)
    axes.text(3.0, 3.4, "0 × ∞ = NaN", ha="center", va="center", color=RED)
    axes.text(5.0, 7.3, "values", ha="center", va="center", color=BLUE)
    axes.text(13.2, 2.7, "gradients", va="center", color=ORANGE)
    return figure
