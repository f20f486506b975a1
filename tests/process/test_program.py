"""The real program, as a stranger would use it: pipes, signals, wrong files, wrong settings."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.config import ROOT
from bot.store.lock import locked

Run = Callable[..., "subprocess.CompletedProcess[str]"]
QUESTION = """---
topic: maps
difficulty: 1
references: ["An atlas"]
order: fixed
---
What is the capital of France?

- [ ] Lyon
  The third city.
- [x] Paris
- [ ] Nice
  A port in the south.

## Why
Paris lies on the Seine.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A deck of one question whose answer is b."""
    file = tmp_path / "content" / "sample" / "maps" / "capital.md"
    file.parent.mkdir(parents=True)
    file.write_text(QUESTION)
    return tmp_path / "content"


@pytest.fixture
def environ(tmp_path: Path, content: Path) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "DATABASE_URL": f"sqlite:///{tmp_path}/study.db",
        "CONTENT": str(content),
        "TZ": "UTC",
        "PYTHONWARNINGS": "error",
    }


@pytest.fixture
def run(environ: dict[str, str]) -> Run:
    def run(
        *arguments: str, typed: str = "", **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=typed,
            env={**environ, **settings},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    return run


def marks(tmp_path: Path) -> list[str]:
    lines = (tmp_path / "study.db.terminal").read_text().splitlines()
    return [json.loads(line)["mark"] for line in lines]


def test_through_a_pipe_it_asks_grades_and_explains_in_plain_lines(run: Run) -> None:
    done = run("--as", "Ann", typed="b\nstreak\nquit\n")
    assert (done.returncode, done.stderr) == (0, "")
    for expected in (
        "What is the capital of France?",
        "✓ Right. +10 points.",
        "Paris lies on the Seine.",
        "Streak: 1 day",
        "1.  Ann       10  1 of 1",
    ):
        assert expected in done.stdout
    assert "\x1b" not in done.stdout
    assert "│" not in done.stdout


def test_the_end_of_input_leaves_cleanly(run: Run) -> None:
    done = run(typed="")
    assert (done.returncode, done.stderr) == (0, "")
    assert "What is the capital of France?" in done.stdout


def test_a_second_start_stands_by_the_question_and_does_not_post_it_again(
    run: Run, tmp_path: Path
) -> None:
    run(typed="")
    done = run(typed="b\n")
    assert "What is the capital of France?" in done.stdout
    assert "✓ Right." in done.stdout
    again = run(typed="")
    assert "You have answered the question of the day." in again.stdout
    assert len(marks(tmp_path)) == 1


def test_a_practice_question_goes_on_from_a_mistyped_topic(run: Run) -> None:
    done = run(typed="quiz mpas\nquiz maps\nb\n")
    assert "There is no topic “mpas”. Did you mean maps?" in done.stdout


def test_nonsense_gets_help_and_never_a_traceback(run: Run) -> None:
    typed = (
        "zzz\n\n\x00\x1b[31m\nquiz 9\nsettings time 25:00\nsettings zone Mars\nsettings days x\n"
    )
    done = run(typed=typed + "settings reveal 99h\nstreek\nleaderboard year\naway x\nb\nx\n")
    assert done.returncode == 0
    assert "Traceback" not in done.stdout + done.stderr
    for expected in (
        "“25:00” is not a time of day. Write it as 09:00 or 17:30.",
        "“Mars” is not a time zone.",
        "“x” are not weekdays. Write mon-fri, daily, or mon,wed,fri.",
        "“99h” is no time to reveal.",
        "If you meant the command streak",
    ):
        assert expected in done.stdout


def test_several_people_can_be_tried(run: Run) -> None:
    run("--as", "Ann", typed="b\n")
    done = run("--as", "Bob", typed="a\nleaderboard all\n")
    assert "✗ Not right." in done.stdout
    assert "1.  Ann       10  1 of 1" in done.stdout
    assert "2.  Bob        0  0 of 1" in done.stdout


def test_an_evil_name_cannot_control_the_terminal(run: Run) -> None:
    done = run("--as", "\x1b[31mAnn\x07", typed="b\n")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_cleanly(
    number: signal.Signals, environ: dict[str, str], tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        env=environ,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    while "Answer with a letter" not in process.stdout.readline():
        pass
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")


def test_killed_with_a_question_open_it_comes_back_to_the_same_one(
    environ: dict[str, str], run: Run, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        env=environ,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("b\n")
    process.stdin.flush()
    while "✓ Right." not in process.stdout.readline():
        pass
    process.kill()
    process.communicate(timeout=20)
    done = run(typed="streak\n")
    assert "You have answered the question of the day." in done.stdout
    assert "Streak: 1 day" in done.stdout
    assert len(marks(tmp_path)) == 1


def test_a_second_process_on_the_same_file_is_refused(run: Run, tmp_path: Path) -> None:
    with locked(tmp_path / "study.db"):
        done = run()
    assert done.returncode == 1
    assert f"another study bot (process {os.getpid()}) is using this database" in done.stderr


def test_a_file_that_is_no_database_is_named_and_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "study.db").write_text("Dear diary, " * 500)
    done = run()
    assert done.returncode == 1
    assert "this is not a database. Point DATABASE_URL at another file" in done.stderr
    assert (tmp_path / "study.db").read_text().startswith("Dear diary")


def test_a_damaged_database_is_named(run: Run, tmp_path: Path) -> None:
    run(typed="b\n")
    path = tmp_path / "study.db"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x13" * (len(content) - 4096)
    path.write_bytes(content)
    done = run()
    assert done.returncode == 1
    assert "the file is damaged. Stop the bot, keep the file" in done.stderr


def test_a_database_newer_than_the_program_is_refused(run: Run, tmp_path: Path) -> None:
    run(typed="")
    with closing(sqlite3.connect(tmp_path / "study.db")) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES (9999, '9999_future', 0)")
    done = run()
    assert done.returncode == 1
    assert "a newer version of the bot wrote this database" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run(DATABASE_URL=f"sqlite:///{tmp_path}/file/study.db")
    assert done.returncode == 1
    assert "the folder cannot be made" in done.stderr
    assert "point DATABASE_URL elsewhere" in done.stderr


def test_every_bad_setting_is_named_at_once_and_no_secret_is_repeated(run: Run) -> None:
    done = run(
        DATABASE_URL="postgres://bot:hunter2@db/study",
        LOG_LEVEL="LOUD",
        CONTENT="/nowhere/at/all",
        SLACK_BOT_TOKEN="tok-secret",
        PORT="http",
        SHARD_IDS="0,4",
        SHARD_COUNT="4",
    )
    assert done.returncode == 1
    for name in ("DATABASE_URL", "LOG_LEVEL", "CONTENT", "SLACK_BOT_TOKEN", "SHARD_IDS"):
        assert name in done.stderr
    assert "hunter2" not in done.stderr
    assert "tok-secret" not in done.stderr


def test_a_faulty_deck_stops_the_start_and_loses_nothing(
    run: Run, content: Path, tmp_path: Path
) -> None:
    run(typed="b\n")
    file = content / "sample" / "maps" / "capital.md"
    file.write_text(QUESTION.replace("[x]", "[ ]"))
    done = run()
    assert done.returncode == 1
    assert "capital.md:9: no option is right; mark it with - [x]" in done.stderr
    file.write_text(QUESTION)
    assert "Streak: 1 day" in run(typed="streak\n").stdout


def test_an_empty_deck_is_named(run: Run, content: Path) -> None:
    (content / "sample" / "maps" / "capital.md").unlink()
    done = run()
    assert done.returncode == 1
    assert "no question is in here" in done.stderr


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("run", "migrate", "deck check PATH", "deck stats", "backup"):
        assert f"\n  {command}" in done.stdout


def test_an_unknown_command_is_refused(run: Run) -> None:
    done = run("dance")
    assert done.returncode == 2
    assert "dance" in done.stderr


def test_migrate_prepares_a_file_and_leaves(run: Run, tmp_path: Path) -> None:
    assert "0001_initial" in run("migrate").stdout
    assert "up to date" in run("migrate").stdout


def test_backup_copies_the_database(run: Run, tmp_path: Path) -> None:
    run(typed="b\n")
    done = run("backup", str(tmp_path / "copies"))
    assert done.returncode == 0
    (copy,) = (tmp_path / "copies").glob("study-*.db")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT response FROM answers").fetchall() == [("b",)]


def test_deck_stats_counts_by_topic(run: Run, content: Path) -> None:
    assert "maps" in run("deck", "stats", str(content)).stdout


def test_deck_check_reports_a_fault_at_its_line_and_fails(run: Run, content: Path) -> None:
    (content / "sample" / "maps" / "capital.md").write_text("nothing")
    bad = run("deck", "check", str(content), PYTHONWARNINGS="")  # of the platforms' libraries
    assert bad.returncode == 1
    assert "capital.md:1: no front matter; begin the file with" in bad.stdout
    assert bad.stdout.endswith("0 sound questions in 1 file, 1 fault\n")


@pytest.mark.parametrize(("given", "named"), [([], False), (["AS=Bob"], True)])
def test_make_run_names_a_person_only_if_it_is_told_to(given: list[str], named: bool) -> None:
    """make has a variable AS of its own, which is the assembler's."""
    done = subprocess.run(
        ["make", "--dry-run", "run", *given], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ('--as "Bob"' in done.stdout) is named
    assert ("--as" in done.stdout) is named
