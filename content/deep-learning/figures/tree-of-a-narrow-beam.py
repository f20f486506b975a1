"""A search tree of two steps with beam width two: the best sequence starts with a pruned token."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, arrow, bare, box, card

TREE = (("A", 0.38, (0.52, 0.48)), ("B", 0.36, (0.6, 0.4)), ("C", 0.26, (0.92, 0.08)))


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.4)
    bare(axes, 14, 9.6)
    box(axes, 0, 4.2, 1.8, 1.0, "start", color=INK)
    for branch, (name, chance, ends) in enumerate(TREE):
        y, kept = 7.9 - 3.2 * branch, branch < 2
        color = BLUE if kept else GREY
        arrow(axes, (1.8, 4.7), (4.2, y), color=color, dashed=not kept)
        box(axes, 4.2, y - 0.5, 2.9, 1.0, f"{name}  {chance:.2f}", color=color)
        for number, end in enumerate(ends):
            low = y + 0.7 - 1.4 * number
            arrow(axes, (7.1, y), (9.0, low), color=color, dashed=not kept)
            joint = chance * end
            shade = ORANGE if (name, number) == ("B", 0) else color
            box(axes, 9.0, low - 0.5, 2.2, 1.0, f"{joint:.2f}", color=shade, filled=shade == ORANGE)
    axes.text(11.4, 8.6, "greedy", va="center")
    axes.text(11.4, 5.4, "beam", va="center", color=ORANGE, weight="bold")
    axes.text(11.4, 2.2, "best, lost", va="center")
    axes.text(5.65, 0.55, "pruned", ha="center", va="center", color=GREY)
    return figure
