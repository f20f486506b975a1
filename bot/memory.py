"""What an adapter has to remember across restarts: a few short texts, each under a name."""

from bot.store import Store, facts


class Memory:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def recall(self, name: str) -> str | None:
        return await self._store.read(facts.get, name)

    async def keep(self, name: str, text: str) -> None:
        """On disk when this returns."""
        await self._store.write(facts.put, name, text)
