"""Draw every picture in both themes: `python -m docs.pictures [folder]`."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from docs.pictures.page import Post, page
from docs.pictures.scenes import scenes

COLORS, SURFACES, ALIKE = 80, 12, 18
BELOW = b"\xff\0\xff"  # the colour of discord.css for what is below the page
SCALE = 1.5
PHONE = ("question", "feedback", "reveal", "board")  # side by side
APART = 28
LONG = 4000  # more than any picture is high; what is below the last post is cut off


def draw(columns: Sequence[Sequence[Post]], file: Path, *, theme: str, phone: bool = False) -> None:
    width = len(columns) * (390 + APART) - APART if phone else 760
    with tempfile.TemporaryDirectory() as folder:
        html, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        html.write_text(page(columns, theme=theme, phone=phone), "utf-8")
        _photograph(html, shot, width, Path(folder))
        with Image.open(shot) as image:
            _reduced(image.convert("RGB")).save(file, optimize=True)
    print(f"{file} {file.stat().st_size // 1000} kB")


def _photograph(html: Path, shot: Path, width: int, profile: Path) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    subprocess.run(
        [
            *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={profile}", "--allow-file-access-from-files"),
            *(f"--force-device-scale-factor={SCALE}", f"--window-size={width},{LONG}"),
            *("--virtual-time-budget=4000", f"--screenshot={shot}", html.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _reduced(image: Image.Image) -> Image.Image:
    """Without what is below the page, and in few colours: the surfaces' own ones exactly."""
    column = image.crop((0, 0, 1, image.height)).tobytes()
    rows = [column[at : at + 3] for at in range(0, len(column), 3)]
    end = next(y for y in range(image.height, 0, -1) if rows[y - 1] != BELOW)
    cut = image.crop((0, 0, image.width, end))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for color in _colors(cut) for part in color])
    return cut.quantize(palette=palette, dither=Image.Dither.NONE)


def _colors(image: Image.Image) -> list[tuple[int, ...]]:
    """The most frequent colours, of those alike only the most frequent."""
    chosen: list[tuple[int, ...]] = []
    for _, color in sorted(image.getcolors(image.width * image.height) or [], reverse=True):
        full = len(chosen) >= SURFACES
        if not full or all(_far(color, other) for other in chosen):
            chosen.append(color)
        if len(chosen) == COLORS:
            break
    return chosen


def _far(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(x - y) for x, y in zip(one, other, strict=True)) > ALIKE


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/discord")
    folder.mkdir(parents=True, exist_ok=True)
    shown = scenes()
    for theme in ("dark", "light"):
        for name, posts in shown.items():
            draw([posts], folder / f"{name}-{theme}.png", theme=theme)
        first = [shown[name][:1] for name in PHONE]
        draw(first, folder / f"phone-{theme}.png", theme=theme, phone=True)


main()
