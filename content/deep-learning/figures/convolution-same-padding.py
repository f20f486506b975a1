"""A 5 × 5 map with a ring of zeros, the first window of a 3 × 3 kernel and the output it fills."""

from matplotlib.patches import Rectangle

from content.card import BLUE, GREY, SKY, Figure, arrow, bare, card, cells

SIDE = 5


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    bare(axes, 15, 8.4)
    ring = {0, SIDE + 1}
    inside = [[not ({row, column} & ring) for column in range(7)] for row in range(7)]
    texts = [["" if inner else "0" for inner in row] for row in inside]
    colors = [[SKY + "66" if inner else GREY + "33" for inner in row] for row in inside]
    cells(axes, 0.3, 7.2, texts, colors=colors, size=9)
    window = Rectangle((0.3, 4.2), 3, 3, fill=False, edgecolor=BLUE, linewidth=3, zorder=3)
    axes.add_patch(window)
    output = [[BLUE + "66"] * SIDE for _ in range(SIDE)]
    output[0][0] = BLUE
    cells(axes, 9.7, 5.7, [[""] * SIDE] * SIDE, colors=output)
    arrow(axes, (3.4, 5.2), (9.7, 5.2), color=BLUE)
    axes.text(8.5, 5.5, "3 × 3", ha="center", size=10, color=BLUE)
    axes.text(3.8, 7.5, "5 × 5 and a ring of zeros", ha="center", size=10)
    axes.text(12.2, 6.0, "5 × 5 again", ha="center", size=10)
    return figure
