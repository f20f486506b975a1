"""How every figure of a deck looks: one opaque card, readable on dark and light, at phone width.

A drawing is a script `figures/<name>.py` in a deck with a function `draw() -> Figure`; it
imports what it needs from here. `python -m content.figures` calls it and saves what comes.
"""

from collections.abc import Iterator, Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

__all__ = ["BLUE", "GREEN", "GREY", "INK", "ORANGE", "PURPLE", "RED", "SKY", "YELLOW"]
__all__ += ["Axes", "Figure", "arrow", "bare", "box", "card", "cells", "styled"]

# Okabe and Ito's colors, which people who confuse red and green tell apart as well.
BLUE, ORANGE, GREEN, RED = "#0072B2", "#D55E00", "#009E73", "#C1272D"
SKY, PURPLE, YELLOW, GREY = "#56B4E9", "#AA4499", "#E69F00", "#8A8F98"
INK, PAPER, RULE = "#20242B", "#FFFFFF", "#D9DCE1"

WIDTH_IN, HEIGHT_IN, DPI = 4.8, 3.0, 200  # 960 pixels; a third of that on a phone
SMALLEST_PT = 9  # 9 points are 9 pixels of a phone that is 346 pixels wide

_STYLE = {
    "figure.facecolor": PAPER,
    "figure.dpi": DPI,
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.w_pad": 0.09,  # inches
    "figure.constrained_layout.h_pad": 0.07,
    "savefig.facecolor": PAPER,
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "axes.titlesize": 10.5,
    "axes.labelsize": 10.5,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5,
    "legend.fontsize": 9.5,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "grid.color": RULE,
    "lines.linewidth": 2.0,
    "mathtext.fontset": "dejavusans",
    "axes.prop_cycle": mpl.cycler(color=[BLUE, ORANGE, GREEN, PURPLE, SKY, YELLOW, RED]),
}


def styled() -> None:
    """Forget every other style, so that a drawing looks alike wherever it is made."""
    mpl.rcdefaults()
    mpl.use("agg")
    mpl.rcParams.update(_STYLE)


def card(
    columns: int = 1, rows: int = 1, *, height_in: float = HEIGHT_IN, **options: object
) -> tuple[Figure, list[Axes]]:
    """A card with `rows` times `columns` axes, row by row. `options` go to Figure.subplots."""
    figure = Figure(figsize=(WIDTH_IN, height_in))
    axes = figure.subplots(rows, columns, squeeze=False, **options)  # type: ignore[arg-type]
    return figure, [axis for row in axes for axis in row]


def bare(axes: Axes, width: float, height: float) -> None:
    """A drawing board of `width` times `height` units with its origin at the lower left."""
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_aspect("equal")
    axes.set_axis_off()


def box(
    axes: Axes,
    x: float,
    y: float,
    width: float,
    height: float,
    text: str = "",
    *,
    color: str = BLUE,
    filled: bool = False,
    size: float = 10,
) -> None:
    """A rounded box with its lower left corner at (x, y) and a text in its middle."""
    patch = FancyBboxPatch(
        (x, y),
        width,
        height,
        boxstyle="round,pad=0,rounding_size=0.12",
        edgecolor=color,
        facecolor=color if filled else color + "22",
        linewidth=1.5,
    )
    axes.add_patch(patch)
    ink = PAPER if filled else INK
    axes.text(x + width / 2, y + height / 2, text, ha="center", va="center", size=size, color=ink)


def arrow(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    color: str = INK,
    bend: float = 0.0,
    dashed: bool = False,
) -> None:
    """An arrow between two points; `bend` curves it to the left of its way."""
    patch = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=11,
        color=color,
        linewidth=1.4,
        linestyle="--" if dashed else "-",
        connectionstyle=f"arc3,rad={bend}",
        shrinkA=1,
        shrinkB=1,
    )
    axes.add_patch(patch)


def cells(
    axes: Axes,
    x: float,
    y: float,
    texts: Sequence[Sequence[str]],
    *,
    side: float = 1.0,
    colors: Sequence[Sequence[str]] | None = None,
    size: float = 10,
) -> None:
    """A grid of squares, its upper left corner at (x, y), the first row on top."""
    for row, column, text in _numbered(texts):
        fill = colors[row][column] if colors else PAPER
        left, low = x + column * side, y - (row + 1) * side
        square = FancyBboxPatch(
            (left, low),
            side,
            side,
            boxstyle="square,pad=0",
            edgecolor=INK,
            facecolor=fill,
            linewidth=0.8,
        )
        axes.add_patch(square)
        axes.text(left + side / 2, low + side / 2, text, ha="center", va="center", size=size)


def _numbered(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            yield row, column, text
