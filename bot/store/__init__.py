"""The store: hand-written SQL, one text for SQLite and PostgreSQL.

A transaction is an `async def` that awaits nothing but its `tx` and changes
nothing but the database, since a driver may have to run it again. What an await
costs is the driver's: on SQLite nothing, on PostgreSQL a round trip.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Value = str | int | float | None
Row = tuple[Any, ...]

P = ParamSpec("P")
T = TypeVar("T")


class Tx(Protocol):
    """One transaction. SQL takes its parameters as $1, $2, …"""

    async def one(self, sql: str, *values: Value) -> Row | None:
        """The first row, or None."""
        ...

    async def all(self, sql: str, *values: Value) -> list[Row]: ...

    async def run(self, sql: str, *values: Value) -> int:
        """Execute, and say how many rows were touched."""
        ...


Work = Callable[Concatenate[Tx, P], Awaitable[T]]


class Store(Protocol):
    async def write(self, work: "Work[P, T]", *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a transaction; what it returns is on disk. Raises BadStore if it cannot be."""
        ...

    async def read(self, work: "Work[P, T]", *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a transaction that only reads, on one consistent state."""
        ...

    async def close(self) -> None: ...
