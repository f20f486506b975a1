"""The four points of XOR lifted by the product of their inputs, and a plane between the classes."""

from matplotlib.patches import Polygon

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Axes, Figure, card

POINTS = ((0, 0), (1, 0), (0, 1), (1, 1))


def draw() -> Figure:
    figure, (lifted,) = card(height_in=2.8)
    around = ((0, 0), (1, 0), (1, 1), (0, 1))
    floor = [_at(*corner, 0) for corner in around]
    lifted.add_patch(Polygon(floor, facecolor="none", edgecolor=GREY, linewidth=1))
    lifted.plot(*zip(_at(1, 1, 0), _at(1, 1, 1), strict=True), color=GREY, linewidth=1)
    # x + y - 2 z = 1/2, the plane on which the score is undecided
    plane = [_at(x, y, (x + y - 0.5) / 2) for x, y in around]
    lifted.add_patch(Polygon(plane, facecolor=GREEN + "44", edgecolor=GREEN, linewidth=1.2))
    for x, y in POINTS:
        point, level = _at(x, y, x * y), _at(x, y, (x + y - 0.5) / 2)
        lifted.plot(*zip(point, level, strict=True), ":", color=INK, linewidth=1.5)
        _mark(lifted, point, x != y)
    lifted.text(0.5, -0.13, "x₁", ha="center", va="top")
    lifted.text(1.75, 0.75, "x₁x₂", ha="left", va="center")
    lifted.text(0.72, 1.3, "plane", ha="right", color=GREEN)
    for x, y in POINTS:
        shift, align = ((0.1, -0.16), "left") if x > y else ((-0.12, 0.06), "right")
        left, low = _at(x, y, x * y)
        lifted.text(left + shift[0], low + shift[1], f"({x}, {y})", ha=align, va="center", size=10)
    lifted.set(xlim=(-1.1, 2.7), ylim=(-0.5, 2.05), aspect="equal")
    lifted.set_axis_off()
    return figure


def _at(x: float, y: float, z: float) -> tuple[float, float]:
    """An oblique view: x to the right, y to the back, z up."""
    return x + 0.65 * y, 0.55 * y + 1.2 * z


def _mark(axes: Axes, point: tuple[float, float], one: bool) -> None:
    axes.plot(*point, "s" if one else "o", color=ORANGE if one else BLUE, markersize=9, zorder=3)
