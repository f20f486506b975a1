"""Nine patches of an image and a class token become ten tokens and a 10 × 10 attention matrix."""

from content.card import BLUE, ORANGE, SKY, Figure, arrow, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    bare(axes, 21, 11.2)
    numbers = [[str(3 * row + column + 1) for column in range(3)] for row in range(3)]
    cells(axes, 0.3, 7.6, numbers, side=1.7, colors=[[SKY + "66"] * 3] * 3)
    axes.text(2.85, 8.0, "3 × 3 patches", ha="center", size=10)
    tokens = [["c"], *[[str(number)] for number in range(1, 10)]]
    colors = [[ORANGE + "88"], *[[SKY + "66"]] * 9]
    cells(axes, 7.6, 9.6, tokens, side=0.9, colors=colors, size=9)
    axes.text(8.05, 10.0, "10 tokens", ha="center", size=10)
    arrow(axes, (5.5, 5.1), (7.5, 5.1))
    arrow(axes, (8.6, 5.1), (11.2, 5.1))
    fill = [
        [ORANGE + "88" if 0 in (row, column) else BLUE + "44" for column in range(10)]
        for row in range(10)
    ]
    cells(axes, 11.3, 9.6, [[""] * 10] * 10, side=0.9, colors=fill)
    axes.text(15.8, 10.0, "10 × 10 scores", ha="center", size=10)
    return figure
