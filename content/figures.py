"""Draws the figures and display formulas of every deck: `python -m content.figures`.

Only what changed is drawn again: `figures/made.json` of a deck remembers what each picture was
made from. matplotlib is needed here and nowhere else, so this never runs inside the bot.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from bot.domain.text import Formula
from bot.errors import BadDeck
from content import card
from content.card import DPI, Figure
from content.sources import HERE, MADE, Source, wanted

FORMULA_PT, LEAST_PT, MARGIN_IN = 16.0, 9.5, 0.14


class Undrawable(Exception):
    """A script or a formula that gives no picture; the text says which and why."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the figures and formulas that changed.")
    parser.add_argument("content", nargs="?", type=Path, default=HERE)
    parser.add_argument("--all", action="store_true", help="draw also what did not change")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="draw these figures, no others")
    options = parser.parse_args()
    try:
        for deck in sorted({path.parents[1] for path in options.content.glob("*/*/*.md")}):
            drawn, kept, gone = Workshop(deck, anew=options.all, only=options.only).run()
            print(f"{deck.name}: {drawn} drawn, {kept} unchanged, {gone} removed")
    except (Undrawable, BadDeck) as error:
        sys.exit(str(error))


class Workshop:
    """One deck's pictures."""

    def __init__(
        self, deck: Path, *, anew: bool = False, only: Collection[str] | None = None
    ) -> None:
        self._deck = deck
        self._only = only
        self._made_file = deck / MADE
        self._made: dict[str, str] = {}
        self._anew = anew
        with contextlib.suppress(OSError, ValueError):  # then everything is drawn anew
            self._made = json.loads(self._made_file.read_text(encoding="utf-8"))

    def run(self) -> tuple[int, int, int]:
        """How many were drawn, kept and removed. Raises Undrawable."""
        before, drawn = self._made, 0
        self._before = before
        self._made = {}
        try:
            for name, made_from, source in wanted(self._deck):
                if not self._asked_for(name):
                    made_from = before.get(name, "")
                elif self._anew or before.get(name) != made_from or not self._there(name):
                    self._save(name, self._drawing(source))
                    drawn += 1
                self._made[name] = made_from
        finally:
            self._remember(before)
        return drawn, len(self._made) - drawn, self._tidied()

    def _there(self, name: str) -> bool:
        path = self._deck / name
        return path.exists() and path.read_bytes()[:4] == b"\x89PNG"

    def _asked_for(self, name: str) -> bool:
        return self._only is None or Path(name).stem in self._only

    def _drawing(self, source: Source) -> Figure:
        try:
            return drawing(source)
        except Undrawable as error:
            if isinstance(source, Formula):
                raise Undrawable(f"{self._place(source)}: {error}") from error
            raise

    def _place(self, formula: Formula) -> str:
        """The file and line of the first text that shows it."""
        for file in sorted(self._deck.glob("*/*.md")):
            text = file.read_text(encoding="utf-8")
            if formula.tex in text:
                return f"{file}:{text[: text.index(formula.tex)].count(chr(10)) + 1}"
        return str(self._deck)

    def _save(self, name: str, figure: Figure) -> None:
        path = self._deck / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(figure))

    def _remember(self, before: dict[str, str]) -> None:
        """Also after a fault, so that what was drawn until then is not drawn again."""
        made = {**before, **self._made} if sys.exc_info()[0] else self._made
        made = {name: source for name, source in made.items() if source}
        if made:
            self._made_file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(made, indent=1, sort_keys=True)
            self._made_file.write_text(text + "\n", encoding="utf-8")

    def _tidied(self) -> int:
        """Removes formulas that nothing asks for any more, and figures whose script is gone."""
        orphans = [
            path
            for path in (*self._deck.glob("figures/formulas/*.png"), *self._left_over())
            if path.relative_to(self._deck).as_posix() not in self._made
        ]
        for path in orphans:
            path.unlink()
        return len(orphans)

    def _left_over(self) -> Iterator[Path]:
        """Only pictures that this drew; an author may have put others there."""
        for name in self._before:
            if (self._deck / name).exists():
                yield self._deck / name


def drawing(source: Source) -> Figure:
    """What the `draw()` of a script gives, or a formula. Raises Undrawable."""
    card.styled()
    return typeset(source) if isinstance(source, Formula) else _scripted(source)


def _scripted(script: Path) -> Figure:
    spec = importlib.util.spec_from_file_location(script.stem.replace("-", "_"), script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        figure = module.draw()
    except Exception as error:
        raise Undrawable(f"{script}: {type(error).__name__}: {error}") from error
    if not isinstance(figure, Figure):
        raise Undrawable(f"{script}: draw() gave no Figure; return what card() made")
    return figure


def typeset(formula: Formula) -> Figure:
    """A formula in the middle of a card, as large as fits. Raises Undrawable."""
    figure = Figure(figsize=(card.WIDTH_IN, 1.0), layout="none")
    line = f"${_displayed(formula.tex)}$"
    text = figure.text(0.5, 0.5, line, ha="center", va="center", size=FORMULA_PT)
    text.set_math_fontfamily("stix")
    try:
        extent = text.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    except (ValueError, RuntimeError) as error:
        raise Undrawable(f"formula {formula.tex}: {str(error).strip()}") from error
    room = (card.WIDTH_IN - 2 * MARGIN_IN) * figure.dpi
    size = min(FORMULA_PT, FORMULA_PT * room / extent.width)
    if size < LEAST_PT:
        raise Undrawable(f"formula {formula.tex}: too long for a card; break it into two")
    text.set_size(size)
    height = extent.height / figure.dpi * size / FORMULA_PT
    figure.set_size_inches(card.WIDTH_IN, height + 2 * MARGIN_IN)
    return figure


def _displayed(tex: str) -> str:
    """As display style: one line, with the outer fractions at full size."""
    depth, parts = 0, []
    for part in re.split(r"(\\frac\b|\\[{}]|[{}])", " ".join(tex.split())):
        depth += (part == "{") - (part == "}")
        parts.append(r"\dfrac" if part == r"\frac" and depth == 0 else part)
    return "".join(parts)


def png(figure: Figure) -> bytes:
    """The same bytes for the same drawing: opaque, without dates and versions."""
    raw = io.BytesIO()
    figure.savefig(raw, format="png", dpi=DPI, metadata={"Software": None})
    packed = io.BytesIO()
    Image.open(raw).convert("RGB").save(packed, format="png", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main()
