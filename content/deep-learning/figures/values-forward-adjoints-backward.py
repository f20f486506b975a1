"""A graph of three values: numbers forward above it, derivatives of the result backward below."""

from content.card import BLUE, ORANGE, Figure, arrow, bare, box, card

NODES = ((0.3, "w", "2", "42"), (6.3, "u = 3w + 1", "7", "14"), (13.9, "L = u²", "49", "1"))


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.4)
    bare(axes, 18, 8.6)
    widths = (2.2, 4.6, 3.6)
    for (x, name, value, adjoint), width in zip(NODES, widths, strict=True):
        box(axes, x, 3.3, width, 1.8, name, size=10.5)
        middle = x + width / 2
        axes.text(middle, 6.1, value, ha="center", va="center", color=BLUE, size=12)
        axes.text(middle, 2.3, adjoint, ha="center", va="center", color=ORANGE, size=12)
    for start, end, local in ((2.6, 6.2, "3"), (11.0, 13.8, "2u")):
        arrow(axes, (start, 4.6), (end, 4.6), color=BLUE)
        arrow(axes, (end, 3.8), (start, 3.8), color=ORANGE)
        axes.text((start + end) / 2, 2.5, f"× {local}", ha="center", color=ORANGE, size=10)
    axes.text(9, 7.7, "forward: values", ha="center", va="center", color=BLUE)
    axes.text(9, 0.7, "backward: derivatives of L", ha="center", va="center", color=ORANGE)
    return figure
