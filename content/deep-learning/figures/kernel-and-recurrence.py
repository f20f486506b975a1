"""The kernel of a state-space layer, and its output by recurrence and by convolution."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

STEPS = 30


def draw() -> Figure:
    rng = np.random.default_rng(0)
    a, b, c = np.diag([0.9, 0.4]), np.array([1.0, 1.0]), np.array([1.0, -0.6])
    kernel = np.array([c @ np.linalg.matrix_power(a, j) @ b for j in range(STEPS)])
    x = np.where(rng.random(STEPS) < 0.25, rng.normal(size=STEPS), 0)
    state, outputs = np.zeros(2), []
    for now in x:
        state = a @ state + b * now
        outputs.append(c @ state)
    figure, (top, low) = card(rows=2, height_in=3.3)
    top.stem(kernel, linefmt="C0-", markerfmt="C0o", basefmt=" ")
    top.set(xlabel="steps ago, j", ylabel="$CA^jB$", xlim=(-0.6, STEPS), ylim=(0, None))
    low.plot(outputs, color=ORANGE)
    low.plot(np.convolve(x, kernel)[:STEPS], "o", color=BLUE, markersize=5, fillstyle="none")
    low.vlines(range(STEPS), 0, x, color=GREY, linewidth=3)
    low.set(xlabel="time t", xlim=(-0.6, STEPS), ylabel="y", ylim=(-1.5, 2.5))
    low.text(29, 2.15, "recurrence: line, convolution: circles", size=9.5, ha="right", va="center")
    low.text(10.3, -0.45, "input x (bars)", size=9.5, ha="right", va="center")
    return figure
