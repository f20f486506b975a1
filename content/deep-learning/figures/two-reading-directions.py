"""Two chains of recurrent states over five inputs, one in each direction, joined at the outputs."""

from content.card import BLUE, GREY, ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    bare(axes, 13.4, 7.8)
    for step in range(5):
        x = 1.0 + 2.8 * step
        axes.text(x, 0.5, f"$x_{step + 1}$", ha="center", va="center", size=12)
        axes.text(x, 7.3, f"$y_{step + 1}$", ha="center", va="center", size=12)
        arrow(axes, (x - 0.35, 0.95), (x - 0.35, 2.0), color=BLUE)
        arrow(axes, (x + 0.35, 0.95), (x + 0.35, 4.2), color=ORANGE)
        box(axes, x - 0.8, 2.0, 0.9, 1.0, color=BLUE, filled=True)
        box(axes, x - 0.1, 4.2, 0.9, 1.0, color=ORANGE, filled=True)
        arrow(axes, (x - 0.35, 3.0), (x - 0.12, 6.85), color=GREY)
        arrow(axes, (x + 0.35, 5.2), (x + 0.12, 6.85), color=GREY)
        if step < 4:
            arrow(axes, (x + 0.1, 2.5), (x + 2.0, 2.5), color=BLUE)
            arrow(axes, (x + 2.7, 4.7), (x + 0.8, 4.7), color=ORANGE)
    return figure
