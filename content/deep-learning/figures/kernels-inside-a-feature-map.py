"""What one filter reads: all channels of a window, one channel of it, or all of one position."""

from matplotlib.patches import Polygon

from content.card import BLUE, GREY, Axes, Figure, bare, card

SIDE, CHANNELS = 5, 4
FILTERS = (
    ("3 × 3", (1, 4), (0, CHANNELS)),
    ("depthwise 3 × 3", (1, 4), (0, 1)),
    ("1 × 1", (2, 3), (0, CHANNELS)),
)


def draw() -> Figure:
    figure, axes = card(3, height_in=2.0)
    for panel, (name, window, depth) in zip(axes, FILTERS, strict=True):
        bare(panel, 8.4, 9.2)
        _cuboid(panel, (0, SIDE), (0, CHANNELS), GREY, "18")
        _cuboid(panel, window, depth, BLUE, "88")
        panel.text(4.2, 8.7, name, ha="center", va="center", size=10)
    axes[0].text(2.6, 0.4, "width", ha="center", va="center", size=9)
    axes[0].text(7.0, 1.5, "channels", ha="center", va="center", size=9, rotation=33)
    return figure


def _cuboid(
    axes: Axes, side: tuple[int, int], depth: tuple[int, int], color: str, alpha: str
) -> None:
    """Its front, right and upper face, in an oblique view."""

    def at(x: float, y: float, z: float) -> tuple[float, float]:
        return 0.2 + x + 0.7 * z, 0.9 + y + 0.45 * z

    (low, high), (near, far) = side, depth
    front = [at(*c, near) for c in ((low, low), (high, low), (high, high), (low, high))]
    right = [at(high, low, near), at(high, low, far), at(high, high, far), at(high, high, near)]
    top = [at(low, high, near), at(low, high, far), at(high, high, far), at(high, high, near)]
    for face in (front, right, top):
        axes.add_patch(Polygon(face, facecolor=color + alpha, edgecolor=color, linewidth=1.2))
