"""Four sequences of 5, 8, 3 and 12 tokens in one batch, filled up with padding."""

from content.card import BLUE, GREY, Figure, bare, card, cells

LENGTHS = (5, 8, 3, 12)


def draw() -> Figure:
    longest = max(LENGTHS)
    figure, (axes,) = card(height_in=1.9)
    bare(axes, 14.6, 5.2)
    texts = [["" if t < length else "–" for t in range(longest)] for length in LENGTHS]
    colors = [
        [BLUE + "77" if t < length else GREY + "44" for t in range(longest)] for length in LENGTHS
    ]
    cells(axes, 0.2, 5.0, texts, colors=colors)
    for row, length in enumerate(LENGTHS):
        axes.text(12.6, 4.5 - row, f"{length} of {longest}", va="center", size=10)
    padding = longest * len(LENGTHS) - sum(LENGTHS)
    share = padding / (longest * len(LENGTHS))
    axes.text(
        6.2,
        0.5,
        f"padding: {padding} of {longest * len(LENGTHS)} = {share:.0%}",
        ha="center",
        va="center",
    )
    return figure
