"""A state that decays toward its equilibrium over one step: exact curve and Euler's line."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

RATE, LENGTH, START, INPUT = 3.0, 0.4, 5.0, 3.0


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.7)
    rest = INPUT / RATE
    time = np.linspace(0, 1.2, 200)
    exact = rest + (START - rest) * np.exp(-RATE * time)
    inside = time <= LENGTH
    axes.plot(time[inside], exact[inside], color=BLUE)
    axes.plot(time[~inside], exact[~inside], ":", color=BLUE, linewidth=1.4)
    euler = START + LENGTH * (INPUT - RATE * START)
    axes.plot([0, LENGTH], [START, euler], "--", color=ORANGE)
    end = rest + (START - rest) * np.exp(-RATE * LENGTH)
    axes.plot(LENGTH, end, "o", color=BLUE)
    axes.plot(LENGTH, euler, "s", color=ORANGE)
    axes.axhline(rest, color=GREY, linewidth=1)
    axes.axvline(LENGTH, color=GREY, linewidth=1, linestyle=":")
    axes.text(LENGTH + 0.03, end + 0.1, f"exact: {end:.2f}", color=BLUE)
    axes.text(LENGTH + 0.03, euler, f"Euler: {euler:.2f}", color=ORANGE, va="center")
    axes.text(1.2, 0.55, "equilibrium x/a", ha="right", va="center", size=10)
    axes.set(xlabel="time", ylabel="state h", xlim=(0, 1.2), ylim=(-0.1, 5.2))
    axes.set_xticks([0, LENGTH], ["0", "Δ"])
    return figure
