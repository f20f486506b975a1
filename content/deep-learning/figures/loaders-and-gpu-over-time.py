"""Timelines of three loader workers and a GPU: once loading is slower, once the GPU."""

from content.card import BLUE, GREY, ORANGE, Axes, Figure, card

WORKERS, LOADING, AHEAD, BATCHES = 3, 240, 6, 24


def draw() -> Figure:
    figure, axes = card(rows=2, height_in=3.5, sharex=True)
    for axis, computing in zip(axes, (50, 110), strict=True):
        _timeline(axis, computing)
    axes[1].set_xlabel("time (ms)")
    return figure


def _timeline(axes: Axes, computing: int) -> None:
    free = [80 * worker for worker in range(WORKERS)]
    gpu_starts: list[int] = []
    for batch in range(BATCHES):
        worker = batch % WORKERS
        wanted = gpu_starts[batch - AHEAD] if batch >= AHEAD else 0
        start = max(free[worker], wanted)
        free[worker] = start + LOADING
        ready = gpu_starts[-1] + computing if gpu_starts else 0
        gpu_starts.append(max(free[worker], ready))
        _bar(axes, worker, start, LOADING, batch, BLUE)
        _bar(axes, WORKERS, gpu_starts[-1], computing, batch, ORANGE)
    axes.set(xlim=(960, 1700), ylim=(3.6, -1.5), yticks=range(WORKERS + 1))
    axes.set_yticklabels(["worker 1", "worker 2", "worker 3", "GPU"])
    pace = max(LOADING // WORKERS, computing)
    axes.text(965, -0.95, f"GPU {computing} ms per batch: a step every {pace} ms", va="center")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.axhline(WORKERS - 0.5, color=GREY, linewidth=0.8)


def _bar(axes: Axes, lane: int, start: int, length: int, batch: int, color: str) -> None:
    axes.barh(lane, length, left=start, height=0.8, color=color + "77", edgecolor="white")
    middle = start + length / 2
    if 970 < middle < 1690:
        axes.text(middle, lane, str(batch + 1), ha="center", va="center", size=9)
