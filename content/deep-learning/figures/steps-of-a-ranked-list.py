"""Precision over recall for a ranked list: measured points and the interpolated staircase."""

from content.card import BLUE, ORANGE, Figure, card

OBJECTS, HITS = 5, (2, 3, 5)


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.9)
    ranks = range(1, 9)
    found = [sum(hit <= rank for hit in HITS) for rank in ranks]
    recall = [number / OBJECTS for number in found]
    precision = [number / rank for number, rank in zip(found, ranks, strict=True)]
    at_hits = [(index + 1) / hit for index, hit in enumerate(HITS)]
    best = [max(at_hits[index:]) for index in range(len(HITS))]
    steps, heights = [0, 0.2, 0.4, 0.6], [best[0], *best]
    axes.fill_between(steps, heights, step="pre", color=BLUE + "22")
    axes.step([*steps, 0.6, 1], [*heights, 0, 0], where="pre", color=BLUE)
    axes.plot(recall, precision, "o--", color=ORANGE, linewidth=1, markersize=5)
    for index, hit in enumerate(HITS):
        x, y = (index + 1) / OBJECTS, (index + 1) / hit
        offset = (6, -14) if index == 0 else (4, 7)
        axes.annotate(f"rank {hit}", (x, y), offset, textcoords="offset points", size=9.5)
    area = sum(best) / OBJECTS
    axes.text(0.21, 0.2, f"area = AP = {area:.2f}", size=10.5)
    axes.text(0.8, 0.06, "never found", ha="center", size=10, color=BLUE)
    axes.set(xlim=(0, 1.01), ylim=(0, 1), xlabel="recall (5 objects)", ylabel="precision")
    axes.set(xticks=[0, 0.2, 0.4, 0.6, 0.8, 1])
    return figure
