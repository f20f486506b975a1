"""The three state components of a GRU over a sequence of three steps and five of padding."""

import numpy as np

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Figure, card

LENGTH, STEPS, INPUTS, UNITS = 3, 8, 2, 3


def draw() -> Figure:
    rng = np.random.default_rng(0)
    x = np.zeros((STEPS, INPUTS))
    x[:LENGTH] = 1.5 * rng.normal(size=(LENGTH, INPUTS))
    u, w = rng.normal(0, 0.8, (3, UNITS, INPUTS)), rng.normal(0, 0.8, (3, UNITS, UNITS))
    b = rng.normal(0, 0.4, (3, UNITS))
    states = [np.zeros(UNITS)]
    for now in x:
        old = states[-1]
        reset, update = (1 / (1 + np.exp(-(u[k] @ now + w[k] @ old + b[k]))) for k in (0, 1))
        candidate = np.tanh(u[2] @ now + b[2] + reset * (w[2] @ old))
        states.append((1 - update) * candidate + update * old)
    figure, (axes,) = card(height_in=2.7)
    axes.axvspan(LENGTH, STEPS, color=GREY, alpha=0.2, linewidth=0)
    for unit, (color, mark) in enumerate(((BLUE, "o-"), (ORANGE, "s--"), (GREEN, "^-."))):
        axes.plot(np.array(states)[:, unit], mark, color=color, markersize=5)
    for step in (LENGTH, STEPS):
        axes.axvline(step, color=INK, linewidth=1.2, linestyle=":")
    top = axes.get_ylim()[1]
    axes.text(LENGTH - 0.1, top, "true last state", ha="right", va="bottom")
    axes.text(STEPS - 0.1, top, "out[:, -1]", ha="right", va="bottom")
    axes.text(LENGTH + 1.5, top, "padding", ha="center", va="bottom", color=INK)
    axes.set(xlabel="steps read", ylabel="state", xlim=(0, STEPS + 0.1), ylim=(None, 1.25 * top))
    return figure
