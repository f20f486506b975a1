"""Three inputs stamp a kernel of three into the output, two positions apart, and are added."""

from content.card import BLUE, GREEN, INK, ORANGE, PAPER, Figure, arrow, bare, card, cells

COLORS = (BLUE, ORANGE, GREEN)


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    bare(axes, 13, 7)
    axes.text(0.2, 6.2, "inputs", va="center")
    axes.text(0.2, 3.9, "stamps", va="center")
    axes.text(0.2, 0.8, "their sum", va="center")
    for index, color in enumerate(COLORS):
        left, y = 4.2 + 2 * index, 4.9 - 0.9 * index
        cells(axes, left + 1, 6.7, [["1"]], colors=[[color + "55"]])
        arrow(axes, (left + 1.5, 5.7), (left + 1.5, y + 0.02), color=color)
        cells(axes, left, y, [["1", "1", "1"]], side=0.9, colors=[[color + "55"] * 3])
    sums = ["1", "1", "2", "1", "2", "1", "1"]
    cells(axes, 4.2, 1.3, [sums], colors=[[INK + "33" if s == "2" else PAPER for s in sums]])
    return figure
