"""A photo in three colors: sky, grass and one orange area where two dogs touch."""

from matplotlib.patches import Ellipse, Rectangle

from content.card import GREEN, ORANGE, SKY, Figure, bare, card


def draw() -> Figure:
    figure, (axes,) = card(height_in=2.0)
    bare(axes, 20, 8)
    parts = [Rectangle((0, 4), 20, 4, facecolor=SKY + "66")]
    parts += [Rectangle((0, 0), 20, 4, facecolor=GREEN + "66")]
    for x, way in ((7.5, 1), (12.1, -1)):
        body = [Ellipse((x, 3.2), 4.9, 2.4), Ellipse((x - way * 2.1, 4.9), 2, 1.9)]
        body += [Ellipse((x - way * 1.4, 5.8), 0.7, 1.2)]
        body += [Rectangle((x + side, 0.9), 0.8, 2) for side in (-1.8, 0.9)]
        for part in body:
            part.set(facecolor=ORANGE, edgecolor="none")
        parts += body
    for part in parts:
        axes.add_patch(part)
    for x, y, name in ((0.5, 7.1, "sky"), (0.5, 0.6, "grass"), (9.8, 3.2, "dog")):
        axes.text(x, y, name, va="center", ha="center" if name == "dog" else "left")
    return figure
