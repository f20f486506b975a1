"""Anchor and positive, the ring of the margin, and a hard, a semi-hard and an easy negative."""

from matplotlib.patches import Circle

from content.card import BLUE, GREEN, INK, ORANGE, PURPLE, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    bare(axes, 13.4, 8)
    axes.add_patch(Circle((4, 4), 3.7, fc=ORANGE + "22", ec=ORANGE, ls="--", lw=1.5))
    axes.add_patch(Circle((4, 4), 2.3, fc="white", ec=BLUE, lw=1.5))
    axes.plot([1.7, 4], [4, 4], color=BLUE)
    axes.plot([0.3, 1.7], [4, 4], color=ORANGE)
    axes.plot(4, 4, "o", color=INK, ms=8)
    axes.plot(1.7, 4, "o", color=BLUE, ms=9)
    axes.text(2.9, 4.25, "d(a, p)", ha="center", size=9.5, color=BLUE)
    axes.text(1.0, 4.25, "m", ha="center", size=10, color=ORANGE)
    axes.text(4, 3.2, "anchor", ha="center", size=10)
    axes.text(2.05, 3.3, "p", size=10, color=BLUE)
    for place, height, color, shape, text in (
        ((4.9, 5.1), 6.3, PURPLE, "X", "hard negative:\nloss above m"),
        ((6.9, 4.3), 4.0, ORANGE, "D", "semi-hard, in the ring:\nloss between 0 and m"),
        ((7.2, 1.2), 1.7, GREEN, "s", "easy, farther out:\nno loss, no gradient"),
    ):
        axes.plot(*place, shape, color=color, ms=9)
        axes.plot(8.4, height, shape, color=color, ms=9)
        axes.text(8.9, height, text, color=color, size=9.5, va="center")
    return figure
