"""Two equal squares shifted by a tenth, a third and a half of their side, and their IoU."""

from matplotlib.patches import Rectangle

from content.card import BLUE, ORANGE, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.9)
    bare(axes, 19, 7)
    left = 0.4
    for shift, name in ((0.1, "1/10"), (1 / 3, "1/3"), (0.5, "1/2")):
        step = 4 * shift
        union = Rectangle((left, 1.4), 4 + step, 4, facecolor=BLUE + "22", edgecolor="none")
        common = Rectangle((left + step, 1.4), 4 - step, 4, facecolor=BLUE + "77")
        axes.add_patch(union)
        axes.add_patch(common)
        for x, color, style in ((left, BLUE, "-"), (left + step, ORANGE, "--")):
            square = Rectangle((x, 1.4), 4, 4, fill=False, edgecolor=color, linestyle=style, lw=2)
            axes.add_patch(square)
        iou = (1 - shift) / (1 + shift)
        middle = left + (4 + step) / 2
        axes.text(middle, 5.9, f"shift {name}", ha="center", size=10)
        axes.text(middle, 0.3, f"IoU {iou:.2f}", ha="center", size=10.5)
        left += 5.2 + step
    return figure
