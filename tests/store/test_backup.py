"""A backup is whole, also while somebody writes."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import BadStore
from bot.store.backup import backup
from bot.store.sqlite import SqliteStore
from tests.store.test_sqlite import put

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def test_a_copy_taken_under_load_is_whole(store: SqliteStore, tmp_path: Path) -> None:
    await store.write(put, "before", "1")
    writing = [store.write(put, f"k{n}", "v" * 500) for n in range(300)]
    waiting = asyncio.gather(*writing)
    target = await asyncio.to_thread(backup, Path(store.path), tmp_path / "backups", NOON)
    await waiting
    assert target.name == "study-20260302-120000.db"
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT value FROM facts WHERE key = 'before'").fetchone() == ("1",)


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadStore, match="there is no database yet"):
        backup(tmp_path / "none.db", tmp_path, NOON)


def test_a_folder_that_cannot_be_made_is_named(database: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadStore, match="it cannot be made"):
        backup(database, tmp_path / "file" / "x", NOON)
