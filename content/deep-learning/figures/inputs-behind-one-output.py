"""The units on which one output depends, through a convolution, a pooling and a convolution."""

from content.card import BLUE, GREY, Axes, Figure, bare, card

LEVELS = (  # y, first center, distance of centers, units, reach (first unit, last unit), name
    (0.6, 0.0, 1, 12, (2, 9), "input: 8"),
    (2.6, 1.0, 1, 10, (2, 7), "convolution 3: 6"),
    (4.6, 1.5, 2, 5, (1, 3), "pooling 2, stride 2: 3"),
    (6.6, 3.5, 2, 3, (1, 1), "convolution 3: 1"),
)
BELOW = {1: lambda unit: range(unit, unit + 3), 2: lambda unit: (2 * unit, 2 * unit + 1)}


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    bare(axes, 18.6, 7.4)
    for level, (y, first, gap, units, (low, high), name) in enumerate(LEVELS):
        for unit in range(units):
            used = low <= unit <= high
            x = 0.6 + first + gap * unit
            if level:
                _wires(axes, level, (x, y), unit, used)
            color = BLUE if used else GREY
            face = BLUE if used else "white"
            axes.plot(x, y, "o", color=color, markerfacecolor=face, markersize=8, zorder=3)
        axes.text(12.3, y, name, va="center", size=9.5)
    return figure


def _wires(axes: Axes, level: int, end: tuple[float, float], unit: int, used: bool) -> None:
    y, first, gap, *_ = LEVELS[level - 1]
    for below in BELOW[2 if level == 2 else 1](unit):
        color, width = (BLUE, 1.6) if used else (GREY + "66", 0.8)
        axes.plot([0.6 + first + gap * below, end[0]], [y, end[1]], color=color, linewidth=width)
