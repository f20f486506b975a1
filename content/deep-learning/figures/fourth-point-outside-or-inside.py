"""A triangle and a fourth point: outside it becomes a corner of the hull, inside it does not."""

from matplotlib.patches import Polygon

from content.card import BLUE, GREY, ORANGE, Figure, card

CORNERS = ((0, 0), (8, 0), (0, 6))


def draw() -> Figure:
    figure, axes = card(2, height_in=2.0, sharey=True)
    cases = (((6, 5), "area 38", "beyond the line"), ((3, 2), "area 24", "inside"))
    for panel, (point, area, name) in zip(axes, cases, strict=True):
        hull = [(0, 0), (8, 0), point, (0, 6)] if name != "inside" else list(CORNERS)
        panel.add_patch(Polygon(hull, facecolor=BLUE + "33", edgecolor=BLUE, linewidth=2))
        panel.plot([8, 0], [0, 6], "--", color=GREY, linewidth=1.2)
        panel.plot(*zip(*CORNERS, strict=True), "o", color=BLUE, markersize=7, clip_on=False)
        panel.plot(*point, "s", color=ORANGE, markersize=8)
        panel.set(xlim=(-0.5, 8.6), ylim=(-0.5, 6.6), aspect="equal", title=f"{name}: {area}")
        panel.set_axis_off()
    return figure
