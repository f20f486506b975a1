"""Two generator losses against the logit of the discriminator."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    a = np.linspace(-6, 6, 300)
    axes.plot(a, np.logaddexp(0, -a), color=BLUE)
    axes.plot(a, -np.logaddexp(0, a), "--", color=ORANGE)
    axes.axvline(0, color=GREY, linestyle=":", linewidth=1.2)
    axes.text(-3.3, 4.0, r"$-\log D$", color=BLUE, size=12)
    axes.text(3.4, -2.6, r"$\log(1 - D)$", color=ORANGE, size=12, ha="left")
    axes.text(-5.8, -3.2, "fakes\nrecognized", va="center")
    axes.text(5.9, 3.2, "fakes pass\nas real", va="center", ha="right")
    axes.set(xlabel="logit of $D$ for a generated sample", ylabel="loss", xlim=(-6, 6))
    axes.set(yticks=[-6, -3, 0, 3, 6], xticks=[-6, -3, 0, 3, 6])
    return figure
