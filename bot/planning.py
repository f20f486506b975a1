"""Transactions of the tick: which rounds and deliveries there shall be.

A round and its deliveries are planned in one transaction, so a crash leaves
either both or neither.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot import choosing
from bot.domain import standing
from bot.domain.question import Deck, Instance
from bot.domain.round import Round
from bot.domain.schedule import LATE, Due, due
from bot.domain.standing import Span
from bot.store import Tx, answers, dailies, ledger, rounds
from bot.store.dailies import Daily, DailyChannel
from bot.store.ledger import Delivery
from bot.store.values import stamp

RETRIED = timedelta(days=2)  # how long a reveal or notice that fails is tried again
LEAST_LIFE = timedelta(minutes=5)  # of a question that is planned at the end of its grace
LOW_DECK = 5  # fresh questions left when the organiser is told


async def plan(tx: Tx, daily_id: int, decks: Mapping[str, Deck], now: datetime) -> None:
    """Plan what one daily owes. Nothing if somebody else has done so meanwhile."""
    daily = await dailies.get(tx, daily_id)
    if daily is None or daily.state != "active" or daily.next.opens > now:
        return
    deck = decks.get(daily.deck)
    skips = await dailies.skips(tx, daily.id, daily.next.day)
    owed = due(daily.schedule, daily.next, now, grace=daily.grace, skips=skips)
    await dailies.advance(tx, daily.id, owed.next)
    for day in owed.skipped:
        await rounds.insert_without_question(tx, daily.id, day, "skipped", stamp(now))
    for day in owed.missed:
        await _miss(tx, daily, day, "the bot was not running at that time", now)
    if owed.held is None:
        return
    channels = await dailies.channels(tx, daily.id)
    history = await rounds.history(tx, daily.id)
    instance = choosing.of_the_day(daily, deck, owed.held.day, history)
    if instance is None:
        reason = f"the deck {daily.deck} has no question that can be asked"
        await _miss(tx, daily, owed.held.day, reason, now)
    elif not any(channel.state == "open" for channel in channels):
        # Its organiser was told when the last channel was lost.
        await rounds.insert_without_question(tx, daily.id, owed.held.day, "missed", stamp(now))
    else:
        round_id = await _plan_round(tx, daily, instance, owed, channels, now)
        unseen = choosing.unseen(daily, deck, history)
        if round_id is not None and unseen == LOW_DECK + 1:  # this one is among them
            facts = {"left": str(LOW_DECK)}
            await _notify(tx, daily.id, round_id, "deck-low", facts, now)


async def _miss(tx: Tx, daily: Daily, day: date, reason: str, now: datetime) -> None:
    """Nobody could answer that day. The organiser hears of it; no streak does."""
    round_id = await rounds.insert_without_question(tx, daily.id, day, "missed", stamp(now))
    if round_id is not None:
        facts = {"day": day.isoformat(), "reason": reason}
        await _notify(tx, daily.id, round_id, "not-posted", facts, now)


async def _plan_round(
    tx: Tx,
    daily: Daily,
    instance: Instance,
    owed: Due,
    channels: Sequence[DailyChannel],
    now: datetime,
) -> int | None:
    """The round with its deliveries; None if that day has been held already."""
    held, following = owed.held, owed.next
    assert held is not None
    previous = await rounds.newest(tx, daily.id)
    for unrevealed in await rounds.unrevealed(tx, daily.id):
        await _plan_reveal(tx, unrevealed, now)
    posted = max(now, held.opens)
    round_id = await rounds.insert_daily(
        tx,
        daily.id,
        held,
        instance,
        late=owed.late,
        reveals_at=min(posted + daily.reveal, following.opens) if daily.reveal else following.opens,
        closes_at=following.opens,
    )
    if round_id is None:
        return None
    week = _finished_week(previous, held.day)
    if week and not await answers.participants(tx, daily.id, week):
        week = None
    expires = stamp(min(max(held.opens + daily.grace, now + LEAST_LIFE), following.opens))
    for channel in channels:
        if channel.state != "open":
            await ledger.note_unreachable(tx, round_id, channel.id, stamp(now))
            continue
        if week:
            await _plan_standings(tx, round_id, channel.id, week, now)
        await ledger.plan(tx, round_id, channel.id, "question", due=stamp(now), expires=expires)
    return round_id


async def _plan_standings(tx: Tx, round_id: int, channel_id: int, week: str, now: datetime) -> None:
    note = json.dumps({"span": Span.WEEK, "period": week})
    life = stamp(now + RETRIED)
    await ledger.plan(
        tx, round_id, channel_id, "standings", due=stamp(now), expires=life, note=note
    )


def _finished_week(previous: Round | None, day: date) -> str | None:
    """The week whose standings are due with the round of `day`, if it is the first of a new one."""
    if previous is None or previous.day is None:
        return None
    week = standing.period(Span.WEEK, previous.day)
    return week if week != standing.period(Span.WEEK, day) else None


async def plan_reveals(tx: Tx, now: datetime, limit: int) -> int:
    """Plan the reveals that are due; returns how many there were."""
    found = await rounds.to_reveal(tx, stamp(now), limit)
    for round in found:
        await _plan_reveal(tx, round, now)
    return len(found)


async def _plan_reveal(tx: Tx, round: Round, now: datetime) -> None:
    if not await rounds.set_revealed(tx, round.id):
        return
    for channel_id, _ in await ledger.question_messages(tx, round.id):
        await _plan_reveal_in(tx, round.id, channel_id, now, now)


async def _plan_reveal_in(
    tx: Tx, round_id: int, channel_id: int, at: datetime, now: datetime
) -> None:
    life = stamp(max(at, now) + RETRIED)
    await ledger.plan(tx, round_id, channel_id, "reveal", due=stamp(at), expires=life)


async def sent(tx: Tx, delivery: Delivery, message: str, now: datetime) -> None:
    """A message stands. With the first question of a round the round opens."""
    await ledger.set_sent(tx, delivery.id, message)
    round = await rounds.get(tx, delivery.round_id)
    if delivery.kind != "question" or round is None:
        return
    daily = await dailies.get(tx, round.daily_id) if round.daily_id is not None else None
    reveals_at = _reveal_of(round, daily, now)
    await rounds.open_round(tx, round)
    if round.state == "planned" and reveals_at is not None:
        await rounds.set_reveal(tx, round.id, stamp(reveals_at))
    elif not round.unrevealed and reveals_at is not None:
        # Too late for the reveal of the other channels; this one gets its own.
        await _plan_reveal_in(tx, round.id, delivery.channel_id, reveals_at, now)


def _reveal_of(round: Round, daily: Daily | None, now: datetime) -> datetime | None:
    """When a question that is posted now is revealed: as long after as the daily says."""
    if daily is None or daily.reveal is None or round.closes_at is None:
        return round.reveals_at
    due_at = min(now + daily.reveal, round.closes_at)
    # A few seconds of retrying are no reason to reveal at a crooked time.
    on_time = round.reveals_at is not None and due_at - round.reveals_at < LATE
    return round.reveals_at if on_time else due_at


async def expire(tx: Tx, delivery: Delivery, now: datetime) -> None:
    """Stop trying. A question that reached nobody makes its day one that was not held."""
    await ledger.set_ended(tx, delivery.id, "expired")
    round = await rounds.get(tx, delivery.round_id)
    if round is None or round.daily_id is None or round.day is None:
        return
    if delivery.kind not in ("question", "reveal"):
        return
    kind = "not-revealed"
    if delivery.kind == "question":
        kind = "not-posted"
        await rounds.give_up(tx, round.id)
    facts = {
        "day": round.day.isoformat(),
        "channel": delivery.channel.id,
        "reason": "every attempt to post it failed",
    }
    await _notify(tx, round.daily_id, round.id, kind, facts, now, about=delivery.channel_id)


async def leave_in_doubt(tx: Tx, delivery: Delivery, reason: str, now: datetime) -> None:
    """It may stand or not, and nobody can tell: better once or never than twice. The round goes
    on for whoever sees it."""
    await ledger.set_ended(tx, delivery.id, "expired")
    round = await rounds.get(tx, delivery.round_id)
    if round is None or round.daily_id is None or delivery.kind.startswith("notice:"):
        return
    facts = {"what": delivery.kind, "channel": delivery.channel.id, "reason": reason}
    await _notify(tx, round.daily_id, round.id, "in-doubt", facts, now, about=delivery.channel_id)


async def call_off(tx: Tx, daily_id: int, channel_id: int | None = None) -> None:
    """Send nothing more that was planned; a question that nobody saw was not held."""
    await ledger.call_off(tx, daily_id, channel_id)
    for round_id in await rounds.planned(tx, daily_id):
        await rounds.give_up(tx, round_id)


async def lose(tx: Tx, delivery: Delivery, reason: str, fix: str, now: datetime) -> None:
    """Pause a channel that the bot cannot reach, and tell each organiser concerned once."""
    await ledger.set_ended(tx, delivery.id, "gone")
    if delivery.kind.startswith("notice:"):
        await _tell_elsewhere(tx, delivery, now)
        return
    await rounds.give_up(tx, delivery.round_id)
    facts = {"channel": delivery.channel.id, "reason": reason, "fix": fix}
    for daily_id in await dailies.lose_channel(tx, delivery.channel_id, reason):
        await _notify(
            tx, daily_id, delivery.round_id, "channel-gone", facts, now, about=delivery.channel_id
        )


async def _notify(
    tx: Tx,
    daily_id: int,
    round_id: int,
    kind: str,
    facts: Mapping[str, str],
    now: datetime,
    *,
    about: int | None = None,
) -> None:
    """Plan a word to the organiser, in private if that is possible; the ledger sees to it
    that it is said once."""
    note = json.dumps({"kind": kind, "facts": dict(facts), "daily": daily_id}, ensure_ascii=False)
    for channel_id in (await dailies.telling_channels(tx, daily_id))[:1]:
        name = f"notice:{kind}:{about or daily_id}"
        await _plan_notice(tx, round_id, channel_id, name, note, now)


async def _tell_elsewhere(tx: Tx, delivery: Delivery, now: datetime) -> None:
    """The organiser takes no private messages: tell it where it can be told."""
    tried = await ledger.channels_tried(tx, delivery.round_id, delivery.kind)
    daily_id = json.loads(delivery.note)["daily"]
    left = [id for id in await dailies.telling_channels(tx, daily_id) if id not in tried]
    for channel_id in left[:1]:
        name, note = delivery.kind, delivery.note
        await _plan_notice(tx, delivery.round_id, channel_id, name, note, now)


async def _plan_notice(
    tx: Tx, round_id: int, channel_id: int, name: str, note: str, now: datetime
) -> None:
    life = stamp(now + RETRIED)
    await ledger.plan(tx, round_id, channel_id, name, due=stamp(now), expires=life, note=note)


async def plan_trial(
    tx: Tx, daily: Daily, member_id: int, deck: Deck, now: datetime, reveal_after: timedelta
) -> int:
    """A question to every channel of a daily that counts for nothing; returns its round."""
    history = await rounds.history(tx, daily.id)
    instance = choosing.trial(daily, deck, history, f"trial/{daily.id}/{stamp(now)}")
    assert instance is not None
    reveals_at = stamp(now + reveal_after)
    round_id = await rounds.insert_other(
        tx, "trial", member_id, instance, now=stamp(now), reveals_at=reveals_at
    )
    for channel in await dailies.channels(tx, daily.id):
        if channel.state == "open":
            expires = stamp(now + LEAST_LIFE)
            await ledger.plan(tx, round_id, channel.id, "question", due=stamp(now), expires=expires)
    return round_id
