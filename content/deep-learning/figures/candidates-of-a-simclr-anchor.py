"""The pairs of views of four images: the view itself left out, positives and negatives."""

from matplotlib.patches import Rectangle

from content.card import BLUE, GREY, INK, ORANGE, SKY, Figure, bare, card, cells

VIEWS = [name + number for name in "abcd" for number in "₁₂"]


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.2)
    bare(axes, 15.4, 10.2)
    texts = [["+" if r ^ c == 1 else "" for c in range(8)] for r in range(8)]
    fills = [[_fill(r, c) for c in range(8)] for r in range(8)]
    cells(axes, 1.4, 8.9, texts, colors=fills, size=12)
    for i, view in enumerate(VIEWS):
        axes.text(1.9 + i, 9.2, view, ha="center", va="bottom", size=10)
        axes.text(1.15, 8.4 - i, view, ha="right", va="center", size=10)
    axes.plot([1.4, 9.4, 9.4, 1.4, 1.4], [6.9, 6.9, 5.9, 5.9, 6.9], color=INK, lw=2.5)
    axes.text(9.7, 6.4, "one softmax:\n1 of 7 is right", va="center", size=10)
    for height, color, text in (
        (3.9, ORANGE, "other view: positive"),
        (2.6, SKY + "66", "negatives"),
        (1.3, GREY, "itself: left out"),
    ):
        axes.add_patch(Rectangle((9.7, height - 0.4), 0.8, 0.8, fc=color, ec=INK, lw=0.8))
        axes.text(10.75, height, text, va="center", size=9.5)
    axes.text(5.4, 0.25, "8 views of 4 images", ha="center", size=9.5, color=BLUE)
    return figure


def _fill(row: int, column: int) -> str:
    return GREY if row == column else ORANGE if row ^ column == 1 else SKY + "66"
