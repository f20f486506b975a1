"""Contours of a narrow valley with forty descent steps, without and with momentum."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

CURVATURE, RATE, STEPS = np.array([1.0, 40.0]), 0.046, 40


def draw() -> Figure:
    figure, panels = card(1, 2, height_in=2.6, sharex=True)
    x, y = np.meshgrid(np.linspace(-10.8, 1.5, 200), np.linspace(-1.5, 1.5, 100))
    height = CURVATURE[0] * x**2 + CURVATURE[1] * y**2
    for axes, mu, color in ((panels[0], 0.0, ORANGE), (panels[1], 0.7, BLUE)):
        w, v = np.array([-10.0, 1.0]), np.zeros(2)
        path = [w]
        for _ in range(STEPS):
            v = mu * v + CURVATURE * w
            w = w - RATE * v
            path.append(w)
        axes.contour(x, y, height, levels=[2, 10, 28, 60, 110], colors=GREY, linewidths=0.7)
        axes.plot(*np.transpose(path), "o-", color=color, markersize=3, linewidth=1.1)
        axes.plot(0, 0, "k*", markersize=9)
        axes.set(xticks=[], yticks=[], ylim=(-1.5, 1.5), xlim=(-10.8, 1.5))
        axes.set_ylabel(rf"$\mu$ = {mu:g}", color=color, size=11)
        axes.spines[["left", "bottom"]].set_visible(False)
    return figure
