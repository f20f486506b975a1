"""A center word with one word of its window and four noise words, and the wanted outputs."""

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, arrow, bare, box, card

WORDS = ("the", "cat", "sat", "on", "a", "mat")
NOISE = ("tax", "of", "blue", "and")


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    bare(axes, 14.4, 8.8)
    for number, word in enumerate(WORDS):
        color = {2: BLUE, 3: GREEN}.get(number, GREY)
        box(
            axes,
            0.2 + 2.4 * number,
            6.1,
            2.0,
            1.1,
            word,
            color=color,
            filled=number in (2, 3),
            size=11,
        )
    axes.plot([0.2, 0.2, 11.8, 11.8], [7.4, 7.7, 7.7, 7.4], color=GREY, linewidth=1.2)
    axes.text(6.0, 8.25, "window", ha="center", va="center")
    arrow(axes, (6.0, 7.2), (8.4, 7.2), color=GREEN, bend=-0.3)
    for number, word in enumerate(NOISE):
        x = 0.4 + 3.5 * number
        box(axes, x, 1.6, 2.5, 1.1, word, color=ORANGE, size=11)
        arrow(axes, (6.0, 6.1), (x + 1.25, 2.7), color=ORANGE, dashed=True)
    axes.text(14.2, 4.6, "σ(u · v) → 1", color=GREEN, ha="right", va="center")
    axes.text(7.2, 0.7, "k = 4 noise words: σ(u · v) → 0", color=ORANGE, ha="center", va="center")
    return figure
