"""Twelve numbers as three tokens of width four, with a line between the two wanted heads."""

from content.card import BLUE, GREEN, INK, ORANGE, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.1)
    bare(axes, 10, 4.5)
    texts = [[str(4 * token + column) for column in range(4)] for token in range(3)]
    colors = [[color + "55"] * 4 for color in (BLUE, ORANGE, GREEN)]
    cells(axes, 4, 3.4, texts, colors=colors, size=11)
    for token in range(3):
        axes.text(3.7, 2.9 - token, f"token {token + 1}", ha="right", va="center")
    axes.plot([6, 6], [0.1, 4.2], color=INK, linewidth=2.5)
    axes.text(4.9, 3.8, "head 1", ha="center", va="center")
    axes.text(7.1, 3.8, "head 2", ha="center", va="center")
    return figure
