"""A Gantt chart of four pipeline stages and eight micro-batches, its idle slots hatched."""

from content.card import BLUE, GREEN, GREY, Axes, Figure, card

STAGES, BATCHES = 4, 8


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.3)
    half = BATCHES + STAGES - 1
    for stage in range(STAGES):
        busy = set()
        for batch in range(BATCHES):
            forward = stage + batch
            backward = half + (STAGES - 1 - stage) + batch
            _slot(axes, forward, stage, str(batch + 1), BLUE)
            _slot(axes, backward, stage, str(batch + 1), GREEN)
            busy |= {forward, backward}
        for slot in sorted(set(range(2 * half)) - busy):
            axes.barh(stage, 1, left=slot, height=0.9, color="white", edgecolor=GREY, hatch="////")
    axes.text(3, -1.0, "forward", color=BLUE, va="center")
    axes.text(half + 4, -1.0, "backward", color=GREEN, va="center")
    axes.set(yticks=range(STAGES), yticklabels=["GPU 1", "GPU 2", "GPU 3", "GPU 4"])
    axes.set(ylim=(3.6, -1.5), xlim=(0, 2 * half), xlabel="time (hatched: idle)", xticks=[])
    axes.spines["left"].set_visible(False)
    axes.tick_params(length=0)
    return figure


def _slot(axes: Axes, left: int, stage: int, text: str, color: str) -> None:
    axes.barh(stage, 1, left=left, height=0.9, color=color + "66", edgecolor="white")
    axes.text(left + 0.5, stage, text, ha="center", va="center", size=9)
