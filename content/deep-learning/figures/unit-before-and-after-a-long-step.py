"""A ReLU unit before and after one oversized step: its line falls below zero for all examples."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

RATE, WEIGHT, BIAS = 2.2, 1.0, 0.6


def draw() -> Figure:
    rng = np.random.default_rng(0)
    figure, axes = card(2, height_in=2.4, sharey=True)
    x = np.sort(rng.uniform(-1, 1, 16))
    output = np.maximum(WEIGHT * x + BIAS, 0)
    active = output > 0
    error = output - 0.0  # targets of zero, squared error
    slope, shift = (error * active * x).mean(), (error * active).mean()
    after = (WEIGHT - RATE * slope, BIAS - RATE * shift)
    moments = (((WEIGHT, BIAS), "before the step"), (after, "after it"))
    for panel, ((weight, bias), name) in zip(axes, moments, strict=True):
        z = weight * x + bias
        ends = np.array([-1.0, 1.0])
        panel.axhspan(-2, 0, color=GREY + "22")
        panel.plot(ends, weight * ends + bias, color=GREY, linewidth=1.2)
        panel.plot(x[z > 0], z[z > 0], "s", color=ORANGE, markersize=5)
        panel.plot(x[z <= 0], z[z <= 0], "o", color=BLUE, markersize=5)
        panel.set(xlim=(-1.1, 1.1), ylim=(-1.6, 1.8), xlabel="input", xticks=[-1, 0, 1])
        panel.set_title(name)
    axes[0].set(ylabel="pre-activation")
    axes[0].text(-0.95, 1.1, "pass a gradient", color=ORANGE)
    axes[0].text(-0.2, -0.6, "pass none", color=BLUE)
    axes[1].text(0, -0.6, "all pass none", ha="center", color=BLUE)
    return figure
