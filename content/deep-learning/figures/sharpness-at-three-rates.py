"""Largest Hessian eigenvalue of a small network in full-batch descent, at three learning rates."""

from itertools import pairwise

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card

SIZES, END, EVERY = (1, 20, 20, 1), 150.0, 3.0
SHAPES = [*pairwise(SIZES)]
COUNT = sum((rows + 1) * columns for rows, columns in SHAPES)


def gradient(flat: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Of the mean squared error of a tanh network."""
    layers, at, values = [], 0, [x]
    for rows, columns in SHAPES:
        block = flat[at : at + (rows + 1) * columns].reshape(rows + 1, columns)
        layers.append(block)
        at += block.size
        z = values[-1] @ block[:-1] + block[-1]
        values.append(z if len(layers) == len(SHAPES) else np.tanh(z))
    back, parts = 2 * (values[-1] - y) / len(x), []
    for block, value in zip(layers[::-1], values[-2::-1], strict=True):
        parts.append(np.r_[value.T @ back, back.sum(0)[None]].ravel())
        back = (back @ block[:-1].T) * (1 - value**2)
    return np.concatenate(parts[::-1])


def sharpness(flat: np.ndarray, x: np.ndarray, y: np.ndarray) -> float:
    shifts = 1e-4 * np.eye(COUNT)
    rows = [gradient(flat + s, x, y) - gradient(flat - s, x, y) for s in shifts]
    return float(np.linalg.eigvalsh(np.array(rows) / 2e-4)[-1])


def draw() -> Figure:
    rng = np.random.default_rng(0)
    x = np.linspace(-1, 1, 24)[:, None]
    y = np.sin(3 * x)
    first = [rng.normal(size=(r + 1, c)) / np.sqrt(r) * 0.7 for r, c in SHAPES]
    start = np.concatenate([block.ravel() for block in first])
    figure, (axes,) = card(height_in=2.7)
    for rate, color, dash in ((0.06, BLUE, "-"), (0.08, ORANGE, "--"), (0.125, GREEN, "-.")):
        flat, values = start.copy(), []
        steps, gap = round(END / rate), round(EVERY / rate)
        for step in range(steps + 1):
            if step % gap == 0:
                values.append(sharpness(flat, x, y))
            flat = flat - rate * gradient(flat, x, y)
        axes.plot(np.arange(len(values)) * EVERY, values, dash, color=color, linewidth=1.7)
        axes.axhline(2 / rate, color=color, linestyle=":", linewidth=1.4)
        axes.text(END * 1.02, 2 / rate, f"2/{rate} = {2 / rate:.0f}", color=color, va="center")
    axes.set(xlim=(0, END), ylim=(0, 44), xlabel=r"steps $\times$ $\eta$", ylabel="sharpness")
    return figure
