"""A copy of the database that is whole, taken while the bot goes on working."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.errors import BadStore
from bot.store.sqlite import explained


def backup(database: Path, folder: Path, now: datetime) -> Path:
    """Write `study-<date>-<time>.db` into a folder and check it. Raises BadStore."""
    if not database.exists():
        raise BadStore(f"{database}: there is no database yet; run the bot once first.")
    target = folder / f"{database.stem}-{now:%Y%m%d-%H%M%S}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadStore(f"{folder}: it cannot be made ({error.strerror}).") from error
    with explained(str(target)), closing(sqlite3.connect(target)) as copy:
        with closing(sqlite3.connect(database)) as source:
            # All pages at once: in small steps it would begin anew with every write.
            source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise BadStore(f"{database}: it is damaged ({verdict}). Keep your older backups.")
    return target
