"""Sizes of the gradients of LoRA's factors in the first two steps, computed for a random layer."""

import numpy as np

from content.card import Axes, Figure, bare, card, cells


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    bare(axes, 18.8, 11)
    rng = np.random.default_rng(0)
    w, x, y = rng.normal(size=(4, 6)), rng.normal(size=(6, 8)), rng.normal(size=(4, 8))
    a, b = rng.normal(size=(2, 6)), np.zeros((4, 2))
    for step, low in ((1, 5.8), (2, 0.4)):
        g = 2 * ((w + b @ a) @ x - y) @ x.T / y.size
        of_b, of_a = g @ a.T, b.T @ g
        axes.text(0, low + 2, f"step {step}", va="center", size=10)
        cells(axes, 3, low + 4, [[""] * 6] * 4, colors=[["#E4E6EA"] * 6] * 4)
        _shaded(axes, 10, low + 4, of_b)
        _shaded(axes, 12.6, low + 3, of_a)
        a, b = a - 0.1 * of_a, b - 0.1 * of_b
    for x_at, name in ((6, "W, frozen"), (11, "B"), (15.6, "A")):
        axes.text(x_at, 10.2, name, ha="center", size=10.5, color="#555B66" if "W" in name else "k")
    axes.text(9.5, 7.8, "+", ha="center", va="center", size=13)
    axes.text(9.5, 2.4, "+", ha="center", va="center", size=13)
    axes.text(15.6, 6.15, "gradient 0", ha="center", va="center", size=10)
    axes.text(15.6, 0.75, "dark: large gradient", ha="center", va="center", size=9.5)
    return figure


def _shaded(axes: Axes, x: float, y: float, gradient: np.ndarray) -> None:
    share = np.abs(gradient) / max(np.abs(gradient).max(), 1e-9)
    tints = [["#D55E00" + f"{int(40 + 200 * s):02x}" if s else "#FFFFFF" for s in r] for r in share]
    texts = [["0" if not s else "" for s in row] for row in share]
    cells(axes, x, y, texts, colors=tints)
