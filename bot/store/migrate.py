"""Numbered migrations, forward only, each in its own transaction, after a copy of the file."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BadStore
from bot.store.files import make_folder
from bot.store.sqlite import dialect, explained

FOLDER = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Migration:
    number: int
    name: str
    sql: str


def migrations(folder: Path = FOLDER) -> list[Migration]:
    """All of them, in order. The name is the file's, such as 0001_initial."""
    files = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    return [Migration(int(f.stem[:4]), f.stem, f.read_text(encoding="utf-8")) for f in files]


def statements(sql: str) -> Iterator[str]:
    """The statements of a migration, without comments on lines of their own."""
    sql = re.sub(r"^\s*--.*$", "", sql, flags=re.MULTILINE)
    yield from (part.strip() for part in sql.split(";\n") if part.strip())


def migrate(path: Path, now: int, *, folder: Path = FOLDER) -> list[str]:
    """Bring the file up to date, making it if it is missing; returns what was applied.

    Raises BadStore for a file that a newer version wrote, or that cannot be used.
    """
    with explained(str(path)):
        make_folder(path.parent)
        with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            return _migrate(connection, path, migrations(folder), now)


def _migrate(
    connection: sqlite3.Connection, path: Path, known: list[Migration], now: int
) -> list[str]:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"
    )
    done = {number for (number,) in connection.execute("SELECT number FROM migrations")}
    newest = max(done, default=0)
    if newest > max(m.number for m in known):
        words = f"a newer version of the bot wrote this database (its schema is {newest:04})"
        raise BadStore(f"{path}: {words}. Update the program: git pull, then start it again.")
    pending = [migration for migration in known if migration.number not in done]
    if pending and done:
        _copy(connection, path.with_name(f"{path.name}.before-{pending[0].name}"))
    for migration in pending:
        _apply(connection, migration, now)
    return [migration.name for migration in pending]


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy, pages=-1)


def _apply(connection: sqlite3.Connection, migration: Migration, now: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(migration.sql):
            connection.execute(dialect(statement)[0])
        row = (migration.number, migration.name, now)
        connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", row)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
