"""Two reading directions: backward states lead from word four to the output that predicts it."""

from content.card import BLUE, GREY, RED, Figure, arrow, bare, box, card

WORDS = ("the", "cat", "sat", "down")


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    bare(axes, 13.4, 8.1)
    for step, word in enumerate(WORDS):
        x = 1.3 + 3.5 * step
        back = RED if step >= 2 else GREY
        axes.text(
            x, 0.5, word, ha="center", va="center", size=11, color=RED if step == 3 else "black"
        )
        arrow(axes, (x - 0.35, 1.0), (x - 0.35, 2.0), color=BLUE)
        arrow(axes, (x + 0.35, 1.0), (x + 0.35, 4.2), color=RED if step == 3 else GREY)
        box(axes, x - 0.8, 2.0, 0.9, 1.0, color=BLUE)
        box(axes, x - 0.1, 4.2, 0.9, 1.0, color=back, filled=step >= 2)
        arrow(axes, (x - 0.35, 3.0), (x - 0.12, 6.6), color=BLUE)
        arrow(axes, (x + 0.35, 5.2), (x + 0.12, 6.6), color=RED if step == 2 else GREY)
        if step < 3:
            arrow(axes, (x + 0.1, 2.5), (x + 2.7, 2.5), color=BLUE)
            arrow(axes, (x + 3.4, 4.7), (x + 0.8, 4.7), color=RED if step == 2 else GREY)
            target = f"“{WORDS[step + 1]}”?"
            axes.text(
                x,
                7.2,
                target,
                ha="center",
                va="center",
                size=11,
                color=RED if step == 2 else "black",
            )
    return figure
