"""The deck's sentences are its own.

`quoted.txt` holds, as hashes, every run of seven words of the false claims that circulate about
these interview questions. None of them may stand in a question, neither as true nor as false.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from bot.config import ROOT

RUN = 7
WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d.,]*")
QUOTED = frozenset(
    line
    for line in Path(__file__).with_name("quoted.txt").read_text("ascii").splitlines()
    if not line.startswith("#")
)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every seven words in a row; all numbers count as the same."""
    plain = re.sub(r"[`*$\\{}]", " ", text)
    words = ["0" if w[0].isdigit() else w.casefold().replace("’", "'") for w in WORD.findall(plain)]
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])


def hashed(run: tuple[str, ...]) -> str:
    return blake2b(" ".join(run).encode(), digest_size=6).hexdigest()


def test_a_quoted_run_is_known_whatever_its_numbers_and_marks() -> None:
    text = "So: **this** sentence of $10$ words is for the test."
    assert QUOTED & {hashed(run) for run in runs(text)} == {"afba69412c98"}


def test_no_question_has_seven_words_in_a_row_from_a_false_claim() -> None:
    assert len(QUOTED) > 500
    found = [
        (file.stem, " ".join(run))
        for file in (ROOT / "content").rglob("*.md")
        for run in runs(file.read_text("utf-8"))
        if hashed(run) in QUOTED
    ]
    assert found == []
