"""Samples around a ring of eight Gaussians: the data, all eight covered, and only two covered."""

import numpy as np

from content.card import GREEN, GREY, ORANGE, Figure, card

SAMPLES, SPREAD = 240, 0.06


def ring(rng: np.random.Generator, kinds: list[int], spread: float) -> np.ndarray:
    angle = np.pi / 4 * rng.choice(kinds, SAMPLES)
    return np.array([np.cos(angle), np.sin(angle)]) + spread * rng.normal(size=(2, SAMPLES))


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, panels = card(3, height_in=2.0)
    every = list(range(8))
    for axes, kinds, spread, color, marker, name in (
        (panels[0], every, SPREAD, GREY, ".", "data"),
        (panels[1], every, 1.6 * SPREAD, GREEN, "x", "blurred, complete"),
        (panels[2], [1, 6], SPREAD, ORANGE, "+", "sharp, collapsed"),
    ):
        axes.plot(*ring(rng, kinds, spread), marker, color=color, markersize=3.5, linewidth=0)
        axes.set(aspect="equal", xlim=(-1.35, 1.35), ylim=(-1.35, 1.35), xticks=[], yticks=[])
        axes.set_xlabel(name, color=color if color != GREY else "black")
        axes.spines[["left", "bottom"]].set_visible(False)
    return figure
