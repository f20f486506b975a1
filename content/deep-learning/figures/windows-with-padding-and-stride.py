"""Eight inputs with a zero at each end, four windows of three at stride 2, and a dilated kernel."""

from content.card import BLUE, GREY, INK, ORANGE, SKY, Figure, bare, card, cells

LEFT, PADDED = 0.3, 10


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    bare(axes, 15, 9)
    texts = ["0", *[""] * 8, "0"]
    colors = [GREY + "44", *[SKY + "66"] * 8, GREY + "44"]
    cells(axes, LEFT, 8.8, [texts], colors=[colors])
    axes.text(10.7, 8.3, "8 inputs, 2 zeros", va="center", size=10)
    for row in range(4):
        start, y = LEFT + 2 * row, 7.2 - 0.95 * row
        taps = [start + 0.5 + tap for tap in range(3)]
        axes.plot(taps, [y] * 3, "o-", color=BLUE, markersize=7)
        axes.text(start + 3.1, y, f"output {row + 1}", va="center", size=10, color=BLUE)
    axes.text(10.7, 7.2, "kernel 3, stride 2", va="center", size=10, color=BLUE)
    axes.plot([LEFT + 9.5] * 2, [7.6, 5.6], ":", color=ORANGE)
    axes.text(10.7, 5.9, "no step fits\nany more", va="center", size=10, color=ORANGE)
    axes.plot([LEFT, 14.7], [3.2, 3.2], color=GREY + "66", linewidth=1)
    for y, gap, name in ((2.2, 1, "kernel 3 spans 3"), (0.9, 2, "dilation 2: it spans 5")):
        taps = [LEFT + 0.5 + gap * tap for tap in range(3)]
        axes.plot(taps, [y] * 3, "o-", color=INK, markersize=7)
        axes.text(6.2, y, name, va="center", size=10)
    return figure
