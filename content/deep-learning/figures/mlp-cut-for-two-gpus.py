"""An MLP on two GPUs: columns of A, GeLU, rows of B, and one sum of the two results."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    bare(axes, 14.6, 8.2)
    for number, (y, color) in enumerate(((5.9, BLUE), (1.6, ORANGE)), start=1):
        axes.text(
            4.2, y + 1.75, f"GPU {number}", ha="center", va="center", weight="bold", color=color
        )
        box(axes, 0, y - 0.6, 1.4, 1.2, "X", color=GREY)
        box(axes, 2.4, y - 1.2, 1.2, 2.4, f"$A_{number}$", color=color, filled=True, size=11)
        box(axes, 4.8, y - 0.5, 2.1, 1.0, "GeLU", color=INK)
        box(axes, 8.1, y - 0.55, 2.6, 1.1, f"$B_{number}$", color=color, filled=True, size=11)
        for start, end in ((1.4, 2.4), (3.6, 4.8), (6.9, 8.1)):
            arrow(axes, (start, y), (end, y))
        arrow(axes, (10.7, y), (12.4, 4.15 if number == 1 else 3.35))
    box(axes, 11.9, 3.25, 1.0, 1.0, "+", color=INK, size=12)
    arrow(axes, (12.9, 3.75), (13.7, 3.75))
    axes.text(14.2, 3.75, "Y", ha="center", va="center", size=11)
    axes.text(11.4, 3.75, "one all-reduce", ha="right", va="center")
    axes.text(3.0, 0.0, "columns", ha="center", va="center", size=9.5)
    axes.text(9.4, 0.55, "rows", ha="center", va="center", size=9.5)
    return figure
