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

COLORS = 96
SCALE = 2
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
    """Without what is white below the page, and in few colours."""
    row = image.crop((0, 0, 1, image.height)).tobytes()
    pixels = [row[at : at + 3] for at in range(0, len(row), 3)]
    end = next(y for y in range(image.height, 0, -1) if pixels[y - 1] != b"\xff\0\xff")
    cut = image.crop((0, 0, image.width, end))
    return cut.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


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
