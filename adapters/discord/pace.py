"""Posts below the platform's limit, so that none is ever refused.

Discord allows 50 requests a second to a bot, whatever they are, interactions
aside; a burst over it is answered with 429 and costs more than waiting. What
is urgent goes first: a post before the count of answers on another.
"""

import asyncio

PER_SECOND = 49.0  # of 50: measured to draw no 429


class Pace:
    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._gap_s = 1 / per_second
        self._next_s = 0.0
        self._urgent = 0
        self._calm = asyncio.Event()
        self._calm.set()

    async def turn(self, *, urgent: bool = True) -> None:
        """Wait until the next request may go out."""
        if urgent:
            await self._urgent_turn()
            return
        while self._urgent:
            await self._calm.wait()
        await self._slot()

    async def _urgent_turn(self) -> None:
        self._urgent += 1
        self._calm.clear()
        try:
            await self._slot()
        finally:
            self._urgent -= 1
            if not self._urgent:
                self._calm.set()

    async def _slot(self) -> None:
        now = asyncio.get_running_loop().time()
        at = max(self._next_s, now)
        self._next_s = at + self._gap_s
        if at > now:
            await asyncio.sleep(at - now)
