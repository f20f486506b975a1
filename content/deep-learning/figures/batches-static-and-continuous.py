"""Four slots of a server over time: static batches beside continuous batching, same requests."""

from matplotlib.patches import Rectangle

from content.card import BLUE, GREEN, GREY, INK, ORANGE, Axes, Figure, card

LENGTHS = [2, 8, 3, 4, 6, 2, 7, 3, 3, 2, 4, 2]


def draw() -> Figure:
    figure, panels = card(rows=2, height_in=3.3, sharex=True)
    static = [(i % 4, sum(max(LENGTHS[j : j + 4]) for j in range(0, i - 3, 4))) for i in range(12)]
    free, moving = [0] * 4, []
    for length in LENGTHS:
        slot = free.index(min(free))
        moving.append((slot, free[slot]))
        free[slot] += length
    for axes, places, name in zip(panels, (static, moving), ("static", "continuous"), strict=True):
        _filled(axes, places)
        axes.set_ylabel(name)
    panels[1].set(xlabel="decode step (request 1 to 12)", xticks=range(0, 21, 4))
    return figure


def _filled(axes: Axes, places: list[tuple[int, int]]) -> None:
    end = max(start + length for (_, start), length in zip(places, LENGTHS, strict=True))
    axes.add_patch(Rectangle((0, 0), end, 4, fc=GREY + "22", ec=GREY, hatch="////", lw=0))
    for i, ((slot, start), length) in enumerate(zip(places, LENGTHS, strict=True)):
        low, fill = 3 - slot, (BLUE, ORANGE, GREEN)[i // 4]
        axes.add_patch(Rectangle((start, low), length, 1, fc=fill, ec="white", lw=1.5))
        middle = (start + length / 2, low + 0.46)
        axes.text(*middle, str(i + 1), ha="center", va="center", color="white")
    axes.plot([end, end], [0, 4], color=INK, lw=2)
    axes.text(end + 0.25, 2, f"done\nat {end}", va="center", size=10)
    axes.set(xlim=(0, 22.5), ylim=(0, 4), yticks=[])
    axes.spines["left"].set_visible(False)
