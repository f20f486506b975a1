"""Three causal convolutions of kernel size two with dilations 1, 2 and 4 above eight inputs."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, bare, card

LAYERS, INPUTS = 3, 8


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    bare(axes, 13.4, 7.2)
    used = {INPUTS - 1}
    for layer in range(LAYERS, 0, -1):
        dilation = 2 ** (layer - 1)
        low = 0.6 + 2 * (layer - 1)
        for end in range(INPUTS):
            for start in (end, end - dilation):
                if start >= 0:
                    bold = end in used
                    style = {"color": BLUE if bold else GREY, "linewidth": 1.8 if bold else 0.6}
                    axes.plot(
                        [0.5 + 1.2 * start, 0.5 + 1.2 * end], [low, low + 2], zorder=0, **style
                    )
        axes.text(9.7, low + 1, f"dilation {dilation}", va="center")
        used |= {end - dilation for end in used}
    for layer in range(LAYERS + 1):
        for position in range(INPUTS):
            axes.plot(0.5 + 1.2 * position, 0.6 + 2 * layer, "o", color=GREY, markersize=8)
    axes.plot(0.5 + 1.2 * (INPUTS - 1), 6.6, "o", color=ORANGE, markersize=10)
    axes.text(9.7, 6.6, "one output", va="center", color=ORANGE)
    axes.text(9.7, 0.6, "inputs", va="center", color=INK)
    return figure
