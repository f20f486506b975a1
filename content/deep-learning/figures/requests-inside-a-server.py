"""Arrivals and departures of requests as two staircases: number inside and time inside."""

import numpy as np

from content.card import BLUE, INK, ORANGE, SKY, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    rng = np.random.default_rng(0)
    arrived = np.arange(1, 15) * 0.5 + rng.uniform(-0.2, 0.2, 14)
    gone = np.maximum.accumulate(arrived + rng.uniform(2.2, 3.0, 14))
    t = np.linspace(0, 7, 4000)
    came, went = (np.searchsorted(times, t, side="right") for times in (arrived, gone))
    axes.fill_between(t, went, came, color=SKY, alpha=0.35, lw=0)
    axes.plot(t, came, color=BLUE)
    axes.plot(t, went, color=ORANGE)
    both = {"arrowstyle": "<|-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
    now = 2.9
    axes.annotate("", (now, (arrived < now).sum()), (now, (gone < now).sum()), arrowprops=both)
    axes.annotate("", (arrived[6], 6.5), (gone[6], 6.5), arrowprops=both)
    axes.text(now - 0.1, 6.6, "number\ninside", ha="right", va="center", size=9.5)
    axes.text(4.9, 6.4, "time inside", ha="center", va="top", size=9.5)
    axes.text(3.9, 11, "arrived: rate λ", color=BLUE, ha="right", size=10)
    axes.text(5.0, 2.2, "gone", color=ORANGE, size=10)
    axes.set(xlim=(0, 7), ylim=(0, 14), yticks=[0, 5, 10], xlabel="time", ylabel="requests")
    return figure
