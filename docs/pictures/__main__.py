"""Draw every picture in both themes: `python -m docs.pictures [folder [discord] [slack]]`."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from adapters.discord.preview import WIDTH as DISCORD_WIDTH
from adapters.discord.preview.page import page as discord_page
from adapters.slack.preview import WIDTH as SLACK_WIDTH
from adapters.slack.preview.page import page as slack_page
from docs.pictures import fonts, scenes, slack_scenes

COLORS, SURFACES, ALIKE, SAME = 80, 12, 18, 3
BELOW = b"\xff\0\xff"  # the colour of the style sheets for what is below the page
SCALE = 1.5
PHONE = ("question", "feedback", "reveal", "board")  # side by side
APART = 28
LONG = 4000  # more than any picture is high; what is below the last post is cut off


@dataclass(frozen=True)
class Kind:
    """A platform: what to draw, how, and how wide."""

    scenes: Callable[[], dict[str, Any]]
    page: Callable[..., str]
    width: int


KINDS = {
    "discord": Kind(scenes.scenes, partial(discord_page, fonts=fonts.faces()), DISCORD_WIDTH),
    "slack": Kind(
        slack_scenes.scenes, partial(slack_page, fonts=fonts.faces() + fonts.lato()), SLACK_WIDTH
    ),
}


def draw(html: str, file: Path, width: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        source.write_text(html, "utf-8")
        _photograph(source, shot, width, Path(folder))
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
        least = ALIKE if len(chosen) >= SURFACES else SAME
        if all(_apart(color, other) > least for other in chosen):
            chosen.append(color)
        if len(chosen) == COLORS:
            break
    return chosen


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(x - y) for x, y in zip(one, other, strict=True))


def all_of(kind: Kind, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shown = kind.scenes()
    for theme in ("dark", "light"):
        for name, column in shown.items():
            html = kind.page([column], theme=theme, phone=False)
            draw(html, folder / f"{name}-{theme}.png", kind.width)
        screens = [shown[name][:1] for name in PHONE]
        html = kind.page(screens, theme=theme, phone=True)
        draw(html, folder / f"phone-{theme}.png", len(PHONE) * (390 + APART) - APART)


def main() -> None:
    wanted = sys.argv[2:] or list(KINDS)
    for name in wanted:
        all_of(KINDS[name], Path(sys.argv[1] if len(sys.argv) > 1 else "docs", name))


main()
