"""The corners of the unit square: circles at (0, 0) and (1, 1), squares at the other two."""

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.2)
    axes.plot([0, 1], [0, 1], "o", color=BLUE, markersize=11)
    axes.plot([0, 1], [1, 0], "s", color=ORANGE, markersize=11)
    axes.text(1.3, 1, "label 0", color=BLUE, va="center")
    axes.text(1.3, 0, "label 1", color=ORANGE, va="center")
    axes.set(xlim=(-0.25, 1.9), ylim=(-0.25, 1.25), aspect="equal", xlabel="x₁", ylabel="x₂")
    axes.set(xticks=[0, 1], yticks=[0, 1])
    return figure
