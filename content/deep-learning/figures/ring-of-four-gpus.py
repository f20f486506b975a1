"""Four GPUs with four pieces each: how many summands each piece has in a ring all-reduce."""

from content.card import BLUE, INK, Axes, Figure, bare, card, cells

GPUS = 4
SHADES = {1: "10", 2: "38", 3: "60", 4: "A0"}


def draw() -> Figure:
    figure, (axes,) = card(height_in=1.8)
    bare(axes, 22.9, 7.7)
    summands = [[1] * GPUS for _ in range(GPUS)]
    left = 3.4
    for step in range(2 * GPUS - 1):
        if step in (0, 1, GPUS - 1, 2 * GPUS - 2):
            _state(axes, left, summands, "start" if step == 0 else f"step {step}")
            left += 5.1
        summands = _after(step, summands)
    for gpu in range(GPUS):
        axes.text(0.1, 5.9 - gpu, f"GPU {gpu + 1}", va="center")
    axes.plot([8.5, 17.6], [1.6, 1.6], color=INK, linewidth=1.2)
    axes.text(13.05, 0.8, "reduce-scatter", ha="center", va="center")
    axes.text(20.7, 0.8, "all-gather", ha="center", va="center")
    return figure


def _after(step: int, summands: list[list[int]]) -> list[list[int]]:
    """Each GPU has sent one piece to the next: added in the first phase, replaced in the second."""
    new = [list(row) for row in summands]
    for gpu in range(GPUS):
        adding = step < GPUS - 1
        piece = (gpu - step) % GPUS if adding else (gpu + 1 - (step - GPUS + 1)) % GPUS
        to = (gpu + 1) % GPUS
        new[to][piece] = summands[gpu][piece] + (summands[to][piece] if adding else 0)
    return new


def _state(axes: Axes, left: float, summands: list[list[int]], name: str) -> None:
    colors = [[BLUE + SHADES[count] for count in row] for row in summands]
    cells(axes, left, 6.4, [[str(count) for count in row] for row in summands], colors=colors)
    axes.text(left + GPUS / 2, 7.1, name, ha="center", va="center")
