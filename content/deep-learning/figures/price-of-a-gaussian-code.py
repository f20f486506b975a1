"""Contours of the KL term of a VAE over mean and standard deviation of a one-dimensional code."""

import numpy as np

from content.card import BLUE, INK, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.8)
    mu, sigma = np.meshgrid(np.linspace(-3, 3, 301), np.linspace(0.02, 2.2, 301))
    nats = (mu**2 + sigma**2 - 1 - np.log(sigma**2)) / 2
    levels = [0.1, 0.5, 1, 2, 4]
    axes.contourf(mu, sigma, nats, levels=[0, *levels, 9], cmap="Blues", alpha=0.8)
    lines = axes.contour(mu, sigma, nats, levels=levels, colors=INK, linewidths=0.8)
    spots = [(0.45, 1.0), (0.98, 1.0), (1.4, 1.0), (1.98, 1.0), (2.8, 1.0)]
    axes.clabel(lines, fmt="%g", fontsize=9.5, manual=spots)
    axes.plot(0, 1, "*", color=ORANGE, markersize=13, markeredgecolor="white")
    axes.text(0, 0.72, "prior", ha="center", va="top", color=BLUE)
    axes.set(xlabel=r"mean $\mu$", ylabel=r"deviation $\sigma$", ylim=(0, 2.2), yticks=[0, 1, 2])
    return figure
