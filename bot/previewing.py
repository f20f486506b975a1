"""Pages of HTML as pictures, where Chromium is there; else the pages themselves."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE_S = 60
# The page says how high it is once its pictures are there; the photo is made as high in a
# second run.
HEIGHT = (
    "<script>addEventListener('load', () => "
    "document.documentElement.dataset.height = document.body.offsetHeight)</script>"
)


def chromium(named: str = "") -> str | None:
    """The path of the browser that is `named`, or of one that is usually there."""
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


def photographed(html: str, file: Path, width: int, browser: str | None) -> Path:
    """Write `file` as .png, or as .html where there is no browser, or it fails; returns which.
    Raises OSError."""
    page, shot = file.with_suffix(".html"), file.with_suffix(".png").absolute()
    shot.unlink(missing_ok=True)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html + HEIGHT, encoding="utf-8")
    if browser is None:
        return page
    try:
        dumped = _run(browser, page, f"--window-size={width},800", "--dump-dom")
        found = re.search(r'data-height="(\d+)"', dumped)
        height = int(found.group(1)) if found else 2000
        _run(browser, page, f"--window-size={width},{height}", f"--screenshot={shot}")
    except (subprocess.SubprocessError, OSError):
        return page
    if not shot.exists():
        return page
    page.unlink()
    return shot


def _run(browser: str, page: Path, *options: str) -> str:
    with tempfile.TemporaryDirectory() as profile:
        ran = subprocess.run(
            [
                *(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *(f"--user-data-dir={profile}", "--allow-file-access-from-files"),
                *("--virtual-time-budget=4000", *options, page.absolute().as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=PATIENCE_S,
        )
    return ran.stdout.decode("utf-8", "replace")
