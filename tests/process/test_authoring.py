"""What an author types, as the program answers it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import ROOT

FOREIGN = {"DISCORD_TOKEN": "", "SLACK_BOT_TOKEN": "", "PYTHONUTF8": "1", "COLUMNS": "80"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def typed(content: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**FOREIGN, "CONTENT": str(content), "CHROMIUM": "no-such-browser"}
    return subprocess.run(
        [sys.executable, "-m", "bot", "deck", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_new_deck_has_nothing_to_mend(content: Path) -> None:
    made = typed(content, "new", "our-team")
    assert (made.returncode, made.stderr) == (0, "")
    checked = typed(content, "check", str(content))
    assert (checked.returncode, checked.stdout) == (0, "2 sound questions in 2 files, 0 faults\n")


def test_a_deck_is_never_written_over(content: Path) -> None:
    typed(content, "new", "our-team")
    file = content / "our-team/basics/a-first-choice.md"
    file.write_text("mine")
    again = typed(content, "new", "our-team")
    assert again.returncode == 1
    assert again.stderr == f"{content / 'our-team'} is there already; choose another name.\n"
    assert file.read_text() == "mine"


def test_a_name_that_cannot_be_a_folder_is_refused(content: Path) -> None:
    refused = typed(content, "new", "Our Team!")
    assert refused.returncode == 1
    assert "small letters, digits and hyphens" in refused.stderr
    assert list(content.iterdir()) == []


def test_a_preview_shows_the_question_the_feedback_and_the_reveal(
    content: Path, tmp_path: Path
) -> None:
    typed(content, "new", "our-team")
    shown = typed(content, "preview", "a-first-choice", "--seed", "1", "--to", str(tmp_path / "p"))
    assert shown.returncode == 0
    parts = ["asked", "Somebody of another team", "Not right.", "revealed", "12 answers, 7 right."]
    places = [shown.stdout.index(part) for part in parts]
    assert places == sorted(places)
    for platform in ("discord", "slack"):
        page = (tmp_path / "p" / f"a-first-choice-{platform}.html").read_text("utf-8")
        assert "Ask what they need it for" in page
    assert "--seed 1" in shown.stdout


def test_a_seed_previews_the_same_numbers_again(content: Path, tmp_path: Path) -> None:
    typed(content, "new", "our-team")
    words = ("preview", "a-first-number", "--seed", "7", "--to", str(tmp_path / "p"))
    assert typed(content, *words).stdout == typed(content, *words).stdout


def test_a_preview_of_a_file_outside_of_the_content_folder_works(
    content: Path, tmp_path: Path
) -> None:
    typed(content, "new", "our-team")
    file = content / "our-team/basics/a-first-number.md"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shown = typed(elsewhere, "preview", str(file), "--to", str(tmp_path / "p"))
    assert shown.returncode == 0
    assert "A service promises to be up" in shown.stdout


def test_an_id_with_a_slip_of_the_pen_is_told_its_neighbors(content: Path) -> None:
    typed(content, "new", "our-team")
    told = typed(content, "preview", "a-frist-number")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("There is no question “a-frist-number”. Did you mean a-first-")


def test_a_file_that_is_not_there_is_said_so(content: Path) -> None:
    told = typed(content, "preview", "nowhere/at/all.md")
    assert told.returncode == 1
    assert "there is no such file or folder" in told.stderr


def test_check_reports_how_a_question_is_written_too(content: Path) -> None:
    typed(content, "new", "our-team")
    file = content / "our-team/basics/a-first-choice.md"
    file.write_text(file.read_text().replace("What do you do first?", "What would you not do?"))
    checked = typed(content, "check", str(file))
    assert checked.returncode == 1
    assert checked.stdout.startswith(f"{file}:6: ")
    assert checked.stdout.endswith("1 sound question in 1 file, 1 fault\n")
