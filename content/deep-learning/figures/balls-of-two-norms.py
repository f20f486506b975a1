"""Contours of a loss with its best point inside an L1 ball and inside an L2 ball."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

BEST, H = np.array([0.6, 1.7]), np.array([[1.0, 0.5], [0.5, 1.0]])


def loss(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    x, y = x - BEST[0], y - BEST[1]
    return H[0, 0] * x**2 + 2 * H[0, 1] * x * y + H[1, 1] * y**2


def draw() -> Figure:
    figure, panels = card(2, height_in=2.6, sharey=True)
    angle = np.linspace(0, 2 * np.pi, 4001)
    x, y = np.meshgrid(np.linspace(-1.4, 2.2, 200), np.linspace(-1.3, 2.7, 200))
    plain = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    for axes, power, color, name in ((panels[0], 1, ORANGE, "L1"), (panels[1], 2, BLUE, "L2")):
        ball = np.array([np.cos(angle), np.sin(angle)])
        ball = ball / (np.abs(ball) ** power).sum(0) ** (1 / power)
        at = ball[:, np.argmin(loss(*ball))]
        levels = np.sort([0.08, 0.35, loss(*at), 2.4, 4.5])
        axes.contour(x, y, loss(x, y), levels=levels, colors=GREY, linewidths=0.8)
        axes.fill(*ball, facecolor=color + "33", edgecolor=color, linewidth=1.8)
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.axvline(0, color=GREY, linewidth=0.8)
        axes.plot(*BEST, "k*", markersize=9)
        axes.plot(*at, "o", color=color, markersize=8)
        axes.text(0, -0.45, name, ha="center", va="center", size=12, color=color)
        spot = f"({at[0]:.1f}, {at[1]:.1f})"
        axes.text(at[0] + 0.2, at[1] + 0.06, spot, color=color, va="bottom", bbox=plain)
        axes.set(aspect="equal", xlim=(-1.4, 2.2), ylim=(-1.2, 2.5))
        axes.set_axis_off()
    return figure
