"""Policy, reward model, reference and value model, and what flows from one to the other."""

from content.card import Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    bare(axes, 16.6, 10)
    axes.text(1.1, 5.0, "prompt", ha="center", va="center", size=10)
    box(axes, 2.8, 4.1, 2.6, 1.8, "policy")
    axes.text(7.0, 5.0, "answer", ha="center", va="center", size=10)
    for height, name, result in (
        (7.4, "reward model", "score"),
        (4.1, "reference", "log\nprobability"),
        (0.8, "value model", "expected\nreward"),
    ):
        box(axes, 9.0, height, 3.9, 1.8, name)
        arrow(axes, (7.9, 5 + (height - 4.1) * 0.15), (8.95, height + 0.9))
        axes.text(15.05, height + 0.9, result, ha="center", va="center", size=9.5)
        arrow(axes, (12.95, height + 0.9), (13.55, height + 0.9))
    arrow(axes, (2.1, 5), (2.75, 5))
    arrow(axes, (5.45, 5), (6.05, 5))
    return figure
