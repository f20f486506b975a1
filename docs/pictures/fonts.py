"""The font faces of the pictures, as CSS, where the packages that bring them are there."""

import importlib.util
from pathlib import Path


def faces() -> str:
    """The fonts that simcord brings."""
    found = importlib.util.find_spec("simcord")
    folder = Path(found.origin or "").parent / "preview/static/fonts" if found else Path()
    cuts = (
        ("Sans", "normal", "sans-latin-v2.015"),
        ("Sans", "italic", "sans-latin-italic-v2.015"),
        ("Mono", "normal", "sans-mono-v2.014"),
        ("Emoji", "normal", "color-emoji-v2.051"),
    )
    return "".join(
        f"@font-face{{font-family:{family};font-style:{style};font-weight:100 900;"
        f"src:url('{(folder / f'noto-{name}.ttf').as_uri()}')}}"
        for family, style, name in cuts
    )


def lato() -> str:
    """Slack's own typeface, where fontpkg-lato is there."""
    found = importlib.util.find_spec("fontpkg_lato")
    if found is None:
        return ""
    folder = Path(found.origin or "").parent / "files"
    cuts = (("normal", 400, "Regular"), ("italic", 400, "Italic"), ("normal", 700, "Bold"))
    return "".join(
        f"@font-face{{font-family:Lato;font-style:{style};font-weight:{weight};"
        f"src:url('{(folder / f'Lato-{name}.ttf').as_uri()}')}}"
        for style, weight, name in (*cuts, ("normal", 900, "Black"))
    )
