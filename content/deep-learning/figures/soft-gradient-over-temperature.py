"""Size of the distillation gradient over the temperature, with and without the factor T squared."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

TEACHER, STUDENT = np.array([4.0, -1, -1, -2]), np.array([1.0, 1, -1, -1])  # means are zero


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    heat = np.geomspace(1, 30, 200)
    plain = np.array([(_soft(TEACHER / t) - _soft(STUDENT / t))[0] / t for t in heat])
    limit = (TEACHER - STUDENT)[0] / 4
    axes.plot(heat, plain, color=ORANGE, ls="--")
    axes.plot(heat, plain * heat**2, color=BLUE)
    axes.plot(heat, [limit] * 200, color=GREY, ls=":")
    axes.text(29, 1.0, "(v − z) / n", ha="right", size=10, color="#555B66")
    axes.text(6.5, 0.33, "times $T^2$", color=BLUE, size=10.5)
    axes.text(5.2, 0.04, "falls like $1/T^2$", color=ORANGE, size=10.5)
    axes.set(xscale="log", yscale="log", xlim=(1, 30), ylim=(5e-4, 3))
    axes.set_xticks([1, 2, 5, 10, 20], ["1", "2", "5", "10", "20"])
    axes.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
    axes.minorticks_off()
    axes.set(xlabel="temperature T", ylabel="size of the gradient")
    return figure


def _soft(z: np.ndarray) -> np.ndarray:
    power = np.exp(z - z.max())
    return np.asarray(power / power.sum())
