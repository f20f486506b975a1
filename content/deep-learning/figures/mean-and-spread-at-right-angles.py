"""A right triangle whose legs are mean and standard deviation and whose hypotenuse is the RMS."""

from content.card import BLUE, GREEN, ORANGE, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.9)
    bare(axes, 12, 4.6)
    axes.plot([2.5, 8.5], [0.8, 0.8], color=ORANGE, linewidth=3)
    axes.plot([8.5, 8.5], [0.8, 3.9], color=GREEN, linewidth=3)
    axes.plot([2.5, 8.5], [0.8, 3.9], color=BLUE, linewidth=3)
    axes.plot([8.1, 8.1, 8.5], [0.8, 1.2, 1.2], color="black", linewidth=1)
    axes.text(5.5, 0.45, r"mean $|\mu|$", color=ORANGE, ha="center", va="top", size=11)
    axes.text(8.8, 2.3, r"deviation $\sigma$", color=GREEN, va="center", size=11)
    axes.text(5.1, 2.75, "RMS", color=BLUE, ha="right", size=12)
    return figure
