"""The two large databases of the boards and of the bytes: a team of 20,000, years of answers."""

import shutil
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from bench import club
from bench.club import Club
from bench.measure import megabytes
from bench.report import Bench

MEMBERS = 20_000
BYTES_EACH = 60  # of an answer with all that comes with it, generously


class NoRoom(Exception):
    """The disk has not enough space left for these databases; says so in words."""


def sizes(bench: Bench) -> Sequence[int]:
    """How many answers the smaller and the larger database hold."""
    return (100_000, 1_000_000) if bench.quick else (1_000_000, 10_000_000)


def built(bench: Bench, answers: int) -> Club:
    """The database of so many answers, built when it is first wanted. Raises NoRoom."""
    return _built(bench.folder, answers)


@lru_cache
def _built(folder: Path, answers: int) -> Club:
    wanted, free = answers * BYTES_EACH, shutil.disk_usage(folder).free
    if free < wanted:
        what = f"{answers:,} answers need {megabytes(wanted)}"
        raise NoRoom(f"{what}; {folder.parent} has {megabytes(free)} (--folder, --quick)")
    return club.build(folder / f"history-{answers}.db", members=MEMBERS, closed=answers // MEMBERS)
