"""A pre-norm and a post-norm transformer block side by side, with their residual paths."""

from content.card import BLUE, INK, ORANGE, Axes, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.6)
    bare(axes, 12, 9)
    _block(axes, 0.0, "pre-norm", pre=True)
    _block(axes, 6.4, "post-norm", pre=False)
    return figure


def _block(axes: Axes, left: float, name: str, *, pre: bool) -> None:
    stream = left + 1.1
    axes.text(left + 2.6, 8.6, name, ha="center", va="center", weight="bold")
    axes.plot([stream, stream], [0.1, 7.6], color=INK, linewidth=2.2, zorder=0)
    arrow(axes, (stream, 7.5), (stream, 8.1))
    for low, layer in ((0.5, "attention"), (4.1, "MLP")):
        top = low + (2.75 if pre else 1.95)
        layer_low = low + (1.3 if pre else 0.5)
        if pre:
            box(axes, left + 2.4, low + 0.15, 2.8, 0.75, "norm", color=ORANGE)
            arrow(axes, (left + 3.8, low + 0.9), (left + 3.8, layer_low))
            _turn(axes, stream, left + 2.4, low + 0.52)
        else:
            box(axes, stream - 1.05, top + 0.4, 2.1, 0.75, "", color=ORANGE)
            axes.patches[-1].set_facecolor("#F8E3D6")
            axes.text(stream, top + 0.77, "norm", ha="center", va="center", size=10)
            _turn(axes, stream, left + 2.4, layer_low + 0.37)
        box(axes, left + 2.4, layer_low, 2.8, 0.75, layer, color=BLUE)
        axes.plot([left + 3.8, left + 3.8], [layer_low + 0.75, top], color=INK, linewidth=1.4)
        arrow(axes, (left + 3.8, top), (stream + 0.3, top))
        axes.plot(stream, top, "o", markersize=13, markerfacecolor="white", markeredgecolor=INK)
        axes.text(stream, top, "+", ha="center", va="center", size=11)


def _turn(axes: Axes, start: float, end: float, y: float) -> None:
    arrow(axes, (start, y), (end, y))
