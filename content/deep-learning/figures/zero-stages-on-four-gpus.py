"""What each of four GPUs stores of weights, gradients and optimizer states, by ZeRO stage."""

from content.card import BLUE, GREEN, ORANGE, Figure, card

PARTS = ((2, BLUE), (2, GREEN), (12, ORANGE))  # weights, gradients, optimizer states
GPUS = 4


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.1)
    for stage in range(4):
        for gpu in range(GPUS):
            left, total = gpu * 18.0, 0.0
            for index, (size, color) in enumerate(PARTS):
                sharded = index >= 3 - stage
                style = {"height": 0.62, "edgecolor": color, "linewidth": 1}
                axes.barh(stage, size, left=left, color=color + "18", **style)
                first = left + size / GPUS * gpu if sharded else left
                width = size / GPUS if sharded else size
                axes.barh(stage, width, left=first, color=color, **style)
                left, total = left + size, total + width
            if gpu == GPUS - 1:
                axes.text(71.5, stage, f"{total:g} B", va="center")
    names = ["plain", "stage 1", "stage 2", "stage 3"]
    axes.set(yticks=range(4), yticklabels=names, ylim=(3.6, -1.05), xlim=(-0.5, 81))
    axes.set(
        xticks=[8 + 18 * gpu for gpu in range(GPUS)],
        xticklabels=["GPU 1", "GPU 2", "GPU 3", "GPU 4"],
    )
    for x, name, color in (
        (0, "weights", BLUE),
        (16, "gradients", GREEN),
        (36, "optimizer states", ORANGE),
    ):
        axes.text(x, -0.75, name, color=color, va="center")
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    return figure
