"""Migrations go forward, one transaction each, and a file is never left halfway."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import BadStore
from bot.store.migrate import FOLDER, migrate, statements


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {row[0] for row in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations of a program that is one step further on."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in FOLDER.glob("*.sql"):
        (folder / file.name).write_text(file.read_text())
    (folder / "0099_next.sql").write_text("-- why\nCREATE TABLE next (id INTEGER);\n")
    return folder


def test_a_blank_file_gets_every_table(tmp_path: Path) -> None:
    path = tmp_path / "new" / "study.db"
    assert migrate(path, 0)[0] == "0001_initial"
    assert {"rounds", "deliveries", "answers", "streaks", "totals"} <= tables(path)


def test_a_daily_from_before_there_were_topics_asks_about_all_of_them(tmp_path: Path) -> None:
    older, path = tmp_path / "older", tmp_path / "study.db"
    older.mkdir()
    for file in sorted(FOLDER.glob("*.sql"))[:4]:
        (older / file.name).write_text(file.read_text())
    migrate(path, 0, folder=older)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO teams (id, name, created_at) VALUES (1, '', 0)")
        connection.execute(
            "INSERT INTO dailies (team_id, deck, at, zone, weekdays, reveal_minutes,"
            " grace_minutes, mention, state, next_day, next_at, created_at)"
            " VALUES (1, 'sample', '09:00', 'UTC', '12345', 480, 720, '', 'active',"
            " '2026-03-02', 0, 0)"
        )
    assert migrate(path, 0)[0] == "0005_daily_topics"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT topics FROM dailies").fetchall() == [("",)]


def test_a_second_run_changes_nothing(database: Path) -> None:
    assert migrate(database, 0) == []


def test_an_older_file_is_copied_before_it_is_changed(database: Path, folder: Path) -> None:
    assert migrate(database, 0, folder=folder) == ["0099_next"]
    copy = database.with_name("study.db.before-0099_next")
    assert "next" in tables(database)
    assert "rounds" in tables(copy)
    assert "next" not in tables(copy)


def test_a_database_newer_than_the_program_is_refused(database: Path, folder: Path) -> None:
    migrate(database, 0, folder=folder)
    with pytest.raises(BadStore, match="a newer version of the bot wrote this database"):
        migrate(database, 0)


def test_a_migration_that_fails_leaves_the_file_as_it_was(database: Path, folder: Path) -> None:
    (folder / "0099_next.sql").write_text("CREATE TABLE half (id INTEGER);\nCREATE BROKEN;\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(database, 0, folder=folder)
    assert "half" not in tables(database)


def test_a_file_that_is_no_database_is_left_alone_and_named(tmp_path: Path) -> None:
    path = tmp_path / "study.db"
    path.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(BadStore, match=r"study\.db: this is not a database\. Point DATABASE_URL"):
        migrate(path, 0)
    assert path.read_bytes().startswith(b"Dear diary")


def test_a_damaged_database_is_named_and_not_touched(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = b"\x13" * (len(content) - 4096)
    database.write_bytes(content)
    with pytest.raises(BadStore, match="the file is damaged"):
        migrate(database, 0)
    assert database.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadStore, match="the folder cannot be made"):
        migrate(tmp_path / "file" / "study.db", 0)


def test_statements_are_split_at_the_end_of_a_line_only() -> None:
    sql = "-- a; comment\nCREATE TABLE a (b TEXT DEFAULT ';x');\nDROP TABLE a;\n"
    assert list(statements(sql)) == ["CREATE TABLE a (b TEXT DEFAULT ';x')", "DROP TABLE a"]
