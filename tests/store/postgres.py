"""Just enough of a PostgreSQL driver to prove that our SQL runs there as it stands.

The driver for operators comes later; this one has no pool and no retries.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import asyncpg

from bot.store import P, Row, T, Value, Work
from bot.store.migrate import migrations, statements


@lru_cache(maxsize=512)
def dialect(sql: str) -> str:
    return re.sub(r"/\* postgres: (.*?) \*/", r"\1", sql)


class PostgresTx:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def one(self, sql: str, *values: Value) -> Row | None:
        row = await self._connection.fetchrow(dialect(sql), *values)
        return None if row is None else tuple(row)

    async def all(self, sql: str, *values: Value) -> list[Row]:
        return [tuple(row) for row in await self._connection.fetch(dialect(sql), *values)]

    async def run(self, sql: str, *values: Value) -> int:
        status = await self._connection.execute(dialect(sql), *values)
        return int(status.rpartition(" ")[2])

    async def define(self, statement: str) -> None:
        await self._connection.execute(dialect(statement))


class PostgresStore:
    """One connection for each transaction, so that transactions really run side by side."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[PostgresTx]:
        connection = await asyncpg.connect(host=self._folder, user="postgres", database="postgres")
        try:
            async with connection.transaction():
                yield PostgresTx(connection)
        finally:
            await connection.close()

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        async with self._transaction() as tx:
            return await work(tx, *args, **kwargs)

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.write(work, *args, **kwargs)

    async def close(self) -> None:
        """Nothing is kept open between transactions."""

    async def migrate(self) -> None:
        async with self._transaction() as tx:
            for migration in migrations():
                for statement in statements(migration.sql):
                    await tx.define(statement)

    async def drop(self) -> None:
        async with self._transaction() as tx:
            await tx.define("DROP SCHEMA public CASCADE")
            await tx.define("CREATE SCHEMA public")
