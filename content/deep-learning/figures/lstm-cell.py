"""The cell of an LSTM: three gates, the candidate, the cell line and the output."""

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Axes, Figure, arrow, bare, box, card

GATES = ((2.5, "f", ORANGE), (5.0, "i", ORANGE), (6.9, "g", GREEN), (9.4, "o", ORANGE))


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.4)
    bare(axes, 14, 9.4)
    axes.plot([1.3, 12.5], [8.2, 8.2], color=BLUE, linewidth=2.6, zorder=0)
    arrow(axes, (12.2, 8.2), (13.0, 8.2), color=BLUE)
    axes.text(0.6, 8.2, "$c_{t-1}$", ha="center", va="center", size=12)
    axes.text(13.5, 8.2, "$c_t$", ha="center", va="center", size=12)
    axes.plot([1.9, 9.4], [1.0, 1.0], color=GREY, linewidth=1.6, zorder=0)
    axes.text(0.9, 1.0, "$x_t, h_{t-1}$", ha="center", va="center", size=11)
    for x, name, color in GATES:
        arrow(axes, (x, 1.0), (x, 2.0), color=GREY)
        box(axes, x - 0.8, 2.0, 1.6, 1.1, f"{'tanh' if name == 'g' else 'σ'}", color=color)
        axes.text(x + 0.25, 3.55, name, color=color, size=12, weight="bold", va="center")
    arrow(axes, (2.5, 3.1), (2.5, 7.75))
    arrow(axes, (5.0, 3.1), (5.0, 5.0))
    axes.plot([6.9, 6.9], [3.1, 5.4], color=INK, linewidth=1.4)
    arrow(axes, (6.9, 5.4), (5.45, 5.4))
    arrow(axes, (5.0, 5.8), (5.0, 7.75))
    arrow(axes, (11.4, 8.2), (11.4, 7.3), color=BLUE)
    box(axes, 10.6, 6.2, 1.6, 1.1, "tanh", color=GREEN)
    arrow(axes, (11.4, 6.2), (11.4, 5.85))
    axes.plot([9.4, 9.4], [3.1, 5.4], color=INK, linewidth=1.4)
    arrow(axes, (9.4, 5.4), (10.95, 5.4))
    arrow(axes, (11.85, 5.4), (13.0, 5.4))
    axes.text(13.5, 5.4, "$h_t$", ha="center", va="center", size=12)
    for x, y, sign in ((2.5, 8.2, "×"), (5.0, 8.2, "+"), (5.0, 5.4, "×"), (11.4, 5.4, "×")):
        _sign(axes, x, y, sign)
    for x, y, word in ((2.8, 6.2, "keep"), (5.3, 6.8, "write"), (11.9, 4.5, "show")):
        axes.text(x, y, word, size=10, va="center")
    return figure


def _sign(axes: Axes, x: float, y: float, sign: str) -> None:
    axes.plot(x, y, "o", markersize=15, markerfacecolor="white", markeredgecolor=INK)
    axes.text(x, y, sign, ha="center", va="center", size=12)
