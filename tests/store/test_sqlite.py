"""The driver: transactions in one go, group commit, and each failure alone."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.errors import BadStore
from bot.store import Tx
from bot.store.sqlite import SqliteStore


async def put(tx: Tx, key: str, value: str) -> None:
    await tx.run("INSERT INTO facts (key, value) VALUES ($1, $2)", key, value)


async def keys(tx: Tx) -> list[str]:
    return [row[0] for row in await tx.all("SELECT key FROM facts ORDER BY key")]


async def put_and_fail(tx: Tx, key: str) -> None:
    await put(tx, key, "lost")
    raise LookupError(key)


async def increment(tx: Tx) -> int:
    row = await tx.one("SELECT value FROM facts WHERE key = 'n'")
    count = int(row[0]) + 1 if row else 1
    await tx.run(
        "INSERT INTO facts (key, value) VALUES ('n', $1)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        str(count),
    )
    return count


async def test_what_write_returned_is_there_for_another_connection(
    store: SqliteStore, database: Path
) -> None:
    await store.write(put, "a", "1")
    other = sqlite3.connect(database)
    assert other.execute("SELECT value FROM facts").fetchall() == [("1",)]
    other.close()


async def test_one_failure_rolls_back_alone(store: SqliteStore) -> None:
    work = [store.write(put, "a", "1"), store.write(put_and_fail, "b"), store.write(put, "c", "3")]
    results = await asyncio.gather(*work, return_exceptions=True)
    assert [type(result) for result in results] == [type(None), LookupError, type(None)]
    assert await store.read(keys) == ["a", "c"]


async def test_a_broken_constraint_rolls_back_alone(store: SqliteStore) -> None:
    work = [store.write(put, "a", "1"), store.write(put, "a", "2"), store.write(put, "b", "3")]
    results = await asyncio.gather(*work, return_exceptions=True)
    assert isinstance(results[1], sqlite3.IntegrityError)
    assert await store.read(keys) == ["a", "b"]


async def test_concurrent_read_modify_writes_do_not_lose_each_other(store: SqliteStore) -> None:
    counts = await asyncio.gather(*(store.write(increment) for _ in range(200)))
    assert sorted(counts) == list(range(1, 201))


async def test_two_connections_do_not_lose_each_others_writes(
    store: SqliteStore, database: Path
) -> None:
    other = await SqliteStore.open(database)
    both = (store, other)
    counts = await asyncio.gather(*(both[n % 2].write(increment) for n in range(50)))
    await other.close()
    assert sorted(counts) == list(range(1, 51))


async def test_a_transaction_that_awaits_anything_else_is_refused_and_leaves_no_trace(
    store: SqliteStore,
) -> None:
    async def wait(tx: Tx) -> None:
        await put(tx, "a", "1")
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="awaited something other than its tx"):
        await store.write(wait)
    assert await store.read(keys) == []


async def test_a_read_cannot_write(store: SqliteStore) -> None:
    with pytest.raises(BadStore, match="cannot be written"):
        await store.read(put, "a", "1")


async def test_a_caller_that_gives_up_does_not_hold_up_the_others(store: SqliteStore) -> None:
    impatient = asyncio.create_task(store.write(put, "a", "1"))
    await asyncio.sleep(0)
    impatient.cancel()
    await store.write(put, "b", "2")
    assert "b" in await store.read(keys)


async def test_a_full_disk_is_said_in_words_and_what_was_confirmed_stays(
    store: SqliteStore,
) -> None:
    async def limit(tx: Tx) -> None:
        await tx.all("PRAGMA max_page_count = 45")

    await store.write(put, "a", "confirmed")
    await store.write(limit)
    with pytest.raises(BadStore, match="the disk is full"):
        await asyncio.gather(*(store.write(put, f"b{n}", "x" * 5000) for n in range(100)))
    kept = await store.read(keys)
    assert kept[0] == "a"
    await store.write(put_small_after_making_room)
    assert "c" in await store.read(keys)


async def put_small_after_making_room(tx: Tx) -> None:
    await tx.run("DELETE FROM facts WHERE key <> 'a'")
    await put(tx, "c", "3")


async def test_closing_waits_for_what_is_being_written(database: Path) -> None:
    store = await SqliteStore.open(database)
    writing = [asyncio.create_task(store.write(put, f"k{n}", "v")) for n in range(10)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*writing)
    reopened = await SqliteStore.open(database)
    assert len(await reopened.read(keys)) == 10
    await reopened.close()


async def test_every_commit_is_synced_and_every_reference_checked(store: SqliteStore) -> None:
    async def settings(tx: Tx) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [(await tx.all(f"PRAGMA {name}"))[0][0] for name in names]

    assert await store.write(settings) == ["wal", 2, 1]
