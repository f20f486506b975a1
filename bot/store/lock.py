"""One process a SQLite file. However a process dies, the system lets go of its lock."""

import fcntl
import os
from pathlib import Path
from typing import IO

from bot.errors import BadStore
from bot.store.files import make_folder


def locked(database: Path) -> IO[str]:
    """Hold the lock until the returned file is closed. Raises BadStore, naming the holder."""
    make_folder(database.parent)
    path = database.with_name(f"{database.name}.lock")
    try:
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        words = f"cannot be written ({error.strerror}). Mend the permissions of its folder, or"
        raise BadStore(f"{path}: {words} point DATABASE_URL elsewhere.") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        holder = file.read().strip() or "unknown"
        file.close()
        words = f"another study bot (process {holder}) is using this database. Stop it first, or"
        raise BadStore(f"{database}: {words} point DATABASE_URL at another file.") from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file
