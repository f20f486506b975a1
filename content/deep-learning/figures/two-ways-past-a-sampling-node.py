"""A sampled value with noise inside the node, and the same with the noise as a separate input."""

from content.card import BLUE, GREY, ORANGE, Figure, arrow, bare, box, card


def draw() -> Figure:
    figure, axes = card(2, height_in=2.9)
    names = ("score function", "reparameterization")
    for panel, name, node in zip(axes, names, ("z ~ q(φ)", "z = g(φ, ε)"), strict=True):
        bare(panel, 10, 12)
        panel.text(5, 11.4, name, ha="center", va="center")
        box(panel, 2.2, 8.0, 5.6, 1.9, "f(z)")
        box(panel, 2.2, 4.3, 5.6, 1.9, node, color=ORANGE)
        arrow(panel, (4.4, 6.3), (4.4, 7.9))
    axes[0].text(5.9, 7.1, "no path", va="center", size=9.5, color=GREY)
    box(axes[0], 3.6, 0.8, 2.8, 1.7, "φ")
    arrow(axes[0], (4.4, 2.6), (4.4, 4.2))
    arrow(axes[0], (5.6, 4.2), (5.6, 2.6), color=BLUE, dashed=True)
    axes[0].text(6.1, 3.4, "∇ log q(z)\ntimes f(z)", va="center", size=9.5, color=BLUE)
    box(axes[1], 1.4, 0.8, 2.8, 1.7, "φ")
    box(axes[1], 6.0, 0.8, 2.8, 1.7, "ε", color=GREY)
    arrow(axes[1], (3.2, 2.6), (4.0, 4.2))
    arrow(axes[1], (7.2, 2.6), (6.4, 4.2))
    arrow(axes[1], (5.6, 7.9), (5.6, 6.3), color=BLUE, dashed=True)
    arrow(axes[1], (2.9, 4.2), (2.2, 2.6), color=BLUE, dashed=True)
    axes[1].text(6.1, 7.1, "f′(z)", va="center", size=9.5, color=BLUE)
    axes[1].text(0.2, 3.4, "∂z/∂φ", va="center", size=9.5, color=BLUE)
    return figure
