"""The share of a cell state left over the steps, for constant forget gates from 0.5 to 0.99."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, PURPLE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    steps = np.arange(41)
    for gate, color, dash, x in (
        (0.5, ORANGE, "--", 8.8),
        (0.731, BLUE, "-", 16.5),
        (0.9, GREEN, "-.", 27),
        (0.99, PURPLE, ":", 27),
    ):
        axes.semilogy(steps, gate**steps, dash, color=color)
        note = {0.5: "σ(0) = 0.5", 0.731: "σ(1) = 0.73"}.get(gate, f"gate {gate}")
        axes.text(x + 0.5, gate**x * 1.25, note, color=color)
    axes.set(xlabel="steps", ylabel="share left", xlim=(0, 40), ylim=(1e-4, 1.6))
    return figure
