"""Two touching dogs on grass under the sky, labeled by class, by object, and by both."""

from matplotlib.patches import Ellipse, Rectangle

from content.card import GREEN, INK, ORANGE, PURPLE, SKY, Axes, Figure, card

NAMES = ("semantic", "instance", "panoptic")


def draw() -> Figure:
    figure, axes = card(3, height_in=2.05)
    for panel, name in zip(axes, NAMES, strict=True):
        panel.set(xlim=(0, 10), ylim=(0, 10), title=name, aspect="equal")
        panel.set_axis_off()
        filled = name != "instance"
        for low, color, what in ((0, GREEN, "grass"), (5, SKY, "sky")):
            face = color + "66" if filled else "white"
            panel.add_patch(Rectangle((0, low), 10, 5, facecolor=face))
            if filled:
                panel.text(0.3, 0.5 if low == 0 else 8.6, what, size=9)
        panel.add_patch(Rectangle((0, 0), 10, 10, fill=False, edgecolor=INK, linewidth=0.8))
        _dog(panel, 3.2, 1, ORANGE)
        _dog(panel, 6.8, -1, ORANGE if name == "semantic" else PURPLE)
        if name == "semantic":
            panel.text(5, 4.0, "dog", ha="center", va="center", size=9.5)
        else:
            panel.text(3, 3.9, "dog 1", ha="center", va="center", size=9)
            panel.text(7, 3.9, "dog 2", ha="center", va="center", size=9)
    return figure


def _dog(axes: Axes, x: float, way: int, color: str) -> None:
    """A body that reaches to the middle, a head turned away from it, and two legs."""
    parts = [Ellipse((x, 4), 3.7, 2.4), Ellipse((x - way * 1.5, 5.8), 1.8, 1.8)]
    parts += [Rectangle((x - 1.3, 1.7), 0.7, 2), Rectangle((x + 0.6, 1.7), 0.7, 2)]
    parts += [Ellipse((x - way * 0.9, 6.6), 0.6, 1.1)]
    for part in parts:
        part.set(facecolor=color, edgecolor="none")
        axes.add_patch(part)
