"""A table of four positive against six negative scores: won pairs, a tie and lost pairs."""

from content.card import BLUE, ORANGE, SKY, YELLOW, Figure, bare, card, cells

POSITIVE, NEGATIVE = (9, 8, 6, 4), (7, 6, 5, 3, 2, 1)


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 13, 6.6)
    texts = [["½" if p == n else str(int(p > n)) for n in NEGATIVE] for p in POSITIVE]
    fill = {"1": SKY + "88", "½": YELLOW + "88", "0": ORANGE + "77"}
    colors = [[fill[text] for text in line] for line in texts]
    cells(axes, 4.2, 4.5, texts, colors=colors, side=1.1, size=11)
    for column, score in enumerate(NEGATIVE):
        axes.text(4.75 + 1.1 * column, 4.85, f".{score}", ha="center", va="center")
    for row, score in enumerate(POSITIVE):
        axes.text(3.75, 3.95 - 1.1 * row, f".{score}", ha="center", va="center")
    axes.text(7.5, 5.7, "scores of negatives", ha="center", va="center", color=ORANGE)
    axes.text(3.1, 2.3, "scores of\npositives", ha="right", va="center", color=BLUE)
    total = sum((p > n) + (p == n) / 2 for p in POSITIVE for n in NEGATIVE)
    axes.text(11.1, 2.3, f"{total}\nof 24", va="center", size=11)
    return figure
