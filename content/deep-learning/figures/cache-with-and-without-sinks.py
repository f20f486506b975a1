"""Which of 16 tokens stay in the cache: a window alone, or four sinks and a window."""

from content.card import BLUE, GREY, ORANGE, PAPER, Axes, Figure, bare, card, cells

TOKENS, WINDOW, SINKS = 16, 6, 4


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.5)
    bare(axes, 16.4, 7.6)
    axes.text(0.2, 7.0, "window only", va="center", color=BLUE)
    _tokens(axes, 6.5, 0)
    axes.text(0.2, 4.1, "sinks", va="center", color=ORANGE)
    axes.text(2.4, 4.1, "+ window", va="center", color=BLUE)
    _tokens(axes, 3.6, SINKS)
    kept = [*range(SINKS), *range(TOKENS - WINDOW, TOKENS)]
    for position, token in enumerate(kept):
        axes.text(0.7 + token, 2.1, f"{position}", ha="center", va="center", size=9.5)
    axes.text(7.2, 2.1, "positions", ha="center", va="center", size=9.5)
    axes.annotate("", (16.2, 0.9), (0.2, 0.9), arrowprops={"arrowstyle": "-|>", "color": GREY})
    axes.text(8.2, 0.4, "text", ha="center", va="center")
    return figure


def _tokens(axes: Axes, top: float, sinks: int) -> None:
    colors = [ORANGE + "88" if token < sinks else PAPER for token in range(TOKENS - WINDOW)]
    colors += [BLUE + "66"] * WINDOW
    texts = ["" if color != PAPER else "×" for color in colors]
    cells(axes, 0.2, top, [texts], colors=[colors], size=10)
