"""Two pipeline schedules for four stages and eight micro-batches: all forward first, and 1F1B."""

from content.card import BLUE, GREEN, Figure, card

STAGES, BATCHES = 4, 8
Pass = tuple[str, int]  # "F" or "B", and the micro-batch


def draw() -> Figure:
    figure, axes = card(rows=2, height_in=3.5, sharex=True)
    for axis, name, warm in zip(axes, ("GPipe", "1F1B"), (BATCHES, 0), strict=True):
        orders = [order(min(BATCHES, warm or STAGES - stage)) for stage in range(STAGES)]
        for stage, batch, kind, start in timed(orders):
            color = BLUE if kind == "F" else GREEN
            axis.barh(stage, 1, left=start, height=0.9, color=color + "77", edgecolor="white")
            axis.text(start + 0.5, stage, str(batch + 1), ha="center", va="center", size=9)
        axis.set(yticks=range(STAGES), yticklabels=[f"GPU {n + 1}" for n in range(STAGES)])
        axis.set(ylim=(3.6, -1.6), xlim=(0, 22), xticks=[])
        axis.text(0, -1.05, name, weight="bold", va="center")
        axis.text(7.5, -1.05, "forward", color=BLUE, va="center")
        axis.text(12, -1.05, "backward", color=GREEN, va="center")
        axis.spines["left"].set_visible(False)
        axis.tick_params(length=0)
    axes[1].set_xlabel("time")
    return figure


def order(ahead: int) -> list[Pass]:
    """`ahead` forward passes, then backward and forward in turn, then the rest backward."""
    passes = [("F", batch) for batch in range(ahead)]
    for batch in range(BATCHES):
        passes.append(("B", batch))
        if ahead + batch < BATCHES:
            passes.append(("F", ahead + batch))
    return passes


def timed(orders: list[list[Pass]]) -> list[tuple[int, int, str, int]]:
    """Stage, micro-batch, kind and starting slot of every pass, each as early as possible."""
    ends: dict[tuple[int, int, str], int] = {}
    free, waiting = [0] * STAGES, [list(passes) for passes in orders]
    while any(waiting):
        for stage, passes in enumerate(waiting):
            if not passes:
                continue
            kind, batch = passes[0]
            before = stage - 1 if kind == "F" else stage + 1
            needed = (before, batch, kind) if 0 <= before < STAGES else (stage, batch, "F")
            if needed not in ends and not (kind == "F" and stage == 0):
                continue
            start = max(free[stage], ends.get(needed, 0))
            ends[stage, batch, kind] = free[stage] = start + 1
            passes.pop(0)
    return [(stage, batch, kind, end - 1) for (stage, batch, kind), end in ends.items()]
