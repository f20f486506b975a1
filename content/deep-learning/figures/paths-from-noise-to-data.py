"""Straight paths from two noise values to two data values; two of them meet at a marked point."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.3)
    axes.plot([0, 1], [1, 1], ":", color=GREY, linewidth=1.8)
    axes.plot([0, 1], [-1, -1], ":", color=GREY, linewidth=1.8)
    axes.plot([0, 1], [-1, 1], color=BLUE)
    axes.plot([0, 1], [1, -1], "--", color=ORANGE)
    axes.plot([0, 0, 1, 1], [-1, 1, -1, 1], "o", color=INK, markersize=7, clip_on=False)
    axes.plot(0.5, 0, "o", color="white", markeredgecolor=INK, markersize=16, zorder=3)
    axes.text(0.5, 0, "?", ha="center", va="center", size=12, zorder=4)
    axes.set(xticks=[0, 0.5, 1], yticks=[-1, 0, 1], ylim=(-1.25, 1.25), xlim=(-0.03, 1.03))
    axes.set_xticklabels(["0\nnoise", "½", "1\ndata"])
    axes.set_yticklabels(["−a", "0", "a"])
    axes.set(xlabel="time $t$", ylabel="$x$")
    return figure
