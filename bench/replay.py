"""The very statements of the bot's transactions, noted once and run again without the bot.

So a baseline executes the same texts with the same values in the same order,
and what differs is the way they are run.
"""

import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bench.measure import Pass, Stopwatch
from bot.store import P, Row, Store, T, Tx, Value, Work
from bot.store.sqlite import PRAGMAS, SqliteStore, dialect

Statement = tuple[str, tuple[Value, ...]]
Plan = list[Statement]  # one transaction


def _bare(sql: str, values: tuple[Value, ...]) -> Statement:
    text, places = dialect(sql)
    return text, tuple(values[place] for place in places)


class Noting:
    """A Tx that notes what it is asked, in SQLite's dialect, and asks another."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.plan: Plan = []

    async def one(self, sql: str, *values: Value) -> Row | None:
        self.plan.append(_bare(sql, values))
        return await self._tx.one(sql, *values)

    async def all(self, sql: str, *values: Value) -> list[Row]:
        self.plan.append(_bare(sql, values))
        return await self._tx.all(sql, *values)

    async def run(self, sql: str, *values: Value) -> int:
        self.plan.append(_bare(sql, values))
        return await self._tx.run(sql, *values)


async def noted(tx: Tx, plans: list[Plan], work: Callable[..., Awaitable[T]], *args: Any) -> T:
    """Do the work, and leave the statements that it took in `plans`."""
    noting = Noting(tx)
    result = await work(noting, *args)
    plans.append(noting.plan)
    return result


class NotingStore:
    """A store that notes the transactions whose work is in `only`."""

    def __init__(self, store: Store, only: Sequence[Callable[..., Any]]) -> None:
        self._store = store
        self._only = only
        self.plans: list[Plan] = []

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if work in self._only and not kwargs:
            return await self._store.write(noted, self.plans, work, *args)
        return await self._store.write(work, *args, **kwargs)

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._store.read(work, *args, **kwargs)

    async def close(self) -> None:
        await self._store.close()


@asynccontextmanager
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    """The bot's store; closed whatever happens, or its threads would keep the process."""
    opened = await SqliteStore.open(path)
    try:
        yield opened
    finally:
        await opened.close()


@contextmanager
def bare(path: Path) -> Iterator[sqlite3.Connection]:
    """Bare sqlite3, with the bot's own PRAGMAs."""
    with closing(
        sqlite3.connect(path, isolation_level=None, timeout=10, cached_statements=256)
    ) as connection:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        yield connection


@asynccontextmanager
async def by_hops(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """aiosqlite, with the bot's own PRAGMAs."""
    async with aiosqlite.connect(path, isolation_level=None, cached_statements=256) as connection:
        for pragma in PRAGMAS:
            await connection.execute_fetchall(pragma)
        yield connection


def replayed(
    connection: sqlite3.Connection,
    plans: Sequence[Plan],
    *,
    at_once: int = 1,
    begin: str = "BEGIN IMMEDIATE",
) -> Pass:
    """One transaction after the other, in this thread; or so many of them in one commit."""
    latencies = []
    watch = Stopwatch()
    for start in range(0, len(plans), at_once):
        before = time.perf_counter()
        connection.execute(begin)
        for plan in plans[start : start + at_once]:
            for sql, values in plan:
                connection.execute(sql, values).fetchall()
        connection.execute("COMMIT")
        latencies.append(time.perf_counter() - before)
    return watch.stop(len(plans), latencies, at_once)


async def replayed_by_hops(connection: aiosqlite.Connection, plans: Sequence[Plan]) -> Pass:
    """The same through aiosqlite: one awaited hop to its thread for each statement.

    `execute_fetchall` is the kindest way; execute, fetch and close would be three hops.
    """
    latencies = []
    watch = Stopwatch()
    for plan in plans:
        before = time.perf_counter()
        await connection.execute_fetchall("BEGIN IMMEDIATE")
        for sql, values in plan:
            await connection.execute_fetchall(sql, values)
        await connection.execute_fetchall("COMMIT")
        latencies.append(time.perf_counter() - before)
    return watch.stop(len(plans), latencies)
