"""The letters a, b, c, d merged to bc and bcd, and the second merge that finds no b."""

from content.card import BLUE, GREEN, GREY, INK, RED, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    bare(axes, 11.2, 7)
    rows = (
        (6.0, "letters", [(3.5, "a"), (5.0, "b"), (6.5, "c"), (8.0, "d")], "", INK),
        (4.2, "1: b + c", [(3.5, "a"), (5.75, "bc"), (8.0, "d")], "merged", GREEN),
        (2.4, "2: a + b", [(3.5, "a"), (5.75, "bc"), (8.0, "d")], "b is gone", RED),
        (0.6, "3: bc + d", [(3.5, "a"), (6.87, "bcd")], "merged", GREEN),
    )
    for y, rule, tokens, result, color in rows:
        axes.text(0, y, rule, va="center")
        axes.text(11.2, y, result, va="center", ha="right", color=color)
        for x, token in tokens:
            width = 0.8 + 0.3 * (len(token) - 1)
            shade = GREY if token in "abcd" and len(token) == 1 else BLUE
            box(axes, x - width / 2, y - 0.42, width, 0.84, token, color=shade, size=11)
    for start, end, y in ((5.0, 5.6, 6.0), (6.5, 5.9, 6.0), (5.75, 6.6, 2.4), (8.0, 7.1, 2.4)):
        arrow(axes, (start, y - 0.42), (end, y - 1.38))
    for x in (3.5, 5.75, 8.0):
        axes.plot([x, x], [3.74, 2.86], color=GREY, linewidth=1, linestyle=":")
    for x, y in ((3.5, 6.0), (8.0, 6.0), (3.5, 2.4)):
        axes.plot([x, x], [y - 0.46, y - 1.34], color=GREY, linewidth=1, linestyle=":")
    return figure
