"""The running sum of a thousand additions of 0.001 to 1 in fp32, fp16 and bf16."""

import numpy as np

from content.card import BLUE, GREEN, ORANGE, Figure, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    styles = ((_fp32, BLUE, "-"), (_fp16, GREEN, "--"), (_bf16, ORANGE, "-"))
    for rounded, color, dash in styles:
        sums = [np.float32(1)]
        for _ in range(1000):
            sums.append(rounded(sums[-1] + np.float32(0.001)))
        axes.plot(sums, dash, color=color)
    axes.text(600, 1.7, "fp32: 2.000", color=BLUE, ha="right")
    axes.text(700, 1.55, "fp16: 1.977", color=GREEN)
    axes.text(1000, 1.04, "bf16: 1.000", color=ORANGE, ha="right")
    axes.set(xlabel="additions of 0.001", ylabel="sum", xlim=(0, 1000), ylim=(0.96, 2.05))
    axes.set_yticks([1, 1.5, 2])
    return figure


def _fp32(value: np.float32) -> np.float32:
    return value


def _fp16(value: np.float32) -> np.float32:
    return np.float32(np.float16(value))


def _bf16(value: np.float32) -> np.float32:
    """To the nearest number with 7 stored mantissa bits, ties to even."""
    bits = int(np.array(value, np.float32).view(np.uint32))
    bits += 0x7FFF + (bits >> 16 & 1)
    return np.array(bits >> 16 << 16, np.uint32).view(np.float32)[()]
