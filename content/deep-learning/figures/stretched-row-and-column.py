"""A column of three predictions minus a row of three targets: a table of nine differences."""

from content.card import BLUE, GREEN, ORANGE, PAPER, Figure, bare, card, cells

PREDICTED, TARGET = (1, 2, 5), (1, 2, 4)


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.3)
    bare(axes, 14, 7)
    column = [[str(p)] for p in PREDICTED]
    table = [[str(p - t).replace("-", "−") for t in TARGET] for p in PREDICTED]
    meant = [[GREEN + "66" if i == j else PAPER for j in range(3)] for i in range(3)]
    cells(axes, 4.4, 6.6, [[str(t) for t in TARGET]], side=1.3, colors=[[ORANGE + "44"] * 3])
    cells(axes, 2.6, 4.7, column, side=1.3, colors=[[BLUE + "44"]] * 3)
    cells(axes, 4.4, 4.7, table, side=1.3, colors=meant)
    axes.text(8.7, 5.95, "target as (1, 3)", color=ORANGE, va="center")
    axes.text(2.3, 2.75, "pred\n(3, 1)", color=BLUE, va="center", ha="right")
    axes.text(8.7, 3.3, "(3, 3) differences", va="center")
    axes.text(8.7, 2.2, "meant: the diagonal", color=GREEN, va="center")
    return figure
