"""Six numbers in memory, read as a 2 × 3 tensor and, with other strides, as its transpose."""

from content.card import BLUE, GREY, ORANGE, PAPER, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    bare(axes, 16, 9.4)
    fill = [ORANGE + "77" if place == 3 else PAPER for place in range(6)]
    cells(axes, 4.2, 9.0, [[str(place) for place in range(6)]], side=1.3, colors=[fill])
    axes.text(3.8, 8.35, "memory", ha="right", va="center")
    for left, texts, name, strides, color in (
        (2.0, [["0", "1", "2"], ["3", "4", "5"]], "x", "(3, 1)", BLUE),
        (10.6, [["0", "3"], ["1", "4"], ["2", "5"]], "y = x.t()", "(1, 3)", BLUE),
    ):
        colors = [[ORANGE + "77" if text == "3" else color + "22" for text in row] for row in texts]
        cells(axes, left, 5.4, texts, side=1.3, colors=colors)
        middle = left + 0.65 * len(texts[0])
        axes.text(middle, 5.8, name, ha="center")
        axes.text(middle, 0.5, f"strides {strides}", ha="center", color=GREY)
    return figure
