"""Block tables of two answers to one prompt: shared prompt blocks, own last blocks."""

from content.card import BLUE, ORANGE, SKY, Figure, arrow, bare, card, cells

MEMORY = {1: "A₃", 3: "P₂", 4: "B₃", 6: "P₁"}


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.2)
    bare(axes, 15, 10)
    tints = {"P": SKY + "88", "A": BLUE + "44", "B": ORANGE + "44"}
    column = [[MEMORY.get(i, "")] for i in range(8)]
    fills = [[tints.get(row[0][:1], "#FFFFFF")] for row in column]
    numbers = [[str(i)] for i in range(8)]
    cells(axes, 6.4, 9, numbers, side=1.1, colors=[["#E4E6EA"]] * 8, size=9.5)
    cells(axes, 7.5, 9, column, side=1.1, colors=fills, size=10)
    axes.text(7.5, 9.3, "memory", ha="center", size=10)
    for x, name, last, color, head in (
        (1.2, "answer A", 1, BLUE, 6.35),
        (12.2, "answer B", 4, ORANGE, 8.65),
    ):
        axes.text(x + 0.55, 7.6, name, ha="center", size=10, color=color)
        table = [6, 3, last]
        cells(axes, x, 7.3, [[str(n)] for n in table], side=1.1, size=10)
        for row, block in enumerate(table):
            start = (x + (1.15 if x < 7 else -0.05), 6.75 - 1.1 * row)
            arrow(axes, start, (head, 8.45 - 1.1 * block), color=color)
    axes.text(1.75, 3.3, "block\ntable", ha="center", va="center", size=9.5, color="#555B66")
    axes.text(12.75, 3.3, "block\ntable", ha="center", va="center", size=9.5, color="#555B66")
    return figure
