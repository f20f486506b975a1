"""Bytes an answer, with what is kept beside it, in the larger database.

Against a table as many programs make it: a row id, a UNIQUE pair of text ids,
and nothing kept beside. Sizes are pages in use, by dbstat where SQLite has it,
else the growth of the whole file.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from bench import club, history
from bench.club import Club
from bench.measure import execute, megabytes, millions, progress
from bench.report import Bench, Line, Section, times

MOST = 80.0
SAMPLE_ROUNDS = 10  # of the table to compare with

USUAL = """
CREATE TABLE usual (id INTEGER PRIMARY KEY, round TEXT NOT NULL, member TEXT NOT NULL,
response TEXT NOT NULL, correct INTEGER, points INTEGER, late INTEGER, answered_at TEXT NOT NULL,
UNIQUE (round, member))"""
FILL = """
INSERT INTO usual (round, member, response, correct, points, late, answered_at)
SELECT CAST(1300000000000000000 + a.round_id AS TEXT), i.external, a.response, a.correct,
a.points, a.late, datetime(a.answered_at, 'unixepoch') FROM big.answers a
JOIN big.identities i ON i.member_id = a.member_id
WHERE a.round_id <= ? ORDER BY a.round_id, random()"""


def measured(bench: Bench) -> Section:
    answers = history.sizes(bench)[-1]
    title = f"Bytes an answer, {millions(answers)}"
    try:
        made = history.built(bench, answers)
    except history.NoRoom as words:
        return Section(title, (), (f"Skipped: {words}",))
    progress("bytes an answer")
    whole = made.path.stat().st_size
    notes = (
        f"the file is {megabytes(whole)}; {made.members:,} members answer every weekday.",
        "bare: a row id, text ids, a UNIQUE pair, nothing kept beside.",
        "One answer a week: reckoned from the bytes that a row of totals takes.",
    )
    return Section(title, _lines(made, whole, _usual(bench.folder, made)), notes)


def _lines(made: Club, whole: int, usual: float) -> list[Line]:
    tables = _tables(made.path)
    if tables is None:
        each = (whole - _begun(made)) / (made.answers - made.members)
        return [_line("with totals and streaks (no dbstat)", each, usual, aimed=True)]
    answers = tables["answers"] / made.answers
    totals = answers + (tables["totals"] + tables["totals_board"]) / made.answers
    rest = whole / made.answers
    row = (tables["totals"] + tables["totals_board"]) / _totals(made.path)
    seldom = answers + row * (1 + 12 / 52)
    return [
        _line("answers alone", answers, usual),
        _line("with totals", totals, usual, aimed=True),
        _line("with streaks, rounds, everything", rest, usual),
        _line("with totals, one answer a week", seldom, usual),
    ]


def _line(what: str, each: float, usual: float, *, aimed: bool = False) -> Line:
    aim, met = (f"<= {MOST:g} B", each <= MOST) if aimed else ("", None)
    return Line(what, f"{each:.1f} B", f"{usual:.1f} B", times(each / usual), aim, met)


def _tables(path: Path) -> dict[str, int] | None:
    """Bytes in use by tables and indexes; None where SQLite was built without dbstat."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT name, SUM(pgsize) FROM dbstat GROUP BY name")
            return dict(rows.fetchall())
        except sqlite3.OperationalError:
            return None


def _totals(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM totals").fetchone()[0])


def _begun(made: Club) -> int:
    """Bytes of the same team after its first round."""
    path = made.path.with_name("begun.db")
    return club.build(path, members=made.members, closed=1).path.stat().st_size


def _usual(folder: Path, made: Club) -> float:
    with closing(sqlite3.connect(folder / "usual.db")) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("ATTACH ? AS big", (str(made.path),))
        connection.execute(USUAL)
        count = execute(connection, FILL, (SAMPLE_ROUNDS,)).rowcount
        connection.commit()
        pages, size = (connection.execute(f"PRAGMA main.{p}").fetchone()[0] for p in PAGES)
    return float(pages * size / count)


PAGES = ("page_count", "page_size")
