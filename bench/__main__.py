"""`make bench`: what the bot costs, beside what a bare baseline costs in the same run.

For information: it exits with 0 whether or not the aims are met.
"""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import (
    answering,
    board,
    burst,
    deck,
    memory,
    presses,
    servers,
    size,
    slack_memory,
    slack_posts,
    slack_presses,
    start,
)
from bench.measure import fsync_ms, progress
from bench.report import Bench, Section, shown, summary

SUBJECTS: dict[str, Callable[[Bench], Section]] = {
    "start": start.measured,
    "memory": memory.measured,
    "deck": deck.measured,
    "answers": answering.measured,
    "dailies": burst.measured,
    "boards": board.measured,
    "bytes": size.measured,
    "servers": servers.measured,
    "presses": presses.measured,
    "slack-memory": slack_memory.measured,
    "slack-presses": slack_presses.measured,
    "slack-posts": slack_posts.measured,
}


def main() -> int:
    options = _parser().parse_args()
    start = time.perf_counter()
    sections = []
    with tempfile.TemporaryDirectory(prefix="study-bench-", dir=options.folder) as folder:
        bench = Bench(Path(folder), options.quick)
        print(_circumstances(bench), flush=True)
        for name in options.only or SUBJECTS:
            section = SUBJECTS[name](bench)
            progress("")
            print(shown(section), flush=True)
            sections.append(section)
    print(summary(sections), f"Took {time.perf_counter() - start:.0f} s.")
    return 0


def _circumstances(bench: Bench) -> str:
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    disk = f"{bench.folder.parent}, where an fsync takes {fsync_ms(bench.folder):.2f} ms"
    quick = "\nQuick: a tenth of the answers in boards and bytes." if bench.quick else ""
    return f"{versions}, {os.cpu_count()} CPUs; databases in {disk}.{quick}\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="100,000 and 1 million answers instead of 1 and 10"
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=SUBJECTS,
        metavar="NAME",
        help=f"one subject; may be repeated: {', '.join(SUBJECTS)}",
    )
    parser.add_argument(
        "--folder", type=Path, help="where the databases are built and deleted; not a RAM disk"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
