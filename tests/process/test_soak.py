"""The real program, killed again and again at random moments. Minutes long: `make crash`."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.config import ROOT

LIVES = 80  # processes a soak goes through
LONGEST_S = 1.6  # of a life; a start takes about half of it


def live(environ: dict[str, str], name: str, length_s: float) -> str:
    """Start, answer at once, and die after `length_s`; returns what was seen."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--as", name],
        env=environ,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("a\nquiz\nb\nreveal\n")
        process.stdin.flush()  # and left open, or the program would leave by itself
        death = threading.Timer(length_s, process.send_signal, [signal.SIGKILL])
        death.start()
        seen = process.stdout.read()
        death.join()
    return seen


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_nothing_is_posted_twice_and_nothing_confirmed_is_lost(
    seed: int, tmp_path: Path
) -> None:
    rng = random.Random(seed)
    environ = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}/study.db",
        "TZ": "UTC",
        "PYTHONUNBUFFERED": "1",
    }
    told: set[str] = set()
    for number in range(LIVES):
        name = f"P{number}"
        seen = live(environ, name, rng.uniform(0.2, LONGEST_S))
        assert "Traceback" not in seen
        if "Only you see this" in seen:
            told.add(name)
    lines = (tmp_path / "study.db.terminal").read_text().splitlines()
    marks = [json.loads(line)["mark"] for line in lines if line.endswith("}")]
    assert len(marks) == len(set(marks))
    with closing(sqlite3.connect(tmp_path / "study.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        answered = {
            row[0]
            for row in connection.execute(
                "SELECT m.name FROM answers a JOIN members m ON m.id = a.member_id"
            )
        }
        rounds, days = connection.execute(
            "SELECT COUNT(*), COUNT(DISTINCT day) FROM rounds WHERE kind = 'daily'"
        ).fetchone()
    assert rounds == days
    assert told <= answered
    assert len(told) >= LIVES // 10
