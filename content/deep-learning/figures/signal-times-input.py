"""The outer product of a backward signal of two units and three inputs, with numbers."""

from content.card import BLUE, GREEN, ORANGE, Figure, bare, card, cells

SIGNAL, INPUT = (2, -1), (1, 0, 3)


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.0)
    bare(axes, 13, 5.6)
    row = [[str(x) for x in INPUT]]
    column = [[str(d).replace("-", "−")] for d in SIGNAL]
    product = [[str(d * x).replace("-", "−") for x in INPUT] for d in SIGNAL]
    fill = [[GREEN + "44" if d * x else "#FFFFFF" for x in INPUT] for d in SIGNAL]
    cells(axes, 4.4, 5.0, row, side=1.3, colors=[[BLUE + "44"] * 3])
    cells(axes, 2.6, 3.2, column, side=1.3, colors=[[ORANGE + "44"]] * 2)
    cells(axes, 4.4, 3.2, product, side=1.3, colors=fill)
    axes.text(8.7, 4.35, "inputs x", color=BLUE, va="center")
    axes.text(2.3, 1.9, "signal δ", color=ORANGE, va="center", ha="right")
    axes.text(8.7, 1.9, "gradient of W", color=GREEN, va="center")
    return figure
