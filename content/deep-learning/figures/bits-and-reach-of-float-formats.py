"""Sign, exponent and mantissa bits of three formats, and the magnitudes that each can hold."""

import numpy as np

from content.card import BLUE, GREY, ORANGE, Figure, card

FORMATS = (("fp16", 5, 10), ("bf16", 8, 7), ("fp32", 8, 23))


def draw() -> Figure:
    figure, (bits, reach) = card(rows=2, height_in=3.4)
    for row, (_, exponent, mantissa) in enumerate(FORMATS):
        start = 0
        for width, color in ((1, GREY), (exponent, ORANGE), (mantissa, BLUE)):
            left = np.arange(start, start + width)
            bits.barh(
                [row] * width, 1, left=left, height=0.7, color=color + "99", edgecolor="white"
            )
            if width > 1:
                bits.text(start + width / 2, row, str(width), ha="center", va="center")
            start += width
        bias = 2 ** (exponent - 1) - 1
        lowest, highest = 2.0 ** (1 - bias - mantissa), 2.0 ** (bias + 1)
        normal = 2.0 ** (1 - bias)
        reach.plot([normal, highest], [row, row], color=BLUE, linewidth=8, solid_capstyle="butt")
        reach.plot([lowest, normal], [row, row], color=GREY, linewidth=8, solid_capstyle="butt")
    bits.text(17, 0, "exponent", color=ORANGE, va="center")
    bits.text(17, 1, "mantissa", color=BLUE, va="center")
    bits.set(xticks=[], xlim=(0, 32.2))
    bits.spines[["left", "bottom"]].set_visible(False)
    reach.set(xscale="log", xlabel="magnitudes (gray: subnormal, coarser)", xlim=(1e-46, 1e40))
    reach.set(xticks=[1e-40, 1e-20, 1, 1e20, 1e40])
    for axes in (bits, reach):
        axes.set(yticks=range(3), yticklabels=[name for name, *_ in FORMATS], ylim=(2.6, -0.6))
        axes.tick_params(axis="y", length=0, labelsize=10.5)
    return figure
