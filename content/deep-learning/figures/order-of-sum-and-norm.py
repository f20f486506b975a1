"""Two residual blocks as box diagrams: the norm on the main path, and the norm on the branch."""

from content.card import BLUE, GREEN, INK, ORANGE, Axes, Figure, arrow, bare, box, card


def block(axes: Axes, y: float, color: str, *, pre: bool) -> None:
    plus, end = (8.6, 12.2) if pre else (6.6, 12.2)
    axes.text(0.2, y, "x", va="center", size=12)
    arrow(axes, (0.7, y), (plus - 0.32, y), color=color)
    axes.plot(plus, y, "o", color="white", markeredgecolor=INK, markersize=15, zorder=3)
    axes.text(plus, y, "+", ha="center", va="center", size=12, zorder=4)
    top = y + 1.45
    axes.plot([1.5, 1.5], [y, top], color=INK, linewidth=1.4)
    if pre:
        arrow(axes, (1.5, top), (2.5, top))
        box(axes, 2.5, top - 0.5, 1.8, 1, "norm", color=GREEN)
        arrow(axes, (4.3, top), (5.3, top))
        box(axes, 5.3, top - 0.5, 1.8, 1, "f", color=BLUE)
        axes.plot([7.1, plus], [top, top], color=INK, linewidth=1.4)
        arrow(axes, (plus + 0.32, y), (end, y), color=color)
    else:
        arrow(axes, (1.5, top), (3.1, top))
        box(axes, 3.1, top - 0.5, 1.8, 1, "f", color=BLUE)
        axes.plot([4.9, plus], [top, top], color=INK, linewidth=1.4)
        arrow(axes, (plus + 0.32, y), (8.3, y), color=color)
        box(axes, 8.3, y - 0.5, 1.8, 1, "norm", color=GREEN)
        arrow(axes, (10.1, y), (end, y), color=color)
    arrow(axes, (plus, top), (plus, y + 0.35))
    axes.text(12.2, y + 1.4, "pre-norm" if pre else "post-norm", ha="right", va="center", size=11)


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 12.5, 6.2)
    block(axes, 3.7, ORANGE, pre=False)
    block(axes, 0.6, ORANGE, pre=True)
    return figure
