"""All numbers from 1 to 16 of a format with three mantissa bits, as ticks on a line."""

from content.card import BLUE, GREEN, INK, ORANGE, PURPLE, Figure, card

BITS = 3


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.7)
    for exponent, color in enumerate((BLUE, ORANGE, GREEN, PURPLE)):
        gap = 2 ** (exponent - BITS)
        numbers = [2**exponent + gap * step for step in range(2**BITS)]
        axes.vlines(numbers, 0, 0.9, color=color, linewidth=1.4)
        names = {0: "⅛", 1: "¼", 2: "½", 3: "gap 1"}
        axes.text(1.5 * 2**exponent, 1.05, names[exponent], ha="center", color=color)
    axes.vlines([1, 2, 4, 8, 16], 0, 1.35, color=INK, linewidth=1.4)
    axes.axhline(0, color=INK, linewidth=1)
    axes.set(ylim=(0, 1.5), xlim=(0.8, 16.1), xticks=[1, 2, 4, 8, 16], yticks=[])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("all numbers with 3 mantissa bits")
    return figure
