"""Two residual blocks of width 256: two wide convolutions, and a bottleneck of three."""

from content.card import BLUE, GREEN, ORANGE, Axes, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, axes = card(2, height_in=3.4)
    _block(axes[0], ["3 × 3: 589,824"] * 2, [BLUE] * 2, "1,179,648 weights")
    names = ["1 × 1: 16,384", "3 × 3: 36,864", "1 × 1: 16,384"]
    _block(axes[1], names, [GREEN, BLUE, GREEN], "69,632 weights")
    return figure


def _block(axes: Axes, names: list[str], colors: list[str], total: str) -> None:
    bare(axes, 10, 14)
    axes.text(4.2, 13.5, "256", ha="center", va="center", size=10)
    gap = 10 / len(names)
    between = ["256"] if len(names) == 2 else ["64", "64"]
    tops = [12.0 - gap * index for index in range(len(names))]
    arrow(axes, (4.2, 13.0), (4.2, 12.0))
    for index, (name, color, top) in enumerate(zip(names, colors, tops, strict=True)):
        box(axes, 0.2, top - 1.5, 8, 1.5, name, color=color, size=9.5)
        low = tops[index + 1] if index + 1 < len(tops) else 2.9
        arrow(axes, (4.2, top - 1.5), (4.2, low))
        if index < len(between):
            axes.text(4.6, (top - 1.5 + low) / 2, between[index], va="center", size=10)
    axes.plot([4.2, 9.5, 9.5], [12.6, 12.6, 2.4], color=ORANGE)
    arrow(axes, (9.5, 2.4), (4.8, 2.4), color=ORANGE)
    axes.text(4.2, 2.4, "+", ha="center", va="center", size=14)
    axes.text(4.2, 0.6, total, ha="center", va="center", size=10.5)
