"""BYOL: online branch with predictor, target branch with stop-gradient, moving average between."""

from content.card import BLUE, GREY, ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 17.4, 8.6)
    axes.text(1.1, 6.7, "view 1", ha="center", va="center", size=10)
    axes.text(1.1, 1.9, "view 2", ha="center", va="center", size=10)
    box(axes, 3.1, 5.7, 4.2, 2, "online network\n(trained)", size=9.5)
    box(axes, 8.7, 5.7, 3.3, 2, "predictor\n(trained)", color=ORANGE, size=9.5)
    box(axes, 3.1, 0.9, 4.2, 2, "target network", color=GREY, size=9.5)
    box(axes, 14.1, 3.3, 3.0, 2, "2 − 2 cos", color=BLUE, size=10)
    arrow(axes, (2.2, 6.7), (3.0, 6.7))
    arrow(axes, (7.4, 6.7), (8.6, 6.7))
    arrow(axes, (12.1, 6.7), (14.9, 5.4))
    arrow(axes, (2.2, 1.9), (3.0, 1.9))
    arrow(axes, (7.4, 1.9), (14.9, 3.2))
    arrow(axes, (5.2, 5.6), (5.2, 3.0), color=GREY, dashed=True)
    axes.text(5.5, 4.3, "moving average\nof the weights", va="center", size=9.5)
    axes.plot([10.7, 10.4], [3.1, 1.9], color=ORANGE, lw=2.5)
    axes.plot([11.2, 10.9], [3.2, 2.0], color=ORANGE, lw=2.5)
    axes.text(10.9, 0.9, "stop-gradient", color=ORANGE, ha="center", size=9.5)
    return figure
