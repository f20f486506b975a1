"""The way of a delivery: claimed, posted, and recorded as sent, put off, expired or gone.

Every step can be repeated, and the only catch-all of the core is here, per
delivery, so that one bad channel stops no other.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from bot import planning
from bot.clock import Clock
from bot.domain.refs import MessageRef
from bot.errors import BotError
from bot.ports import CannotTell, ChannelGone, DeliveryFailed, NotYet, Platform, Urgency
from bot.posting import view_of
from bot.store import Store, ledger
from bot.store.ledger import Delivery
from bot.store.values import stamp
from bot.views import RevealView

LEASE = timedelta(seconds=90)
PATIENCE = timedelta(seconds=25)  # for one request; three of them and the queue fit into a lease
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(minutes=15)
AT_ONCE = 2000  # deliveries in flight; each platform paces its own
CLAIMED = 25  # leased in one transaction; an answer in between waits no longer than that takes

log = logging.getLogger(__name__)


Job = Callable[[], Awaitable[None]]


class Courier:
    """Carries what is due. What goes to one channel keeps its order: the reveal before the next
    question; so a channel that is slow holds up its own messages and no others."""

    def __init__(
        self, store: Store, clock: Clock, platforms: Mapping[str, Platform], patience: timedelta
    ) -> None:
        self._store = store
        self._clock = clock
        self._platforms = platforms
        self._patience = patience
        self._queues: dict[int, deque[Job]] = {}
        self._carried: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def enqueue(self, channel_id: int, job: Job) -> None:
        """Do something after all that the channel was to get before. An error is logged."""
        queue = self._queues.get(channel_id)
        if queue is None:
            queue = self._queues[channel_id] = deque()
            task = asyncio.create_task(self._work_off(channel_id, queue))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        queue.append(job)

    async def start(self) -> None:
        """Set out with everything that is due; returns when the last of it is on its way."""
        while await self._claim():
            # Half of the places are refilled at once, so that a claim is not one delivery's.
            while len(self._carried) > AT_ONCE // 2:
                await self._one_done()

    async def finish(self) -> None:
        """Wait for what is on its way."""
        while self._tasks:
            await self._one_done()

    async def stop(self) -> None:
        """Let go of what is on its way; the next process looks whether it came out."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _one_done(self) -> None:
        # Tasks note their own errors, and take themselves out of the set.
        await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def _claim(self) -> bool:
        """Lease as much as there is room for; True if more may be due."""
        room = min(AT_ONCE - len(self._carried), CLAIMED)
        if room <= 0:
            return True
        now = self._clock.now()
        until = now + LEASE
        claimed = await self._store.write(ledger.claim, stamp(now), stamp(until), room)
        for delivery in sorted(claimed, key=lambda delivery: delivery.id):
            # One that waits here longer than its lease is claimed a second time.
            if delivery.id not in self._carried:
                self._carried.add(delivery.id)
                self.enqueue(delivery.channel_id, partial(self._carry, delivery, until))
        return len(claimed) == room

    async def _work_off(self, channel_id: int, queue: deque[Job]) -> None:
        try:
            await self._all_of(channel_id, queue)
        finally:
            del self._queues[channel_id]

    async def _all_of(self, channel_id: int, queue: deque[Job]) -> None:
        while queue:
            job = queue.popleft()
            try:
                await job()
            except BotError as error:
                log.error("channel %s: %s", channel_id, error)
            except Exception:
                log.exception("channel %s", channel_id)

    async def _carry(self, delivery: Delivery, until: datetime) -> None:
        try:
            await self._try(delivery, until)
        finally:
            self._carried.discard(delivery.id)

    async def _try(self, delivery: Delivery, until: datetime) -> None:
        if self._clock.now() + self._patience > until:
            # It waited behind another; posting now could outlast the lease.
            await self._store.write(ledger.set_retry, delivery.id, stamp(self._clock.now()))
            return
        try:
            await self._settle(delivery)
        except ChannelGone as gone:
            await self._lose(delivery, gone)
        except NotYet as later:
            at = stamp(self._clock.now() + later.wait)
            await self._store.write(ledger.unclaim, delivery.id, at)
        except CannotTell as doubt:
            log.warning("delivery %s to %s: %s", delivery.id, delivery.channel, doubt)
            now = self._clock.now()
            await self._store.write(planning.leave_in_doubt, delivery, doubt.reason, now)
        except DeliveryFailed as failed:
            log.warning("delivery %s to %s: %s", delivery.id, delivery.channel, failed)
            await self._put_off(delivery, failed.retry_after)
        except TimeoutError:
            log.warning("delivery %s to %s: no answer in time", delivery.id, delivery.channel)
            await self._put_off(delivery, None)
        except Exception:
            log.exception("delivery %s to %s", delivery.id, delivery.channel)
            await self._put_off(delivery, None)

    async def _settle(self, delivery: Delivery) -> None:
        """Post once. Before a second attempt the platform is asked about the first."""
        platform = self._platforms.get(delivery.channel.platform)
        if platform is None:
            raise DeliveryFailed(f"no adapter for {delivery.channel.platform} is running")
        message = await self._found(platform, delivery) if delivery.attempts > 1 else None
        if message is None:
            if self._clock.now() >= delivery.expires_at:
                await self._store.write(planning.expire, delivery, self._clock.now())
                return
            message = await self._post(platform, delivery)
        await self._store.write(planning.sent, delivery, message.id, self._clock.now())

    async def _found(self, platform: Platform, delivery: Delivery) -> MessageRef | None:
        await platform.ready(delivery.channel, Urgency.POST)
        view = await self._store.read(view_of, delivery)
        async with self._impatient():
            return await platform.find(delivery.channel, delivery.mark, delivery.first_at, view)

    async def _post(self, platform: Platform, delivery: Delivery) -> MessageRef:
        begun = delivery.attempts > 1
        await platform.ready(delivery.channel, Urgency.BEGUN if begun else Urgency.POST)
        view = await self._store.read(view_of, delivery)
        if isinstance(view, RevealView) and view.message is not None:
            async with self._impatient():
                await platform.edit(view.message, view)
            await platform.ready(delivery.channel, Urgency.BEGUN)
        async with self._impatient():
            return await platform.post(delivery.channel, view, delivery.mark)

    def _impatient(self) -> asyncio.Timeout:
        """For a request, and not for its place in the queue."""
        return asyncio.timeout(self._patience.total_seconds())

    async def _put_off(self, delivery: Delivery, wait: timedelta | None) -> None:
        backoff = min(FIRST_RETRY * 2 ** min(delivery.attempts - 1, 10), LONGEST_RETRY)
        at = stamp(self._clock.now() + (wait or backoff))
        await self._store.write(ledger.set_retry, delivery.id, at)

    async def _lose(self, delivery: Delivery, gone: ChannelGone) -> None:
        log.warning("channel %s is gone: %s", delivery.channel, gone.reason)
        now = self._clock.now()
        await self._store.write(planning.lose, delivery, gone.reason, gone.fix, now)
