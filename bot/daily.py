"""What the clock does: plan what is due, deliver it, reveal, close, give up.

Rows are the truth and every step can be repeated: a tick after a crash takes
up what the last one left.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from bot import planning
from bot.clock import Clock
from bot.delivering import PATIENCE, Courier
from bot.domain.question import Deck
from bot.domain.refs import MessageRef
from bot.errors import BadStore, BotError
from bot.ports import ChannelGone, DeliveryFailed, NotYet, Platform, Urgency
from bot.store import Store, dailies, ledger
from bot.store.values import stamp
from bot.study import Study

AT_ONCE = 100  # dailies planned in one commit; answers wait no longer than that takes
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
        """`patience` is how long one post may take; keep it shorter than the lease."""
        self._store = store
        self._decks = decks
        self._clock = clock
        self._study = study
        self._platforms = {platform.name: platform for platform in platforms}
        self._patience = patience
        self._courier = Courier(store, clock, self._platforms, patience)

    async def recover(self) -> None:
        """Take up what was in flight when the last process died.

        Only for the one process of a SQLite file; where several share a
        database, leases run out by themselves.
        """
        await self._store.write(ledger.release_all, stamp(self._clock.now()))

    async def stop(self) -> None:
        """Let go of deliveries on their way, before the store is closed."""
        await self._courier.stop()

    async def beat(self) -> None:
        """What the scheduler calls: a tick that waits for no slow channel, and only logs, in
        one line, what a person has to mend, such as a full disk."""
        try:
            await self._begin()
        except BotError as error:
            log.error("the tick could not do its work: %s", error)

    async def tick(self) -> None:
        """Everything that is due now, once and to its end. Safe to repeat at any time."""
        await self._begin()
        await self._courier.finish()

    async def _begin(self) -> None:
        now = self._clock.now()
        await self._plan(now)
        while await self._store.write(planning.plan_reveals, now, AT_ONCE) == AT_ONCE:
            pass
        await self._courier.start()

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

    async def refresh(self) -> None:
        """Show how many have answered since the last time; the scheduler calls it each REFRESH.

        An edit waits its turn in its channel, or it could undo a reveal.
        """
        changed, self._study.answered = self._study.answered, set()
        for round_id in sorted(changed):
            for channel_id, message in await self._store.read(ledger.question_messages, round_id):
                show = partial(self._show_count, round_id, message)
                self._courier.enqueue(channel_id, show)

    async def _show_count(self, round_id: int, message: MessageRef) -> None:
        view = await self._study.question(round_id)
        platform = self._platforms.get(message.channel.platform)
        if platform is None or view.reveals_at is None:
            return  # a reveal shows the count itself
        try:
            await platform.ready(message.channel, Urgency.COUNT)
            async with asyncio.timeout(self._patience.total_seconds()):
                await platform.edit(message, view)
        except NotYet:
            self._study.answered.add(round_id)  # the next refresh shows it
        except (DeliveryFailed, ChannelGone, TimeoutError) as error:
            log.info("the count of round %s was not shown: %s", round_id, error)
