"""A noisy validation curve with its best epoch and the epochs of patience after it."""

import numpy as np

from content.card import BLUE, GREEN, GREY, ORANGE, YELLOW, Figure, card

PATIENCE = 6


def draw() -> Figure:
    rng = np.random.default_rng(0)
    epochs = np.arange(1, 27)
    loss = 0.5 + 0.7 * np.exp(-epochs / 4) + 0.008 * np.maximum(0, epochs - 12)
    loss = loss + 0.022 * rng.normal(size=len(epochs))
    best, since = 0, 0
    for stop, value in enumerate(loss):
        best, since = (stop, 0) if value < loss[best] or not stop else (best, since + 1)
        if since == PATIENCE:
            break
    figure, (axes,) = card(height_in=2.4)
    axes.axvspan(best + 1.5, stop + 1.5, color=YELLOW, alpha=0.25, linewidth=0)
    axes.plot(epochs[: stop + 1], loss[: stop + 1], "o-", color=BLUE, markersize=4, linewidth=1.3)
    axes.plot(epochs[best], loss[best], "o", color=GREEN, markersize=9)
    axes.plot(epochs[stop], loss[stop], "X", color=ORANGE, markersize=9)
    axes.axhline(loss[best], color=GREY, linestyle=":", linewidth=1.2)
    axes.text(best + 1, loss[best] - 0.035, "best, kept", color=GREEN, ha="center", va="top")
    axes.text(stop + 1.7, loss[stop] + 0.02, "stops", color=ORANGE)
    axes.text((best + stop) / 2 + 1.5, 0.9, f"patience: {PATIENCE}", ha="center")
    axes.set(xlabel="epoch", ylabel="validation loss", ylim=(0.4, 1.08), xlim=(0.3, stop + 4))
    axes.set(yticks=[0.5, 0.75, 1], xticks=[1, 5, 10, best + 1, stop + 1])
    return figure
