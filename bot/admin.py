"""What organisers do: start, show, change, pause, resume, skip, stop, try and reveal.

Whether somebody may do so is the adapter's to know where its platform says it
(Manage Server, workspace admin); `organises` knows those of the daily itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot import choosing, planning, wishes
from bot.clock import Clock
from bot.domain.question import Deck
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.schedule import Occurrence, Schedule
from bot.errors import NoChannel, NoDaily
from bot.store import Store, Tx, dailies, rounds, teams
from bot.store.dailies import Daily
from bot.store.values import stamp
from bot.study import daily_of
from bot.views import DailyView
from bot.wishes import Wish as Wish

GRACE = timedelta(hours=12)
TRIAL_REVEAL = timedelta(minutes=5)


class Admin:
    def __init__(self, store: Store, decks: Mapping[str, Deck], clock: Clock) -> None:
        self._store = store
        self._decks = decks
        self._clock = clock

    async def start(
        self,
        who: MemberRef,
        channels: Sequence[ChannelRef],
        wish: Wish,
        *,
        private: ChannelRef | None = None,
        at_once: bool = False,
        grace: timedelta = GRACE,
    ) -> DailyView:
        """Set a daily up in channels that have none; changes it where they have one, and takes
        up again, with its streaks, what was stopped there.

        A time still to come today posts today; `at_once` posts now, whatever the
        time. `private` is where the organiser can be told of trouble. Raises
        BadTime, BadZone, BadDays, BadReveal, UnknownDeck, UnknownTopic and NothingToAsk before
        anything is stored.
        """
        if await self._store.read(daily_of, channels[0]) is not None:
            return await self.change(channels[0], wish)
        stopped = await self._store.read(dailies.stopped_of_channel, channels[0])
        if stopped is not None:
            return await self._revive(stopped, who, channels, wish, private)
        terms = wishes.terms(wish, self._decks)
        now = self._clock.now()
        upcoming = terms.schedule.first(now)
        if at_once:
            upcoming = Occurrence(now.astimezone(terms.schedule.zone).date(), now)

        async def start(tx: Tx) -> int:
            team_id, member_id = await teams.present(tx, who, stamp(now))
            daily_id = await dailies.insert(
                tx,
                team_id=team_id,
                deck=terms.deck,
                schedule=terms.schedule,
                reveal=terms.reveal,
                mention=terms.mention,
                topics=terms.topics,
                grace=grace,
                upcoming=upcoming,
                now=stamp(now),
            )
            for channel in channels:
                await dailies.add_channel(tx, daily_id, await teams.channel(tx, channel))
            told = await teams.channel(tx, private) if private else None
            await dailies.add_organiser(tx, daily_id, member_id, told)
            return daily_id

        daily_id = await self._store.write(start)
        return await self._show(daily_id)

    @property
    def usual_deck(self) -> str:
        """The one of a daily for which no other is asked for. Raises UnknownDeck without any."""
        return wishes.deck_named(None, self._decks)

    def check(self, wish: Wish) -> None:
        """Raise what `start` would of a wish that cannot be; nothing is stored."""
        wishes.terms(wish, self._decks)

    async def _revive(
        self,
        daily: Daily,
        who: MemberRef,
        channels: Sequence[ChannelRef],
        wish: Wish,
        private: ChannelRef | None,
    ) -> DailyView:
        view = await self._changed(daily, wish, state="active")
        for channel in channels:
            await self.add_channel(channels[0], channel)
        await self.name_organiser(channels[0], who, private)
        return await self._show(view.id)

    async def show(self, channel: ChannelRef) -> DailyView:
        """Raises NoDaily, as does everything below."""
        daily = await self._daily(channel)
        return await self._show(daily.id)

    async def change(self, channel: ChannelRef, wish: Wish) -> DailyView:
        """Change some settings. Today's question, once planned, stays as it is."""
        return await self._changed(await self._daily(channel), wish)

    async def _changed(self, daily: Daily, wish: Wish, state: str | None = None) -> DailyView:
        changed = wishes.changed(daily, wish, self._decks)
        reschedule = changed.schedule != daily.schedule or state is not None
        return await self._save(replace(changed, state=state or daily.state), reschedule=reschedule)

    async def pause(self, channel: ChannelRef) -> DailyView:
        """No posts until `resume`; streaks stay as they are."""
        return await self._end(replace(await self._daily(channel), state="paused"))

    async def resume(self, channel: ChannelRef) -> DailyView:
        """Go on with the next study day; those in between had no question and count for nothing.
        Channels that were lost are tried again."""
        daily = await self._daily(channel)
        await self._store.write(dailies.reopen_channels, daily.id)
        if daily.state == "active":
            return await self._show(daily.id)
        return await self._save(replace(daily, state="active"), reschedule=True)

    async def stop(self, channel: ChannelRef) -> DailyView:
        """End the daily. Its history stays, and `start` in its channel takes it up again."""
        return await self._end(replace(await self._daily(channel), state="stopped"))

    async def skip(self, channel: ChannelRef) -> DailyView:
        """Leave out the next study day, as for a holiday. Again: the one after it."""
        daily = await self._daily(channel)

        async def skip(tx: Tx) -> None:
            skipped = await dailies.skips(tx, daily.id, daily.next.day)
            await dailies.add_skip(tx, daily.id, _unskipped(daily, skipped).day)

        await self._store.write(skip)
        return await self._show(daily.id)

    async def add_channel(self, channel: ChannelRef, other: ChannelRef) -> DailyView:
        """Let the daily of `channel` go to another one too; reopens one that was lost."""
        daily = await self._daily(channel)

        async def add(tx: Tx) -> None:
            await dailies.add_channel(tx, daily.id, await teams.channel(tx, other))

        await self._store.write(add)
        return await self._show(daily.id)

    async def remove_channel(self, channel: ChannelRef, other: ChannelRef) -> DailyView:
        """Let the daily of `channel` go to `other` no more; streaks count from the rest."""
        daily = await self._daily(channel)

        async def remove(tx: Tx) -> None:
            channel_id = await teams.channel(tx, other)
            await dailies.remove_channel(tx, daily.id, channel_id)
            await planning.call_off(tx, daily.id, channel_id)

        await self._store.write(remove)
        return await self._show(daily.id)

    async def move(self, channel: ChannelRef, other: ChannelRef) -> DailyView:
        """Let the daily of `channel` go to `other` instead of wherever it went."""
        daily = await self._daily(channel)

        async def move(tx: Tx) -> None:
            kept = await teams.channel(tx, other)
            await dailies.add_channel(tx, daily.id, kept)
            for left in await dailies.channels(tx, daily.id):
                if left.id != kept:
                    await dailies.remove_channel(tx, daily.id, left.id)
                    await planning.call_off(tx, daily.id, left.id)

        await self._store.write(move)
        return await self._show(daily.id)

    async def name_organiser(
        self, channel: ChannelRef, who: MemberRef, private: ChannelRef | None = None
    ) -> None:
        """Let somebody else organise this daily too, and hear of trouble in `private`."""
        daily = await self._daily(channel)
        now = stamp(self._clock.now())

        async def name(tx: Tx) -> None:
            member_id = await teams.member(tx, daily.team_id, who, now)
            told = await teams.channel(tx, private) if private else None
            await dailies.add_organiser(tx, daily.id, member_id, told)

        await self._store.write(name)

    async def try_out(self, channel: ChannelRef, who: MemberRef) -> int:
        """Post a trial that counts for nothing, at the next tick; returns its round. Raises
        NoChannel if there is none that it can go to."""
        daily = await self._daily(channel)
        places = await self._store.read(dailies.channels, daily.id)
        if not any(place.state == "open" for place in places):
            raise NoChannel(places[0].reason if places else "")
        now = self._clock.now()
        deck = self._decks[wishes.deck_named(daily.deck, self._decks)]

        async def plan(tx: Tx) -> int:
            _, member_id = await teams.present(tx, who, stamp(now))
            return await planning.plan_trial(tx, daily, member_id, deck, now, TRIAL_REVEAL)

        return await self._store.write(plan)

    async def reveal(self, channel: ChannelRef) -> bool:
        """Reveal the open question at the next tick; False if none is unrevealed."""
        daily = await self._daily(channel)

        async def reveal(tx: Tx) -> bool:
            found = await rounds.unrevealed(tx, daily.id)
            for round in found:
                await rounds.hasten_reveal(tx, round.id, stamp(self._clock.now()))
            return bool(found)

        return await self._store.write(reveal)

    async def organises(self, channel: ChannelRef, who: MemberRef) -> bool:
        """Whether somebody set this daily up or was named its organiser."""
        daily = await self._daily(channel)
        return await self._store.read(dailies.organises, daily.id, who)

    async def _daily(self, channel: ChannelRef) -> Daily:
        found = await self._store.read(daily_of, channel)
        if found is None:
            raise NoDaily
        return found

    async def _end(self, daily: Daily) -> DailyView:
        async def end(tx: Tx) -> None:
            await dailies.save(tx, daily)
            await planning.call_off(tx, daily.id)

        await self._store.write(end)
        return await self._show(daily.id)

    async def _save(self, daily: Daily, *, reschedule: bool = False) -> DailyView:
        now = self._clock.now()

        async def save(tx: Tx) -> None:
            changed = daily
            if reschedule:
                last = await rounds.last_day(tx, daily.id)
                changed = replace(daily, next=_upcoming(daily.schedule, now, last))
            await dailies.save(tx, changed)

        await self._store.write(save)
        return await self._show(daily.id)

    async def _show(self, daily_id: int) -> DailyView:
        return await self._store.read(_view, daily_id, self._decks)


def _upcoming(schedule: Schedule, now: datetime, last: date | None) -> Occurrence:
    """The next study day from now that has no row yet."""
    upcoming = schedule.first(now)
    while last is not None and upcoming.day <= last:
        upcoming = schedule.following(upcoming.day)
    return upcoming


def _unskipped(daily: Daily, skipped: frozenset[date]) -> Occurrence:
    upcoming = daily.next
    while upcoming.day in skipped:
        upcoming = daily.schedule.following(upcoming.day)
    return upcoming


async def _view(tx: Tx, daily_id: int, decks: Mapping[str, Deck]) -> DailyView:
    daily = await dailies.get(tx, daily_id)
    assert daily is not None
    upcoming = _unskipped(daily, await dailies.skips(tx, daily_id, daily.next.day))
    deck = decks.get(daily.deck)
    history = await rounds.history(tx, daily_id)
    asked = {question.topic for question in choosing.pool(daily, deck)}
    return DailyView(
        id=daily.id,
        deck=daily.deck,
        at=f"{daily.schedule.at:%H:%M}",
        zone=daily.schedule.zone.key,
        weekdays=daily.schedule.weekdays,
        reveal=daily.reveal,
        mention=daily.mention,
        state=daily.state,
        next_day=upcoming.day,
        next_at=upcoming.opens.astimezone(UTC),
        channels=tuple((c.ref, c.reason) for c in await dailies.channels(tx, daily_id)),
        unseen=choosing.unseen(daily, deck, history),
        questions=len(choosing.pool(daily, deck)),
        topics=tuple(topic for topic in daily.topics if topic in asked),
    )
