"""All CTC paths of four frames for the labels a, b; nodes show the number of ways to reach them."""

from content.card import BLUE, GREY, INK, ORANGE, Figure, arrow, bare, card

ROWS = ["–", "a", "–", "b", "–"]
FRAMES = 4


def draw() -> Figure:
    figure, (axes,) = card(height_in=3.2)
    bare(axes, 12.6, 8.2)
    ways = {(0, 0): 1, (0, 1): 1}
    edges = []
    for t in range(1, FRAMES):
        for s in range(5):
            skip = [s - 2] if s == 3 else []  # from one label straight to the next
            before = [(t - 1, r) for r in [s, s - 1, *skip] if (t - 1, r) in ways]
            if before and s >= 3 - 2 * (FRAMES - 1 - t):  # else the end is out of reach
                ways[t, s] = sum(ways[node] for node in before)
                edges += [(node, (t, s)) for node in before]
    x, y = lambda t: 2.2 + 2.6 * t, lambda s: 7.4 - 1.45 * s
    used = {(FRAMES - 1, 3), (FRAMES - 1, 4)}
    for start, end in reversed(edges):
        if end in used:
            used.add(start)
    for start, end in edges:
        if end in used:
            (t, s), (u, r) = start, end
            rise = (y(r) - y(s)) / 2.6
            step = 0.5 / (1 + rise**2) ** 0.5
            head = (x(u) - step, y(r) - step * rise)
            arrow(axes, (x(t) + step, y(s) + step * rise), head, color=GREY)
    for t in range(FRAMES):
        axes.text(x(t), 0.1, f"frame {t + 1}", ha="center", size=9.5)
        for s in range(5):
            live = (t, s) in used
            color = (ORANGE if ROWS[s] != "–" else BLUE) if live else GREY
            fill = color + "33" if live else "white"
            axes.plot(x(t), y(s), "o", ms=17, mfc=fill, mec=color, ls="")
            label = str(ways[t, s]) if live else ""
            axes.text(x(t), y(s) - 0.03, label, ha="center", va="center", size=10, color=INK)
    for s, label in enumerate(ROWS):
        axes.text(0.9, y(s), label, ha="center", va="center", size=12)
    total = sum(ways[FRAMES - 1, s] for s in (3, 4))
    axes.text(10.75, (y(3) + y(4)) / 2, f"{ways[3, 3]} + {ways[3, 4]}\n= {total}", va="center")
    return figure
