"""Posts below the platform's limit, so that none is ever refused.

Discord allows 50 requests a second to a bot, whatever they are, interactions
aside; a burst over it is answered with 429 and costs more than waiting. What
is urgent goes first: a post before the count of answers on another.
"""

import asyncio
from collections import deque

PER_SECOND = 48.5  # of 50, for what the network presses together


class Pace:
    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._gap_s = 1 / per_second
        # When the loop was held up, what is due comes all at once; a second never gets more.
        self._went: deque[float] = deque(maxlen=max(1, int(per_second)))
        self._next_s = 0.0
        self._door = asyncio.Lock()
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
        loop = asyncio.get_running_loop()
        async with self._door:
            now = loop.time()
            # A timer that was a little late is made up for; time in which nobody waited is not.
            at = self._next_s if now - self._next_s <= self._gap_s else now
            if len(self._went) == self._went.maxlen:
                at = max(at, self._went[0] + 1.0)
            if at > now:
                await asyncio.sleep(at - now)
            self._next_s = at + self._gap_s
            self._went.append(loop.time())
