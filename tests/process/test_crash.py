"""SIGKILL at every point between planning and recording; then the bot starts again.

Real processes on a real file. A run that was killed is followed by one that
is not; between them every message is posted once and no confirmed answer is lost.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARES = 6  # of all points; xdist takes them in parallel


def live(folder: Path, deadly: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.process.victim", str(folder), str(deadly)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def posted(folder: Path) -> list[tuple[str, str]]:
    lines = map(json.loads, (folder / "channel").read_text().splitlines())
    return [(line["is"], line["day"]) for line in lines]


@pytest.mark.parametrize("share", range(SHARES))
def test_killed_at_any_point_everything_is_posted_once_and_no_answer_is_lost(
    share: int, tmp_path: Path
) -> None:
    killed, point = 0, share + 1
    while True:
        folder = tmp_path / str(point)
        folder.mkdir()
        first = live(folder, point)
        if first.returncode == 0:
            break
        assert first.returncode == -9, first.stderr
        second = live(folder, 0)
        assert second.returncode == 0, second.stderr
        assert sorted(posted(folder)) == [
            ("QuestionView", "2026-03-02"),
            ("QuestionView", "2026-03-03"),
            ("RevealView", "2026-03-02"),
        ], f"killed at point {point}"
        if "answered B" in first.stdout and "answered" in second.stdout:
            assert "answered B first=False" in second.stdout
        killed += 1
        point += SHARES
    assert killed >= 3
