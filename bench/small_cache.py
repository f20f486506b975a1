"""The real program with next to no cache of SQLite's, for the growth of its memory.

That cache may take 8 MB, and 20,000 answers of new members just about fill it:
a bound, but one that would hide what grows without one.
"""

import sys

from bot.store import sqlite
from tests.wire.discord import launch

SMALL = "PRAGMA cache_size = -200"

if __name__ == "__main__":
    assert any("cache_size" in pragma for pragma in sqlite.PRAGMAS)
    sqlite.PRAGMAS = (*sqlite.PRAGMAS, SMALL)  # type: ignore[assignment]
    sys.exit(launch.main())
