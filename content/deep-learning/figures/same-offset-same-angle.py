"""A query and a key turned by RoPE at two pairs of positions with the same offset."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Axes, Figure, arrow, card

STEP, QUERY, KEY = 25.0, 10.0, 30.0  # degrees: per position, and of both vectors unturned


def draw() -> Figure:
    figure, axes = card(2, height_in=2.7)
    for axis, (m, n) in zip(axes, ((1, 3), (6, 8)), strict=True):
        _turned(axis, m, n)
    return figure


def _turned(axes: Axes, m: int, n: int) -> None:
    circle = np.linspace(0, 2 * np.pi, 200)
    axes.plot(np.cos(circle), np.sin(circle), color=GREY, linewidth=0.8)
    ends = []
    for name, start, position, color in (("q", QUERY, m, BLUE), ("k", KEY, n, ORANGE)):
        old, new = np.radians(start), np.radians(start + STEP * position)
        axes.plot([0, np.cos(old)], [0, np.sin(old)], ":", color=color, linewidth=1.2)
        arrow(axes, (0, 0), (np.cos(new), np.sin(new)), color=color)
        axes.text(1.2 * np.cos(new), 1.2 * np.sin(new), name, color=color, ha="center", va="center")
        ends.append(new)
    between = np.linspace(*ends, 50)
    axes.plot(0.5 * np.cos(between), 0.5 * np.sin(between), color=GREEN)
    middle, angle = np.mean(ends), np.degrees(ends[1] - ends[0])
    place = (0.72 * np.cos(middle), 0.72 * np.sin(middle))
    axes.text(*place, f"{angle:.0f}°", color=GREEN, ha="center", va="center")
    axes.set(xlim=(-1.35, 1.35), ylim=(-1.25, 1.6), aspect="equal")
    axes.set_axis_off()
    axes.text(0, 1.42, f"m = {m}, n = {n}", ha="center", va="center")
