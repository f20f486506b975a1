"""The two networks of a GAN: what the generator makes and real samples meet in the second."""

from content.card import BLUE, GREY, ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 14, 7)
    box(axes, 0.2, 4.9, 3, 1.3, "data set", color=GREY)
    box(axes, 0.2, 1.6, 2.3, 1.3, "noise z", color=GREY)
    box(axes, 3.5, 1.6, 2.9, 1.3, "generator", color=ORANGE)
    box(axes, 8.6, 3.2, 3.7, 1.4, "discriminator", color=BLUE)
    arrow(axes, (2.5, 2.25), (3.5, 2.25))
    arrow(axes, (6.4, 2.25), (8.6, 3.5))
    arrow(axes, (3.2, 5.55), (8.6, 4.3))
    axes.text(5.9, 5.4, "real, label 1", ha="left")
    axes.text(7.2, 3.45, "generated, label 0", ha="right", va="center")
    arrow(axes, (12.3, 3.9), (13.2, 3.9))
    axes.text(13.3, 3.9, "D", va="center", size=12)
    arrow(axes, (10.6, 3.2), (5, 1.55), color=ORANGE, bend=-0.35, dashed=True)
    axes.text(8.4, 0.5, "gradient", ha="center", va="center", color=ORANGE)
    return figure
