"""Two point sets with disjoint hulls, their shortest link and the line across it; XOR's hulls."""

import numpy as np
from matplotlib.patches import Polygon

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card

ROUND = np.array([[0.3, 0.8], [0.8, 2.6], [2.0, 2.0], [1.6, 0.6], [1.1, 1.5]])
SQUARE = np.array([[3.0, 3.4], [4.4, 3.6], [4.2, 1.4], [3.5, 1.1], [3.8, 2.5]])


def draw() -> Figure:
    figure, (apart, crossing) = card(2, height_in=2.4, width_ratios=[1.35, 1])
    for points, color, mark in ((ROUND, BLUE, "o"), (SQUARE, ORANGE, "s")):
        apart.add_patch(Polygon(points[:4], facecolor=color + "33", edgecolor=color))
        apart.plot(*points.T, mark, color=color, markersize=6)
    near, far = _link()
    middle, way = (near + far) / 2, far - near
    across = np.array([-way[1], way[0]]) / np.linalg.norm(way)
    apart.plot(*zip(near, far, strict=True), ":", color=GREY)
    apart.plot(*zip(middle - 1.9 * across, middle + 1.9 * across, strict=True), color=GREEN)
    apart.set(xlim=(0, 4.7), ylim=(0.2, 4.0), aspect="equal")
    crossing.plot([0, 1], [0, 1], "o-", color=BLUE, markersize=8)
    crossing.plot([0, 1], [1, 0], "s--", color=ORANGE, markersize=8)
    crossing.plot(0.5, 0.5, "X", color=GREEN, markersize=10, markeredgecolor="white")
    crossing.set(xlim=(-0.15, 1.15), ylim=(-0.15, 1.15), aspect="equal")
    for panel in (apart, crossing):
        panel.set_axis_off()
    return figure


def _link() -> tuple[np.ndarray, np.ndarray]:
    """The closest pair of points of the two hulls' edges."""
    share = np.linspace(0, 1, 201)[:, None]
    edges = []
    for points in (ROUND[:4], SQUARE[:4]):
        sides = zip(points, np.roll(points, -1, 0), strict=True)
        edges.append(np.concatenate([a * (1 - share) + b * share for a, b in sides]))
    gaps = np.linalg.norm(edges[0][:, None] - edges[1][None], axis=-1)
    first, second = np.unravel_index(gaps.argmin(), gaps.shape)
    return edges[0][first], edges[1][second]
