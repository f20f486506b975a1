"""Four boxes of width 10 on a line, each with its left edge and score."""

from content.card import BLUE, GREEN, ORANGE, PURPLE, Figure, box, card

BOXES = ((0, 0.9, BLUE), (3, 0.8, ORANGE), (6, 0.7, GREEN), (20, 0.6, PURPLE))


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.9)
    for row, (left, score, color) in enumerate(BOXES):
        y = 0 if left == 20 else 2.2 - 1.1 * row
        box(axes, left, y, 10, 1, f"score {score}", color=color)
    axes.set(xlim=(-0.5, 30.5), ylim=(-0.2, 3.4), xticks=[0, 3, 6, 10, 13, 16, 20, 30])
    axes.set(yticks=[], xlabel="position")
    axes.spines["left"].set_visible(False)
    return figure
