"""Eight query heads wired to their key-value heads in MHA, GQA and MQA."""

from content.card import BLUE, GREY, ORANGE, Figure, bare, box, card

QUERIES = 8


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.3)
    bare(axes, 12.6, 8.7)
    for row, (name, heads) in enumerate((("MHA", 8), ("GQA", 2), ("MQA", 1))):
        low = 6.1 - 3.0 * row
        axes.text(0, low + 1.05, name, weight="bold", va="center")
        axes.text(12.6, low + 1.7, "queries", va="center", ha="right", color=BLUE)
        axes.text(12.6, low + 0.3, "keys, values", va="center", ha="right", color=ORANGE)
        each = QUERIES // heads
        for query in range(QUERIES):
            x = 1.75 + query
            head = 1.75 + (query // each) * each + (each - 1) / 2
            axes.plot([x + 0.35, head + 0.35], [low + 1.4, low + 0.6], color=GREY, linewidth=1.2)
            box(axes, x, low + 1.4, 0.7, 0.6, color=BLUE)
            box(axes, head, low, 0.7, 0.6, color=ORANGE, filled=True)
    return figure
