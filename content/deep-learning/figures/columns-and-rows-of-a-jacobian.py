"""A Jacobian of four outputs and six inputs, with the part that one sweep of each mode gives."""

from content.card import BLUE, GREEN, ORANGE, PAPER, Figure, arrow, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.4)
    bare(axes, 16, 8)
    colors = [[BLUE + "44" if column == 2 else PAPER for column in range(6)] for _ in range(4)]
    colors[1] = [ORANGE + "55"] * 6
    colors[1][2] = GREEN + "88"
    cells(axes, 3.4, 5.8, [[""] * 6] * 4, colors=colors, side=1.2)
    axes.text(7.0, 6.2, "6 inputs", ha="center")
    axes.text(3.1, 3.4, "4 outputs", ha="right", va="center")
    arrow(axes, (6.4, 0.2), (6.4, 0.95), color=BLUE)
    axes.text(6.8, 0.3, "one forward sweep", color=BLUE, va="center")
    arrow(axes, (11.6, 4.0), (10.7, 4.0), color=ORANGE)
    axes.text(11.8, 4.0, "one reverse\nsweep", color=ORANGE, va="center")
    return figure
