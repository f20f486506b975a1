"""A plain RNN unrolled over four steps: the same W, U and b in each of them."""

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.4)
    bare(axes, 14, 6.6)
    axes.text(0.5, 4.2, "$h_0$", ha="center", va="center", size=12)
    for step in range(4):
        x = 2.6 + 3.2 * step
        arrow(axes, (x - 1.7, 4.2), (x - 0.75, 4.2), color=BLUE)
        axes.text(x - 1.25, 4.7, "W", color=BLUE, ha="center", size=11.5, weight="bold")
        arrow(axes, (x, 1.1), (x, 3.45), color=ORANGE)
        axes.text(x + 0.2, 2.1, "U", color=ORANGE, size=11.5, weight="bold")
        box(axes, x - 0.75, 3.45, 1.5, 1.5, f"$h_{step + 1}$", color=INK, size=12)
        axes.text(x, 0.6, f"$x_{step + 1}$", ha="center", va="center", size=12)
        arrow(axes, (x, 5.7), (x, 4.95), color=GREEN)
        axes.text(x, 5.8, "b", color=GREEN, ha="center", size=11.5, weight="bold")
    axes.plot([12.95, 13.8], [4.2, 4.2], color=GREY, linestyle=":")
    return figure
