"""Four visible and three hidden units: linked pair by pair, and only between the two groups."""

from itertools import combinations

from content.card import BLUE, GREY, ORANGE, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.2)
    bare(axes, 14, 6.0)
    for left, restricted, name in ((0.3, False, "unrestricted"), (7.6, True, "restricted")):
        hidden = [(left + x, y) for x, y in ((1.4, 4.9), (3.0, 5.3), (4.6, 4.9))]
        visible = [(left + x, y) for x, y in ((0.5, 1.9), (2.1, 1.4), (3.9, 1.4), (5.5, 1.9))]
        for one, two in combinations(hidden + visible, 2):
            across = (one in hidden) != (two in hidden)
            if across or not restricted:
                color = GREY if across else ORANGE
                axes.plot(*zip(one, two, strict=True), "-" if across else "--", color=color, lw=1.1)
        for units, color, mark in ((hidden, BLUE, "o"), (visible, GREY, "s")):
            style = {"markersize": 13, "markeredgecolor": "white", "zorder": 3}
            axes.plot(*zip(*units, strict=True), mark, color=color, **style)
        axes.text(left + 3, 0.2, name, ha="center", va="center", size=11)
    axes.text(7.0, 5.0, "hidden", color=BLUE, ha="center", va="center")
    axes.text(7.05, 2.0, "visible", ha="center", va="center")
    return figure
