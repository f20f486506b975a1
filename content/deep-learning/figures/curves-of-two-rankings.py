"""ROC and precision-recall curves of a fair and of a random scorer, with 2% positives."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card

EXAMPLES, SHARE = 100_000, 0.02


def draw() -> Figure:
    rng = np.random.default_rng(0)
    positive = np.arange(EXAMPLES) < SHARE * EXAMPLES
    figure, panels = card(2, height_in=2.5)
    for gap, color, dash in ((1.5, BLUE, "-"), (0.0, ORANGE, "--")):
        hit = positive[np.argsort(-(rng.normal(size=EXAMPLES) + gap * positive))]
        found, alarms = np.cumsum(hit), np.arange(1, EXAMPLES + 1)
        recall = found / positive.sum()
        panels[0].plot((alarms - found) / (~positive).sum(), recall, dash, color=color)
        late = found >= 40  # the first few make a jagged start
        panels[1].plot(recall[late], (found / alarms)[late], dash, color=color)
    panels[0].set(xlabel="false positive rate", ylabel="recall")
    panels[1].set(xlabel="recall", ylabel="precision")
    for axes in panels:
        axes.set(xlim=(0, 1), ylim=(0, 1.02), xticks=[0, 0.5, 1], yticks=[0, 0.5, 1])
    panels[0].text(0.58, 0.42, "random", color=ORANGE)
    panels[1].text(0.03, 0.06, "random", color=ORANGE)
    panels[0].text(0.3, 0.72, "a model", color=BLUE)
    panels[1].text(0.2, 0.34, "the same model", color=BLUE)
    return figure
