"""A router that sends a token to two of eight experts, and bars of stored and used MLP weights."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, arrow, bare, box, card

CHOSEN = {2: "0.7", 6: "0.3"}


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.4)
    bare(axes, 12, 8.5)
    box(axes, 0, 5.45, 1.9, 0.9, "token", color=INK)
    box(axes, 0, 3.1, 1.9, 0.9, "router", color=ORANGE)
    arrow(axes, (0.95, 5.45), (0.95, 4.0))
    for number in range(8):
        y = 7.6 - number
        chosen = number in CHOSEN
        box(
            axes, 4.2, y, 1.7, 0.72, f"E{number + 1}", color=BLUE if chosen else GREY, filled=chosen
        )
        if chosen:
            arrow(axes, (1.9, 3.55), (4.2, y + 0.36), color=ORANGE)
            arrow(axes, (5.9, y + 0.36), (7.7, 4.7 if number < 4 else 4.1), color=BLUE)
            axes.text(6.25, y + (0.45 if number < 4 else -0.35), f"× {CHOSEN[number]}", size=10)
        else:
            axes.plot([1.9, 4.2], [3.55, y + 0.36], color=GREY, linewidth=0.7, linestyle=":")
    box(axes, 7.7, 3.95, 1.0, 0.9, "+", color=INK)
    axes.text(8.75, 7.95, "MLP weights", size=10)
    for x, units, name, color in ((9.4, 8, "all", GREY), (10.8, 2, "used", BLUE)):
        axes.bar(x, 0.36 * units, 0.9, bottom=4.2, color=color, align="edge")
        axes.text(x + 0.45, 4.35 + 0.36 * units, f"{units}", ha="center", size=10)
        axes.text(x + 0.45, 3.6, name, ha="center", size=10)
    return figure
