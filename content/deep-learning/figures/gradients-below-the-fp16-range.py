"""Histogram of the binary exponents of activation gradients, plain and with a scaled loss."""

import numpy as np

from content.card import BLUE, GREY, INK, ORANGE, Figure, card

WIDTH, LAYERS, CLASSES, EXAMPLES, LOSS_TERMS = 256, 6, 10, 512, 65_536
LIMIT, SCALE = -25, 12  # below 2^-25 fp16 rounds to zero


def draw() -> Figure:
    exponents = np.log2(np.abs(_gradients()) + 1e-45)
    exponents = exponents[exponents > -60]
    figure, (axes,) = card(height_in=2.8)
    bins = np.arange(-45, 1, 0.5)
    axes.hist(exponents, bins=bins, color=ORANGE + "88")
    axes.hist(exponents + SCALE, bins=bins, histtype="step", color=BLUE, linewidth=1.8)
    axes.axvline(LIMIT, color=INK, linewidth=1.4, linestyle="--")
    axes.axvspan(-45, LIMIT, color=GREY, alpha=0.18, linewidth=0)
    top = axes.get_ylim()[1]
    axes.set(ylim=(0, 1.3 * top), xlim=(-45, 0), yticks=[], ylabel="gradients")
    axes.text(-44.3, 1.18 * top, "becomes 0 in fp16", size=10)
    lost = (exponents < LIMIT).mean(), (exponents + SCALE < LIMIT).mean()
    axes.text(-44.3, 0.72 * top, f"plain:\n{lost[0]:.0%} lost", color=ORANGE, va="center")
    axes.text(
        -0.3, 1.05 * top, f"loss × $2^{{{SCALE}}}$:\n{lost[1]:.1%} lost", color=BLUE, ha="right"
    )
    axes.set_xticks(range(-40, 1, 10), [f"$2^{{{n}}}$" for n in range(-40, 1, 10)])
    axes.set_xlabel("size of the gradient")
    return figure


def _gradients() -> np.ndarray:
    """With respect to all activations of a random ReLU network under a mean cross-entropy."""
    rng = np.random.default_rng(0)
    states = [rng.normal(size=(EXAMPLES, WIDTH))]
    weights = [rng.normal(0, np.sqrt(2 / WIDTH), (WIDTH, WIDTH)) for _ in range(LAYERS)]
    for weight in weights:
        states.append(np.maximum(states[-1] @ weight, 0))
    last = rng.normal(0, 8 / np.sqrt(WIDTH), (WIDTH, CLASSES))
    logits = states[-1] @ last
    chances = np.exp(logits - logits.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    target = np.eye(CLASSES)[logits.argmax(1)]  # a network that is mostly right
    gradient = (chances - target) @ last.T / LOSS_TERMS
    found = [gradient]
    for weight, state in zip(weights[::-1], states[:0:-1], strict=True):
        gradient = (gradient * (state > 0)) @ weight.T
        found.append(gradient)
    return np.concatenate([part.ravel() for part in found])
