"""Small facts that outlive the process, such as which commands a platform knows already."""

from bot.store import Tx


async def get(tx: Tx, key: str) -> str | None:
    row = await tx.one("SELECT value FROM facts WHERE key = $1", key)
    return row[0] if row else None


async def put(tx: Tx, key: str, value: str) -> None:
    await tx.run(
        "INSERT INTO facts (key, value) VALUES ($1, $2)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value,
    )
