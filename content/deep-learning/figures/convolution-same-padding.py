"""A row of cells with padding at both ends and the windows of a kernel of three."""

from content.card import BLUE, GREY, SKY, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.8)
    bare(axes, 11, 3.6)
    inputs = ["0", *"abcdefgh", "0"]
    colors = [GREY + "55", *[SKY + "55"] * 8, GREY + "55"]
    cells(axes, 0.5, 3.2, [inputs], colors=[colors])
    axes.plot([0.5, 3.5], [1.9, 1.9], color=BLUE)
    axes.text(2, 1.3, "first window", ha="center", size=9.5, color=BLUE)
    axes.plot([7.5, 10.5], [1.9, 1.9], color=BLUE)
    axes.text(9, 1.3, "last window", ha="center", size=9.5, color=BLUE)
    return figure
