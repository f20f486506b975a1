"""A table of matching costs for two objects and five predictions, with the cheapest assignment."""

from content.card import BLUE, GREY, ORANGE, PAPER, Figure, arrow, bare, card, cells

COSTS = [[0.9, 0.2, 1.4, 0.3, 1.1], [1.2, 0.3, 0.8, 1.3, 0.9]]
MATCHED = ((0, 3), (1, 1))  # the cheapest of all pairs of different predictions
TARGETS = ("none", "cat", "none", "dog", "none")


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.3)
    bare(axes, 15, 7.2)
    colors = [[PAPER] * 5, [PAPER] * 5]
    for (row, column), color in zip(MATCHED, (BLUE, ORANGE), strict=True):
        colors[row][column] = color + "66"
    texts = [[f"{cost:.1f}" for cost in row] for row in COSTS]
    cells(axes, 4.6, 5.6, texts, side=1.6, colors=colors)
    for column in range(5):
        x = 5.4 + 1.6 * column
        axes.text(x, 6.0, str(column + 1), ha="center", size=10)
        target = TARGETS[column]
        color = {"dog": BLUE, "cat": ORANGE}.get(target, GREY)
        arrow(axes, (x, 2.3), (x, 1.3), color=color)
        axes.text(x, 0.7, target, ha="center", va="center", size=10, color=color)
    names = ((6.3, "prediction"), (4.8, "cost for dog"), (3.2, "cost for cat"), (0.7, "target"))
    for y, name in names:
        axes.text(0.2, y, name, va="center", size=10)
    return figure
