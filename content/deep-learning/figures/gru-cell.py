"""The cell of a GRU: reset and update gate, the candidate, and the blend of old and new."""

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Figure, arrow, bare, box, card

SIGNS = ((2.6, 5.0, "×"), (6.4, 7.6, "×"), (10.9, 6.3, "×"), (10.9, 7.6, "+"))


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.1)
    bare(axes, 14, 8.6)
    axes.plot([1.3, 12.5], [7.6, 7.6], color=BLUE, linewidth=2.6, zorder=0)
    arrow(axes, (12.2, 7.6), (13.0, 7.6), color=BLUE)
    axes.plot([1.9, 6.4], [0.9, 0.9], color=GREY, linewidth=1.6, zorder=0)
    names = (
        (0.6, 7.6, "$h_{t-1}$"),
        (13.5, 7.6, "$h_t$"),
        (0.9, 0.9, "$x_t, h_{t-1}$"),
        (10.3, 0.5, "$x_t$"),
    )
    for x, y, name in names:
        axes.text(x, y, name, ha="center", va="center", size=12 if y > 1 else 11)
    for x, name, color in ((2.6, "r", ORANGE), (6.4, "z", ORANGE), (10.3, "n", GREEN)):
        arrow(axes, (x, 0.9), (x, 1.9), color=GREY)
        box(axes, x - 1, 1.9, 2.0, 1.1, "tanh" if name == "n" else "σ", color=color)
    for x, name, color in ((2.9, "r", ORANGE), (6.7, "z", ORANGE), (11.2, "n", GREEN)):
        axes.text(x, 3.5, name, color=color, size=12, weight="bold", va="center")
    arrow(axes, (2.6, 3.0), (2.6, 4.55))
    arrow(axes, (2.6, 7.6), (2.6, 5.45), color=BLUE)
    axes.plot([2.6, 9.7, 9.7], [5.0, 5.0, 4.0], color=INK, linewidth=1.4, zorder=0)
    arrow(axes, (9.7, 4.2), (9.7, 3.0))
    arrow(axes, (6.4, 3.0), (6.4, 7.15))
    axes.plot(6.4, 6.3, "o", color=INK, markersize=4)
    arrow(axes, (6.4, 6.3), (10.45, 6.3))
    axes.text(8.4, 6.7, "1 − z", ha="center", va="center")
    arrow(axes, (10.9, 3.0), (10.9, 5.85))
    arrow(axes, (10.9, 6.6), (10.9, 7.2))
    for x, y, sign in SIGNS:
        axes.plot(x, y, "o", markersize=15, markerfacecolor="white", markeredgecolor=INK)
        axes.text(x, y, sign, ha="center", va="center", size=12)
    return figure
