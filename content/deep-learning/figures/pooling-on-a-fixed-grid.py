"""A row of bits and the same row moved by one place, with the maxima of windows of two."""

from content.card import BLUE, ORANGE, PAPER, SKY, Figure, arrow, bare, card, cells

BITS = [0, 0, 1, 1, 0, 0, 1, 1]


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    bare(axes, 14.4, 8.6)
    for name, shift, top, color in (("signal", 0, 8.3, BLUE), ("moved by 1", 1, 3.7, ORANGE)):
        bits = [BITS[(place - shift) % 8] for place in range(8)]
        fill = [SKY + "88" if bit else PAPER for bit in bits]
        cells(axes, 5.6, top, [[str(bit) for bit in bits]], colors=[fill])
        axes.text(0.2, top - 0.5, name, va="center")
        axes.text(0.2, top - 2.6, "maximum of 2", va="center")
        for window in range(4):
            left = 5.6 + 2 * window
            axes.plot([left + 0.1, left + 1.9], [top - 1.25] * 2, color=color)
            arrow(axes, (left + 1, top - 1.3), (left + 1, top - 2.1), color=color)
            best = max(bits[2 * window : 2 * window + 2])
            fill = color + "55" if best else PAPER
            cells(axes, left + 0.5, top - 2.1, [[str(best)]], colors=[[fill]])
    return figure
