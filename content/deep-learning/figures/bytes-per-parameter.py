"""Stacked bytes per parameter: training with Adam in mixed precision beside 16-bit inference."""

from content.card import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, Figure, card

PARTS = (
    (2, "weight, 16 bits", BLUE),
    (2, "gradient, 16 bits", SKY),
    (4, "master weight, fp32", GREEN),
    (4, "first moment, fp32", ORANGE),
    (4, "second moment, fp32", PURPLE),
)


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    bottom = 0
    for size, name, color in PARTS:
        axes.bar(0, size, 0.8, bottom=bottom, color=color + "BB", edgecolor="white")
        axes.text(0, bottom + size / 2, str(size), ha="center", va="center")
        axes.text(0.5, bottom + size / 2, name, va="center")
        bottom += size
    axes.bar(3.4, 2, 0.8, color=BLUE + "BB", edgecolor="white")
    axes.text(3.4, 1, "2", ha="center", va="center")
    axes.text(0, bottom + 0.3, str(bottom), ha="center", weight="bold")
    axes.text(3.4, 2.3, "2", ha="center", weight="bold")
    axes.set(xticks=[0, 3.4], xticklabels=["training", "inference"], xlim=(-0.6, 4))
    axes.set(ylabel="bytes per parameter", yticks=[0, 4, 8, 12, 16], ylim=(0, 17.8))
    axes.spines["bottom"].set_color(GREY)
    return figure
