"""Two tables of right and wrong answers of models A and B that agree in both accuracies."""

from content.card import BLUE, GREY, ORANGE, SKY, YELLOW, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 14.4, 7.4)
    colors = [[GREY + "22", SKY + "99"], [YELLOW + "99", GREY + "22"]]
    for left, both, only_a, only_b, none in ((1.9, 1750, 50, 80, 120), (9.0, 1650, 150, 180, 20)):
        assert both + only_a == 1800
        assert both + only_b == 1830
        texts = [[str(both), str(only_a)], [str(only_b), str(none)]]
        cells(axes, left, 5.2, texts, colors=colors, side=2.0, size=12)
        for column, name in enumerate(("B right", "B wrong")):
            axes.text(left + 1 + 2 * column, 5.65, name, ha="center", va="center", color=ORANGE)
        for row, name in enumerate(("A right", "A wrong")):
            spot = (left - 0.35, 4.2 - 2 * row)
            axes.text(*spot, name, rotation=90, ha="center", va="center", color=BLUE)
        value = (only_a - only_b) ** 2 / (only_a + only_b)
        axes.text(left + 2, 0.45, rf"$\chi^2$ = {value:.1f}", ha="center", va="center", size=11)
    axes.text(7.2, 6.9, "A: 1800 of 2000, B: 1830, in both tables", ha="center", va="center")
    return figure
