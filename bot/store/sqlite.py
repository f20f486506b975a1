"""The SQLite driver: one writer thread, group commit, durable before the caller goes on.

Whatever is waiting when the writer gets to it shares one BEGIN IMMEDIATE …
COMMIT and so one fsync; one failure among them rolls back alone.
"""

import asyncio
import re
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import aiosqlite

from bot.errors import BadStore
from bot.store import P, Row, T, Value, Work

MOST_AT_ONCE = 512  # transactions in one commit
WAIT_S = 10.0  # for another connection's write
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -8000",
    "PRAGMA temp_store = MEMORY",
)


@lru_cache(maxsize=512)
def dialect(sql: str) -> tuple[str, tuple[int, ...]]:
    """The statement with ? for each $n and what is meant for SQLite alone opened, and
    the places of the values in the order of the ?s.

    SQLite has numbered parameters (?1), but some Pythons refuse them with a sequence.
    """
    sql = re.sub(r"/\* sqlite: (.*?) \*/", r"\1", sql)
    places = tuple(int(number) - 1 for number in re.findall(r"\$(\d+)", sql))
    return re.sub(r"\$\d+", "?", sql), places


class SqliteTx:
    """Awaiting it never suspends, so a transaction runs in one go on its thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def one(self, sql: str, *values: Value) -> Row | None:
        # All rows are fetched: a half-read cursor would keep its statement open.
        rows = self._execute(sql, values).fetchall()
        return rows[0] if rows else None

    async def all(self, sql: str, *values: Value) -> list[Row]:
        return self._execute(sql, values).fetchall()

    async def run(self, sql: str, *values: Value) -> int:
        return self._execute(sql, values).rowcount

    def _execute(self, sql: str, values: tuple[Value, ...]) -> sqlite3.Cursor:
        text, places = dialect(sql)
        return self._connection.execute(text, [values[place] for place in places])


@dataclass(slots=True)
class _Waiting:
    """A transaction and whoever waits for it."""

    work: Callable[..., Awaitable[Any]]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    future: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = None

    def finish(self) -> None:
        if self.future.done():
            return  # the caller was cancelled meanwhile
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class SqliteStore:
    """A database file. `path` may be ":memory:" for reads of what was never written only."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._writer: aiosqlite.Connection
        self._reader: aiosqlite.Connection

    @classmethod
    async def open(cls, path: Path | str) -> "SqliteStore":
        """Connect to an existing, migrated file. Raises BadStore in words."""
        store = cls(str(path))
        with explained(store.path):
            store._writer = await _connected(store.path, PRAGMAS)
            try:
                store._reader = await _connected(store.path, (*PRAGMAS, "PRAGMA query_only = ON"))
            except BaseException:
                await store._writer.close()
                raise
        return store

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(work, args, kwargs, future))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await future

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with explained(self.path):
            return cast(T, await _hop(self._reader, _read, work, args, kwargs))

    async def close(self) -> None:
        """Finish what is being written, then let go of the file."""
        while self._writing is not None:
            await asyncio.wait([self._writing])
        await self._reader.close()
        await self._writer.close()

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                count = min(len(self._waiting), MOST_AT_ONCE)
                batch = [self._waiting.popleft() for _ in range(count)]
                await _hop(self._writer, _commit, self.path, batch)
                for waiting in batch:
                    waiting.finish()
        finally:
            self._writing = None


async def _hop(connection: aiosqlite.Connection, work: Callable[..., Any], *args: Any) -> Any:
    """Run a function on the connection's thread; aiosqlite's private way, used here alone."""
    return await connection._execute(work, connection._conn, *args)  # type: ignore[no-untyped-call]


async def _connected(path: str, pragmas: tuple[str, ...]) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(
        path, isolation_level=None, timeout=WAIT_S, cached_statements=256
    )
    try:
        for pragma in pragmas:
            await connection.execute_fetchall(pragma)
    except BaseException:
        await connection.close()
        raise
    return connection


def _run(work: Callable[..., Awaitable[Any]], tx: SqliteTx, args: Any, kwargs: Any) -> Any:
    coroutine = cast(Coroutine[Any, Any, Any], work(tx, *args, **kwargs))
    try:
        coroutine.send(None)
    except StopIteration as finished:
        return finished.value
    coroutine.close()
    name = getattr(work, "__qualname__", repr(work))
    raise RuntimeError(f"the transaction {name} awaited something other than its tx")


def _read(connection: sqlite3.Connection, work: Any, args: Any, kwargs: Any) -> Any:
    connection.execute("BEGIN")
    try:
        return _run(work, SqliteTx(connection), args, kwargs)
    finally:
        connection.execute("ROLLBACK")


def _commit(connection: sqlite3.Connection, path: str, batch: list[_Waiting]) -> None:
    """Run a batch and commit it; on the writer thread. Errors are left in the batch.

    Savepoints cost a tenth of a batch and failures are rare, so they are taken
    only when a batch has to be run again because one of it failed.
    """
    try:
        _transaction(connection, path, batch, _together)
    except Exception as error:
        if len(batch) == 1:
            batch[0].error = error
            return
        _commit_apart(connection, path, batch)


def _commit_apart(connection: sqlite3.Connection, path: str, batch: list[_Waiting]) -> None:
    try:
        _transaction(connection, path, batch, _apart)
    except Exception as error:
        for waiting in batch:
            waiting.error = waiting.error or error


def _transaction(
    connection: sqlite3.Connection,
    path: str,
    batch: list[_Waiting],
    run: Callable[[sqlite3.Connection, str, list[_Waiting]], None],
) -> None:
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            run(connection, path, batch)
            connection.execute("COMMIT")
        except BaseException:
            # A full disk ends a transaction by itself; then there is nothing to roll back.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _together(connection: sqlite3.Connection, path: str, batch: list[_Waiting]) -> None:
    tx = SqliteTx(connection)
    for waiting in batch:
        waiting.result = _run(waiting.work, tx, waiting.args, waiting.kwargs)


def _apart(connection: sqlite3.Connection, path: str, batch: list[_Waiting]) -> None:
    """Each with a savepoint, so that a failure rolls back alone."""
    tx = SqliteTx(connection)
    for waiting in batch:
        connection.execute("SAVEPOINT one")
        try:
            with explained(path):
                waiting.result = _run(waiting.work, tx, waiting.args, waiting.kwargs)
        except Exception as error:
            waiting.error = error
            if not connection.in_transaction:
                raise
            connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")


@dataclass
class explained:  # noqa: N801  # reads as `with explained(path):`
    """Turns what SQLite says of a bad file or a full disk into words."""

    path: str
    known: dict[str, str] = field(
        default_factory=lambda: {
            "SQLITE_FULL": "the disk is full. Free some space; nothing that was confirmed is lost",
            "SQLITE_CORRUPT": "the file is damaged. Stop the bot, keep the file, and put your "
            "latest backup in its place (python -m bot backup makes them)",
            "SQLITE_NOTADB": "this is not a database. Point DATABASE_URL at another file, or "
            "put your latest backup in its place",
            "SQLITE_READONLY": "the file or its folder cannot be written. Mend the permissions "
            "(chown or chmod), or point DATABASE_URL elsewhere",
            "SQLITE_CANTOPEN": "the file cannot be opened. Make sure that its folder exists and "
            "can be written, or point DATABASE_URL elsewhere",
            "SQLITE_BUSY": "another program holds the file. Close it and try again",
            "SQLITE_IOERR": "the disk does not answer as it should. Check the disk and its space",
        }
    )

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, sqlite3.Error):
            return
        name = getattr(error, "sqlite_errorname", None) or ""
        for prefix, words in self.known.items():
            if name.startswith(prefix):
                raise BadStore(f"{self.path}: {words}.") from error
