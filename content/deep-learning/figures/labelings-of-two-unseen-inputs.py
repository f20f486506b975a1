"""All four labelings of two unseen inputs and what a fixed guess of 0, 1 scores on each."""

from content.card import BLUE, GREEN, GREY, PAPER, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 16, 8.2)
    axes.text(5.6, 7.6, "seen", ha="center", va="center")
    axes.text(8.8, 7.6, "unseen", ha="center", va="center")
    axes.text(13.3, 7.6, "right", ha="center", va="center")
    guess = (0, 1)
    cells(axes, 7.6, 1.6, [["0", "1"]], side=1.2, colors=[[BLUE + "44"] * 2])
    axes.text(6.9, 1.0, "a learner's guess", ha="right", va="center", color=BLUE)
    for row in range(4):
        truth = divmod(row, 2)
        y = 7.0 - 1.25 * row
        hits = [said == true for said, true in zip(guess, truth, strict=True)]
        cells(axes, 4.4, y, [["1", "0"]], side=1.2, colors=[[GREY + "33"] * 2])
        fill = [GREEN + "66" if hit else PAPER for hit in hits]
        cells(axes, 7.6, y, [[str(true) for true in truth]], side=1.2, colors=[fill])
        axes.text(13.3, y - 0.6, f"{sum(hits)} of 2", ha="center", va="center")
    axes.text(13.3, 1.0, "mean: 1 of 2", ha="center", va="center", color=GREEN)
    axes.text(3.9, 4.5, "targets", ha="right", va="center")
    return figure
