"""The size of the residual stream over the depth of a random network, pre-norm and post-norm."""

import numpy as np

from content.card import BLUE, ORANGE, Figure, card

WIDTH, BRANCHES, TOKENS = 128, 96, 64


def draw() -> Figure:
    rng = np.random.default_rng(0)
    pre = post = rng.normal(size=(TOKENS, WIDTH))
    sizes = [(_size(pre), _size(post))]
    for _ in range(BRANCHES):
        up = rng.normal(0, np.sqrt(2 / WIDTH), (WIDTH, 4 * WIDTH))
        down = rng.normal(0, np.sqrt(1 / (4 * WIDTH)), (4 * WIDTH, WIDTH))
        pre = pre + np.maximum(_norm(pre) @ up, 0) @ down
        post = _norm(post + np.maximum(post @ up, 0) @ down)
        sizes.append((_size(pre), _size(post)))
    figure, (axes,) = card(height_in=2.4)
    first, second = np.array(sizes).T
    axes.plot(first, color=BLUE)
    axes.plot(second, "--", color=ORANGE)
    axes.text(50, 8.3, "pre-norm, before\nthe final norm", color=BLUE, ha="right", va="center")
    axes.text(96, 1.9, "post-norm", color=ORANGE, ha="right")
    axes.set(xlabel="branches passed", ylabel="RMS of the stream")
    axes.set(ylim=(0, None), xlim=(0, BRANCHES), xticks=range(0, 97, 24))
    return figure


def _norm(x: np.ndarray) -> np.ndarray:
    centered = x - x.mean(1, keepdims=True)
    return centered / centered.std(1, keepdims=True)


def _size(x: np.ndarray) -> float:
    return float(np.sqrt((x**2).mean()))
