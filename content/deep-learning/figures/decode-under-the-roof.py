"""Roofline of a GPU with decode steps of growing batch and a prefill, 16-bit weights."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, Figure, card

PEAK, BANDWIDTH = 300e12, 2e12  # operations and bytes per second


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.0)
    x = np.geomspace(0.5, 6000, 300)
    axes.plot(x, np.minimum(PEAK, BANDWIDTH * x) / 1e12, color=BLUE)
    ridge = PEAK / BANDWIDTH
    axes.plot([ridge, ridge], [0.5, 300], color=GREY, ls=":", lw=1.2)
    for batch in (1, 8, 32, 150):  # two operations per two bytes: the intensity is the batch
        axes.plot(batch, BANDWIDTH * batch / 1e12, "o", color=ORANGE, ms=7)
        if batch < 150:
            text = f"decode, batch {batch}" if batch == 1 else f"batch {batch}"
            axes.text(batch * 1.3, BANDWIDTH * batch / 1e12 / 1.3, text, color=ORANGE, va="top")
    axes.plot(2048, 300, "s", color=GREEN, ms=8)
    axes.text(2048, 390, "prefill", color=GREEN, ha="center", va="bottom")
    axes.text(170, 0.62, f"ridge: {ridge:.0f}", size=9.5, va="bottom")
    axes.text(3.2, 50, "memory\nbound", color=BLUE, ha="center", va="center")
    axes.text(900, 150, "compute bound", color=BLUE, ha="center", va="center")
    axes.set(xscale="log", yscale="log", xlim=(0.5, 6000), ylim=(0.5, 1000))
    axes.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
    axes.set_yticks([1, 10, 100, 1000], ["1", "10", "100", "1000"])
    axes.set(xlabel="operations per byte read", ylabel="TFLOP/s")
    return figure
