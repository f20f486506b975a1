"""Two blocks of batch, tokens and features: a row of one token shaded, a slice of one feature."""

from matplotlib.patches import Polygon

from content.card import BLUE, INK, ORANGE, Axes, Figure, card

BATCH, TOKENS, FEATURES = 3, 4, 5


def at(feature: float, token: float, example: float) -> tuple[float, float]:
    return feature + 0.45 * example, -token + 0.4 * example


def block(axes: Axes, token: int | None, feature: int | None, color: str) -> None:
    def face(corners: list[tuple[int, int, int]], d: int, t: int, b: int) -> None:
        shaded = (t, b) == (token, 0) if feature is None else d == feature
        fill = color + "AA" if shaded else "#FFFFFF"
        points = [at(*corner) for corner in corners]
        axes.add_patch(Polygon(points, facecolor=fill, edgecolor=INK, linewidth=0.8))

    for d in range(FEATURES):
        for t in range(TOKENS):
            face([(d, t, 0), (d + 1, t, 0), (d + 1, t + 1, 0), (d, t + 1, 0)], d, t, 0)
        for b in range(BATCH):
            face([(d, 0, b), (d + 1, 0, b), (d + 1, 0, b + 1), (d, 0, b + 1)], d, 0, b)
    d = FEATURES
    for t in range(TOKENS):
        for b in range(BATCH):
            face([(d, t, b), (d, t + 1, b), (d, t + 1, b + 1), (d, t, b + 1)], d - 1, t, b)
    axes.text(2.5, -4.35, "features", ha="center", va="top")
    axes.text(-0.3, -2, "tokens", rotation=90, ha="right", va="center")
    axes.text(0.3, 1.0, "batch", rotation=42, ha="center", va="center")
    axes.set(xlim=(-1.3, 6.6), ylim=(-6.4, 1.9), aspect="equal")
    axes.set_axis_off()


def draw() -> Figure:
    figure, panels = card(2, height_in=2.5)
    block(panels[0], 1, None, BLUE)
    block(panels[1], None, 4, ORANGE)
    panels[0].text(2.9, -5.4, "layer norm: one token", ha="center", va="top", color=BLUE)
    panels[1].text(2.9, -5.4, "batch norm: one feature", ha="center", va="top", color=ORANGE)
    return figure
