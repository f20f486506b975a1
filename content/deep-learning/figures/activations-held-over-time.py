"""Activation memory over time, forward and backward, with and without checkpointed layers."""

from content.card import BLUE, GREY, ORANGE, Figure, card

LAYERS, INPUT, INSIDE = 12, 1, 8


def draw() -> Figure:
    plain, saved = [(0.0, 0.0)], [(0.0, 0.0)]
    for layer in range(1, LAYERS + 1):
        plain.append((layer, layer * (INPUT + INSIDE)))
        saved.append((layer, layer * INPUT))
    time = slow = float(LAYERS)
    for layer in range(LAYERS, 0, -1):
        time, slow = time + 2, slow + 3
        plain.append((time, (layer - 1) * (INPUT + INSIDE)))
        saved += [(slow - 2, layer * INPUT + INSIDE), (slow, (layer - 1) * INPUT)]
    figure, (axes,) = card(height_in=2.7)
    axes.plot(*zip(*plain, strict=True), "--", color=ORANGE)
    axes.plot(*zip(*saved, strict=True), color=BLUE)
    axes.axvline(LAYERS, color=GREY, linewidth=1, linestyle=":")
    axes.text(18, 92, "everything kept", color=ORANGE)
    axes.text(33, 24, "inputs kept,\nlayers recomputed", color=BLUE, va="bottom")
    axes.set(xlabel="time (dotted: backward begins)", ylabel="activations held")
    axes.set(xlim=(0, 48.5), ylim=(0, 115), xticks=[], yticks=[])
    return figure
