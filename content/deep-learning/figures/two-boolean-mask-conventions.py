"""The weights of four queries if True above the diagonal means takes part, or blocked."""

from content.card import BLUE, ORANGE, PAPER, Figure, bare, card, cells

SIZE = 4
SHARES = {1: "1", 2: "½", 3: "⅓", 4: "¼"}


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.6)
    bare(axes, 12, 6.3)
    panels = ((2.3, True, BLUE, "True = takes part"), (7.6, False, ORANGE, "True = blocked"))
    for left, means, color, name in panels:
        texts, colors = [], []
        for query in range(SIZE):
            open_ = [(key > query) == means for key in range(SIZE)]
            texts.append([SHARES[sum(open_)] if one else "" for one in open_])
            colors.append([color + "55" if one else PAPER for one in open_])
        cells(axes, left, 4.3, texts, colors=colors, size=11)
        axes.text(left + 2, 5.8, name, ha="center", va="center", color=color, weight="bold")
        for key in range(SIZE):
            axes.text(left + key + 0.5, 4.7, f"k{key + 1}", ha="center", va="center")
    for query in range(SIZE):
        axes.text(1.9, 3.8 - query, f"query {query + 1}", ha="right", va="center")
    patch = {"facecolor": PAPER, "edgecolor": "none", "pad": 2}
    axes.text(4.3, 0.8, "no key", ha="center", va="center", bbox=patch)
    return figure
