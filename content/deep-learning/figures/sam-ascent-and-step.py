"""Contours with the SAM step: uphill to a nearby point, its gradient applied at the old weights."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, arrow, card

A, RHO, RATE = np.diag([0.4, 2.4]), 0.7, 0.42


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    x, y = np.meshgrid(np.linspace(-1.2, 4, 200), np.linspace(-1.2, 1.5, 120))
    height = A[0, 0] * x**2 + 2 * A[0, 1] * x * y + A[1, 1] * y**2
    axes.contour(x, y, height, levels=np.arange(1, 9) ** 2 * 0.25, colors=GREY, linewidths=0.7)
    theta = np.array([2.0, 0.5])
    gradient = A @ theta
    up = theta + RHO * gradient / np.linalg.norm(gradient)
    step = -RATE * A @ up
    arrow(axes, tuple(theta), tuple(up), color=ORANGE, dashed=True)
    arrow(axes, tuple(up), tuple(up + step), color=GREY, dashed=True)
    arrow(axes, tuple(theta), tuple(theta + step), color=BLUE)
    axes.plot(*theta, "ko", markersize=6)
    axes.plot(*up, "o", color=ORANGE, markersize=6)
    axes.plot(0, 0, "k*", markersize=10)
    axes.text(theta[0] - 0.1, theta[1] + 0.02, r"$\theta$", size=13, ha="right")
    axes.text(up[0] + 0.1, up[1] - 0.02, r"$\theta + e$", size=12, color=ORANGE)
    new = theta + step
    axes.text(new[0] - 0.08, new[1] - 0.08, "new weights", color=BLUE, ha="right")
    axes.text(1.75, 1.3, "gradient taken here", color=INK, ha="right")
    arrow(axes, (1.8, 1.33), (up[0] - 0.08, up[1] + 0.06), bend=-0.15)
    axes.set(aspect="equal", xlim=(-0.6, 3.6), ylim=(-0.85, 1.5))
    axes.set_axis_off()
    return figure
