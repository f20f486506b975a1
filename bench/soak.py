"""`python -m bench.soak DATABASE` gives 20,000 answers through Study and prints its memory.

A process of its own, so that nothing else is in the figures.
"""

import asyncio
import gc
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench import club, replay
from bench.club import Club
from bench.measure import rss_mb
from bot.clock import SystemClock
from bot.domain.refs import MemberRef
from bot.errors import NotAnAnswer
from bot.store import Tx
from bot.study import Study

MEMBERS = 2000
CLOSED = 150  # rounds before, so that the file is larger than SQLite's cache
COUNTS = (0, 5_000, 20_000)  # after so many answers memory is looked at
LAST = COUNTS[-1]
CALLERS = 16


async def soaked(made: Club) -> list[float]:
    found = []
    async with replay.store(made.path) as store:
        # SQLite's cache may take what it was given; what grows after that is ours.
        await store.write(_touched)
        await store.read(_touched)
        study = Study(store, club.content(), SystemClock())
        left = _questions(made)
        for before, after in zip((0, *COUNTS), COUNTS, strict=False):
            portion = islice(left, after - before)
            await asyncio.gather(*(_caller(study, portion) for _ in range(CALLERS)))
            gc.collect()
            found.append(rss_mb())
    return found


async def _touched(tx: Tx) -> None:
    await tx.one("SELECT SUM(points) FROM answers")


def _questions(made: Club) -> Iterator[tuple[int, MemberRef]]:
    for round_id in made.open_rounds:
        for member_id in range(1, made.members + 1):
            yield round_id, club.who(member_id)


async def _caller(study: Study, left: Iterator[tuple[int, MemberRef]]) -> None:
    for round_id, who in left:
        try:
            await study.answer(round_id, who, "b", club.ROOM)
        except NotAnAnswer:  # it wants a number
            await study.answer(round_id, who, "28", club.ROOM)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    made = Club(path, MEMBERS, CLOSED, LAST // MEMBERS)
    print(json.dumps(asyncio.run(soaked(made))))
