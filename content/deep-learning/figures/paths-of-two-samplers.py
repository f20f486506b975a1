"""Sampling paths of one component from one starting noise: random steps and deterministic steps."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

STEPS, RUNS, WIDTH, START = 1000, 3, 0.08, 0.15
KEPT = np.cumprod(np.r_[1, 1 - np.linspace(1e-4, 0.02, STEPS)])


def noise(x: np.ndarray, t: int) -> np.ndarray:
    """The best prediction for data at -1 and 1, each blurred by WIDTH."""
    root, variance = np.sqrt(KEPT[t]), KEPT[t] * WIDTH**2 + 1 - KEPT[t]
    mean = root * np.tanh(root * x / variance)
    return np.sqrt(1 - KEPT[t]) * (x - mean) / variance


def path(start: np.ndarray, eta: float, rng: np.random.Generator) -> np.ndarray:
    x = [start]
    for t in range(STEPS, 0, -1):
        now, then = KEPT[t], KEPT[t - 1]
        sigma = eta * np.sqrt((1 - then) / (1 - now) * (1 - now / then))
        guess = noise(x[-1], t)
        clean = (x[-1] - np.sqrt(1 - now) * guess) / np.sqrt(now)
        fresh = sigma * rng.normal(size=len(start))
        x.append(np.sqrt(then) * clean + np.sqrt(1 - then - sigma**2) * guess + fresh)
    return np.array(x)


def draw() -> Figure:
    rng = np.random.default_rng(3)
    figure, panels = card(2, height_in=2.4, sharey=True)
    t = np.arange(STEPS, -1, -1)
    panels[0].plot(t, path(np.full(RUNS, START), 1, rng), color=ORANGE, linewidth=0.8)
    others = path(np.array([-1.4, -0.7, -0.25, 0.6, 1.3]), 0, rng)
    panels[1].plot(t, others, color=GREY, linewidth=0.9, linestyle="--")
    panels[1].plot(t, path(np.full(RUNS, START), 0, rng), color=BLUE, linewidth=2.2)
    for axes, name in ((panels[0], "DDPM: three runs"), (panels[1], "DDIM: three runs")):
        axes.plot(STEPS, START, "ko", markersize=6, clip_on=False, zorder=5)
        axes.set(xlim=(STEPS, 0), ylim=(-3, 4), xticks=[1000, 500, 0], yticks=[-1, 0, 1])
        axes.set_xlabel("noise level $t$")
        axes.text(960, 3.55, name, va="center")
    panels[0].set_ylabel("component")
    return figure
