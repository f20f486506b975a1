"""Visits of ten patients over five years, split at random, and by patient and in time."""

import numpy as np
from matplotlib.collections import PathCollection

from content.card import BLUE, GREY, ORANGE, YELLOW, Axes, Figure, card

PATIENTS, START, GAP = 10, 4.0, 90 / 365


def dots(axes: Axes, time: np.ndarray, who: np.ndarray, color: str, mark: str) -> PathCollection:
    return axes.scatter(time, who, s=22, color=color, marker=mark, linewidth=1.4, zorder=3)


def draw() -> Figure:
    rng = np.random.default_rng(2)
    who = np.repeat(np.arange(PATIENTS), 5)
    time = rng.uniform(0, 5, len(who))
    figure, panels = card(2, height_in=2.7, sharey=True)
    held = rng.permutation(len(who)) < len(who) // 5
    dots(panels[0], time[~held], who[~held], BLUE, "o")
    dots(panels[0], time[held], who[held], ORANGE, "x")
    new = who >= 6
    train, test = ~new & (time < START - GAP), new & (time >= START)
    dots(panels[1], time[train], who[train], BLUE, "o")
    dots(panels[1], time[test], who[test], ORANGE, "x")
    unused = ~train & ~test
    panels[1].scatter(time[unused], who[unused], s=8, color=GREY, marker=".", zorder=3)
    panels[1].axvspan(START - GAP, START, color=YELLOW, alpha=0.45, linewidth=0)
    panels[1].text(START - GAP - 0.1, 10.2, "90-day gap", ha="right", va="center")
    panels[1].axhline(5.5, color=GREY, linestyle=":", linewidth=1)
    for axes, name in ((panels[0], "random fold"), (panels[1], "as in use")):
        axes.set(xlim=(-0.15, 5.15), ylim=(-0.7, 11), xticks=range(6), yticks=[], xlabel="year")
        axes.set_title(name)
    panels[0].text(0, 10.2, "● training", color=BLUE, va="center")
    panels[0].text(5, 10.2, "× test", color=ORANGE, ha="right", va="center")
    panels[0].set_ylabel("patients")
    return figure
