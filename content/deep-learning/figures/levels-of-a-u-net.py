"""The levels of a U-Net: encoder down, decoder up, and a copy across at every resolution."""

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, arrow, bare, box, card

LEVELS = ((1, 64), (2, 128), (3, 256))  # depth, channels


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.3)
    bare(axes, 24, 15.6)
    for level, channels in LEVELS:
        x, y = 0.3 + 2.4 * (level - 1), 16 - 3.9 * level
        height = 2.2
        box(axes, x, y, 3.6, height, f"{channels} ch.", color=BLUE)
        right = 23.7 - 3.6 - 2.4 * (level - 1)
        box(axes, right - 1.8, y, 1.8, height, f"{channels}", color=BLUE)
        box(axes, right, y, 3.6, height, f"{channels}", color=GREEN)
        arrow(axes, (x + 3.7, y + 1.1), (right - 1.9, y + 1.1), color=ORANGE, dashed=True)
        down = (x + 2.8, y - 0.1), (x + 4.0, y - 1.6)
        up = (right - 0.4, y - 1.6), (right + 0.8, y - 0.1)
        arrow(axes, *down, color=BLUE)
        arrow(axes, *up, color=GREEN)
    axes.text(12, 13.9, "copy, concatenate", ha="center", size=10, color=ORANGE)
    box(axes, 7.5, 0.5, 9, 2.1, "1/8 of the resolution", color=GREY)
    axes.text(4.7, 7.0, "halve", size=10, color=BLUE, ha="right")
    axes.text(19.7, 7.0, "double", size=10, color=GREEN)
    return figure
