"""Weight matrices of two feed-forward blocks with equally many parameters, drawn to scale."""

from matplotlib.patches import Rectangle

from content.card import BLUE, GREEN, ORANGE, Axes, Figure, bare, card

WIDTH, HIDDEN = 2.0, 8.0


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    bare(axes, 18, 10)
    gated = 2 / 3 * HIDDEN
    axes.text(3.0, 9.4, "GELU, h = 4d", ha="center")
    axes.text(12.4, 9.4, "SwiGLU, h = 8d/3", ha="center")
    for left, name, height, color in (
        (0.6, "in", HIDDEN, BLUE),
        (3.4, "out", HIDDEN, GREEN),
        (8.6, "gate", gated, ORANGE),
        (11.4, "in", gated, BLUE),
        (14.2, "out", gated, GREEN),
    ):
        _matrix(axes, left, 0.7, height, name, color)
    axes.text(0.3, 4.7, "h", ha="center", va="center")
    axes.text(8.3, 0.7 + gated / 2, "h", ha="center", va="center")
    for left in (0.6, 8.6):
        axes.text(left + WIDTH / 2, 0.3, "d", ha="center", va="center")
    return figure


def _matrix(axes: Axes, x: float, y: float, height: float, name: str, color: str) -> None:
    axes.add_patch(Rectangle((x, y), WIDTH, height, facecolor=color + "44", edgecolor=color))
    axes.text(x + WIDTH / 2, y + height / 2, name, ha="center", va="center")
