"""What the clock does: plan what is due, deliver it, reveal, close, give up.

Rows are the truth and every step can be repeated: a tick after a crash takes
up what the last one left. The only catch-all of the core is here, per
delivery, so that one bad channel stops no other.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from bot import planning
from bot.clock import Clock
from bot.domain.question import Deck
from bot.errors import BadStore, BotError
from bot.ports import ChannelGone, DeliveryFailed, Platform
from bot.posting import view_of
from bot.store import Store, dailies, ledger
from bot.store.ledger import Delivery
from bot.store.values import stamp
from bot.study import Study
from bot.views import RevealView

LEASE = timedelta(seconds=90)
PATIENCE = timedelta(seconds=60)  # for one post; shorter than the lease
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(minutes=15)
AT_ONCE = 100  # dailies planned in one commit; answers wait no longer than that takes
CLAIMED = 50  # deliveries leased at once, so that none waits out its lease in a queue
REFRESH = timedelta(seconds=60)  # between two edits of the counts of answers

log = logging.getLogger(__name__)


class Heartbeat:
    def __init__(
        self,
        store: Store,
        decks: Mapping[str, Deck],
        clock: Clock,
        study: Study,
        platforms: Iterable[Platform],
        *,
        patience: timedelta = PATIENCE,
    ) -> None:
        """`patience` is how long one post may take; keep it shorter than LEASE."""
        self._store = store
        self._decks = decks
        self._clock = clock
        self._study = study
        self._platforms = {platform.name: platform for platform in platforms}
        self._patience = patience
        self._refreshed: datetime | None = None

    async def recover(self) -> None:
        """Take up what was in flight when the last process died.

        Only for the one process of a SQLite file; where several share a
        database, leases run out by themselves.
        """
        await self._store.write(ledger.release_all, stamp(self._clock.now()))

    async def beat(self) -> None:
        """A tick that only logs, in one line, what a person has to mend, such as a full disk."""
        try:
            await self.tick()
        except BotError as error:
            log.error("the tick could not do its work: %s", error)

    async def tick(self) -> None:
        """Everything that is due now, once. Safe to repeat at any time."""
        now = self._clock.now()
        await self._plan(now)
        while await self._store.write(planning.plan_reveals, now, AT_ONCE) == AT_ONCE:
            pass
        await self._deliver()
        await self._refresh(now)

    async def _plan(self, now: datetime) -> None:
        """A transaction a daily, so that one that fails stops no other."""
        due = await self._store.read(dailies.due, stamp(now))
        for start in range(0, len(due), AT_ONCE):
            ids = due[start : start + AT_ONCE]
            work = (self._store.write(planning.plan, id, self._decks, now) for id in ids)
            results = await asyncio.gather(*work, return_exceptions=True)
            for id, result in zip(ids, results, strict=True):
                if isinstance(result, BadStore):
                    raise result
                if isinstance(result, BaseException):
                    log.error("daily %s could not be planned", id, exc_info=result)

    async def _deliver(self) -> None:
        while True:
            now = self._clock.now()
            claimed = await self._store.write(ledger.claim, stamp(now), stamp(now + LEASE), CLAIMED)
            # What one channel gets keeps its order: the reveal before the next question.
            by_channel = groupby(
                sorted(claimed, key=lambda d: (d.channel_id, d.id)), lambda d: d.channel_id
            )
            work = (self._in_order(list(group)) for _, group in by_channel)
            for error in await asyncio.gather(*work, return_exceptions=True):
                if isinstance(error, BaseException):
                    log.error("a delivery could not be recorded: %s", error)
            if len(claimed) < CLAIMED:
                return

    async def _in_order(self, deliveries: list[Delivery]) -> None:
        for delivery in deliveries:
            try:
                async with asyncio.timeout(self._patience.total_seconds()):
                    await self._settle(delivery)
            except ChannelGone as gone:
                await self._lose(delivery, gone)
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
        message = None
        if delivery.attempts > 1:
            message = await platform.find(delivery.channel, delivery.mark, delivery.first_at)
        if message is None:
            if self._clock.now() >= delivery.expires_at:
                await self._store.write(planning.expire, delivery, self._clock.now())
                return
            view = await self._store.read(view_of, delivery)
            if isinstance(view, RevealView) and view.message is not None:
                await platform.edit(view.message, view)
            message = await platform.post(delivery.channel, view, delivery.mark)
        await self._store.write(planning.sent, delivery, message.id, self._clock.now())

    async def _put_off(self, delivery: Delivery, wait: timedelta | None) -> None:
        backoff = min(FIRST_RETRY * 2 ** min(delivery.attempts - 1, 10), LONGEST_RETRY)
        at = stamp(self._clock.now() + (wait or backoff))
        await self._store.write(ledger.set_retry, delivery.id, at)

    async def _lose(self, delivery: Delivery, gone: ChannelGone) -> None:
        log.warning("channel %s is gone: %s", delivery.channel, gone.reason)
        now = self._clock.now()
        await self._store.write(planning.lose, delivery, gone.reason, gone.fix, now)

    async def _refresh(self, now: datetime) -> None:
        """Show how many have answered, at most once a minute and never twice the same."""
        if self._refreshed is not None and now - self._refreshed < REFRESH:
            return
        self._refreshed = now
        changed, self._study.answered = self._study.answered, set()
        for round_id in sorted(changed):
            try:
                await self._show_count(round_id)
            except (DeliveryFailed, ChannelGone) as error:
                log.info("the count of round %s was not shown: %s", round_id, error)
            except Exception:
                log.exception("the count of round %s", round_id)

    async def _show_count(self, round_id: int) -> None:
        view = await self._study.question(round_id)
        if view.round_kind == "practice" or view.reveals_at is None:
            return  # practice stands in no channel, and a reveal shows the count itself
        for _, message in await self._store.read(ledger.question_messages, round_id):
            platform = self._platforms.get(message.channel.platform)
            if platform is not None:
                await platform.edit(message, view)
