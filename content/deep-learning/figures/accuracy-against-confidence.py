"""A reliability diagram with two bins: one above the diagonal and one below, with their gaps."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    axes.plot([0.42, 1], [0.42, 1], "--", color=GREY, linewidth=1.4)
    for mean, right, count, color, name in (
        (0.6, 0.75, 40, BLUE, "underconfident"),
        (0.9, 0.7, 120, ORANGE, "overconfident"),
    ):
        axes.plot([mean, mean], [mean, right], color=color, linewidth=5, alpha=0.45)
        axes.plot(mean, right, "o", color=color, markersize=count**0.5 * 1.3)
        up = right > mean
        label = f"{name},\n{count} examples"
        spot = (mean, right + (0.04 if up else -0.05))
        axes.text(*spot, label, color=color, ha="center", va="bottom" if up else "top")
        side = -1 if up else 1
        gap = f"gap {abs(mean - right):.2f}"
        spot = (mean + 0.015 * side, (mean + right) / 2)
        axes.text(*spot, gap, va="center", ha="right" if up else "left")
    axes.text(0.53, 0.5, "calibrated", color=INK, va="center")
    axes.set(xlim=(0.42, 1.04), ylim=(0.45, 1.02), xlabel="mean confidence", ylabel="accuracy")
    axes.set(xticks=[0.5, 0.6, 0.7, 0.8, 0.9, 1], yticks=[0.5, 0.75, 1])
    return figure
