"""Two accuracies on a line with their 95% intervals."""

from content.card import BLUE, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.6)
    for y, name, low, value, high, color, mark in (
        (1, "A", 88.7, 90.0, 91.3, BLUE, "o"),
        (0, "B", 90.3, 91.5, 92.7, ORANGE, "s"),
    ):
        axes.plot([low, high], [y, y], color=color, linewidth=3)
        axes.plot([low, high], [y, y], "|", color=color, markersize=14, markeredgewidth=2.5)
        axes.plot(value, y, mark, color=color, markersize=9)
        axes.text(88.2, y, name, color=color, va="center", ha="center", size=13)
    axes.set(xlim=(87.9, 93), ylim=(-0.6, 1.6), yticks=[], xlabel="accuracy (%)")
    axes.set_xticks(range(88, 94))
    axes.spines["left"].set_visible(False)
    return figure
