"""The factors of image and noise over the steps of a linear and of a cosine noise schedule."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card

STEPS = 1000


def draw() -> Figure:
    t = np.arange(STEPS + 1)
    linear = np.cumprod(np.r_[1, 1 - np.linspace(1e-4, 0.02, STEPS)])
    cosine = np.cos((t / STEPS + 0.008) / 1.008 * np.pi / 2) ** 2
    cosine /= cosine[0]
    figure, panels = card(2, height_in=2.4, sharey=True)
    for axes, kept, name in ((panels[0], linear, "linear"), (panels[1], cosine, "cosine")):
        axes.plot(t, np.sqrt(kept), color=BLUE)
        axes.plot(t, np.sqrt(1 - kept), "--", color=ORANGE)
        axes.set(xlabel=f"step $t$, {name}", xlim=(0, STEPS), ylim=(0, 1.05))
        axes.set(xticks=[0, 500, 1000], yticks=[0, 0.5, 1])
        axes.text(930 if name == "linear" else 670, 0.27, "image", color=BLUE, ha="right")
        axes.text(990, 0.75, "noise", color=ORANGE, ha="right")
    panels[0].set_ylabel("factor")
    return figure
