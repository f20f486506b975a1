"""The very statements of the bot's transactions, noted once and run again without the bot.

So a baseline executes the same texts with the same values in the same order,
and what differs is the way they are run.
"""

import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import aiosqlite

from bench.measure import Pass, Stopwatch
from bot.store import P, Row, Store, T, Tx, Value, Work
from bot.store.sqlite import PRAGMAS, dialect

Statement = tuple[str, tuple[Value, ...]]
Plan = list[Statement]  # one transaction


class Noting:
    """A Tx that notes what it is asked, in SQLite's dialect, and asks another."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.plan: Plan = []

    async def one(self, sql: str, *values: Value) -> Row | None:
        self.plan.append((dialect(sql), values))
        return await self._tx.one(sql, *values)

    async def all(self, sql: str, *values: Value) -> list[Row]:
        self.plan.append((dialect(sql), values))
        return await self._tx.all(sql, *values)

    async def run(self, sql: str, *values: Value) -> int:
        self.plan.append((dialect(sql), values))
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


def opened(path: Path) -> sqlite3.Connection:
    """Bare sqlite3, with the bot's own PRAGMAs."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10, cached_statements=256)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def replayed(connection: sqlite3.Connection, plans: Sequence[Plan]) -> Pass:
    """One transaction after the other, in this thread."""
    latencies = []
    watch = Stopwatch()
    for plan in plans:
        before = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for sql, values in plan:
            connection.execute(sql, values).fetchall()
        connection.execute("COMMIT")
        latencies.append(time.perf_counter() - before)
    return watch.stop(len(plans), latencies)


async def opened_by_hops(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=256)
    for pragma in PRAGMAS:
        await connection.execute_fetchall(pragma)
    return connection


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
