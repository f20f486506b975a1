"""Requests below the platform's limit, so that none is ever refused.

Discord allows 50 requests a second to a bot, whatever they are, interactions
aside; a burst over it is answered with 429 and costs more than waiting. What
was begun goes first, a new post before the count of answers on another. Who
would have to wait long is sent back to the ledger.
"""

import asyncio
from collections import deque
from datetime import timedelta
from heapq import heappop, heappush
from itertools import count
from math import ceil

from bot.ports import NotYet, Urgency

PER_SECOND = 48.5  # of 50, for what the network presses together
LONGEST_S = 8.0  # longer than a beat, so that the next one finds the queue not yet empty


class Pace:
    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._gap_s = 1 / per_second
        # When the loop was held up, what is due comes all at once; a second never gets more.
        self._went: deque[float] = deque(maxlen=ceil(per_second))
        self._next_s = 0.0
        self._queue: list[tuple[Urgency, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._serving: asyncio.Task[None] | None = None

    async def turn(self, urgency: Urgency = Urgency.POST) -> None:
        """Wait until the next request may go out. Raises NotYet."""
        wait_s = len(self._queue) * self._gap_s
        if urgency is not Urgency.BEGUN and wait_s > LONGEST_S:
            raise NotYet(timedelta(seconds=wait_s / 2))
        turn = asyncio.get_running_loop().create_future()
        heappush(self._queue, (urgency, next(self._numbers), turn))
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        await turn

    async def _serve(self) -> None:
        """Call one after the other until nobody waits."""
        loop = asyncio.get_running_loop()
        while self._queue:
            now = loop.time()
            # A timer that was a little late is made up for; time in which nobody waited is not.
            at = self._next_s if now - self._next_s <= self._gap_s else now
            if len(self._went) == self._went.maxlen:
                at = max(at, self._went[0] + 1.0)
            if at > now:
                await asyncio.sleep(at - now)
            turn = heappop(self._queue)[2]
            if not turn.done():  # else its delivery gave up waiting
                turn.set_result(None)
                self._next_s = at + self._gap_s
                self._went.append(loop.time())
