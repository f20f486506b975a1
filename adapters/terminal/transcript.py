"""What was said in this channel, kept in a file beside the database.

A terminal forgets its scrollback; without this file the bot could not tell,
after a crash, whether a post had come out.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path


class Transcript:
    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, mark: str, kind: str, at: datetime) -> str:
        """Note a message durably; returns its id."""
        entry = json.dumps({"mark": mark, "kind": kind, "at": at.isoformat(timespec="seconds")})
        with self._path.open("ab") as file:
            # A line that a crash cut short must not swallow this one.
            if file.tell() and not self._ends_with_newline():
                file.write(b"\n")
            file.write(entry.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return mark

    def find(self, mark: str) -> str | None:
        return next((found for found in self._marks() if found == mark), None)

    def _marks(self) -> Iterator[str]:
        if not self._path.exists():
            return
        for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                yield json.loads(line)["mark"]
            except (ValueError, KeyError, TypeError):
                continue

    def _ends_with_newline(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
