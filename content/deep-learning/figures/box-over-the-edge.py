"""A square image with a pasted square whose left part reaches beyond the left edge."""

from matplotlib.patches import Rectangle

from content.card import BLUE, GREY, INK, ORANGE, SKY, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.3)
    bare(axes, 18, 8.6)
    left, low, size, box, center = 5.5, 0.4, 7.8, 4.4, (6.7, 4.7)
    axes.add_patch(Rectangle((left, low), size, size, facecolor=SKY + "44", edgecolor=BLUE, lw=2))
    start, base = center[0] - box / 2, center[1] - box / 2
    axes.add_patch(
        Rectangle((left, base), start + box - left, box, facecolor=ORANGE + "77", edgecolor=ORANGE)
    )
    axes.add_patch(
        Rectangle(
            (start, base), left - start, box, facecolor="none", edgecolor=GREY, ls="--", lw=1.5
        )
    )
    axes.plot(*center, "o", color=INK, markersize=5)
    axes.text(center[0], center[1] - 0.35, "center", ha="center", va="top")
    axes.text(11.3, 1.2, "image A", ha="center", color=BLUE, size=12)
    axes.text(left + 1.7, center[1] + 1.3, "image B", color=INK, size=12, ha="center")
    axes.text(start - 0.3, center[1], "cut off", ha="right", va="center", color=GREY)
    return figure
