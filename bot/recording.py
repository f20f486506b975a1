"""The transaction of an answer: the first one counts, and everything moves with it.

Answer, streak and totals are written together or not at all; each awaits
nothing but its tx.
"""

from dataclasses import dataclass

from bot.domain import standing, streak
from bot.domain.grading import Grade
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.round import Round
from bot.domain.streak import Streak
from bot.errors import NoRound, RoundClosed
from bot.store import Tx, answers, rounds, teams
from bot.store.answers import Answer
from bot.store.values import instant


@dataclass(frozen=True)
class Recorded:
    """What a transaction made of an answer."""

    round: Round
    answer: Answer
    first: bool
    streak: Streak | None


async def record(
    tx: Tx, round_id: int, who: MemberRef, grade: Grade, channel: ChannelRef | None, now: int
) -> Recorded:
    found = await rounds.get(tx, round_id)
    if found is None:
        raise NoRound
    member_id = await _answering(tx, found, who, now)
    # Whoever answers has seen it, even if the ledger does not know yet that it was sent.
    if found.state == "planned":
        await rounds.open_round(tx, found)
    late = not found.unrevealed
    answer = Answer(grade.response, grade.right, found.earned(grade.points), late, instant(now))
    if found.over:
        return await _earlier(tx, found, member_id)
    channel_id = await teams.channel(tx, channel) if channel is not None else None
    if not await answers.insert(tx, round_id, member_id, answer, now, channel_id):
        return await _earlier(tx, found, member_id)
    if answer.correct is not None and found.kind != "trial":
        await answers.add_topic(tx, round_id, member_id, answer.correct)
    kept = await _count(tx, found, member_id, answer, channel_id)
    return Recorded(found, answer, first=True, streak=kept)


async def _answering(tx: Tx, found: Round, who: MemberRef, now: int) -> int:
    """The member who answers. A practice question belongs to the one who asked for it."""
    if found.kind == "practice":
        assert found.member_id is not None
        if not await teams.is_member(tx, found.member_id, who):
            raise NoRound
        return found.member_id
    assert found.team_id is not None
    return await teams.member(tx, found.team_id, who, now)


async def _earlier(tx: Tx, found: Round, member_id: int) -> Recorded:
    answer = await answers.get(tx, found.id, member_id)
    if answer is None:
        raise RoundClosed
    kept = None
    if found.daily_id is not None:
        kept, _ = await answers.streak(tx, found.daily_id, member_id)
    return Recorded(found, answer, first=False, streak=kept)


async def _count(
    tx: Tx, found: Round, member_id: int, answer: Answer, channel_id: int | None
) -> Streak | None:
    """Carry streak and totals on; in the transaction that inserted the answer."""
    if found.daily_id is None or found.day is None:
        return None
    before, seen_in = await answers.streak(tx, found.daily_id, member_id)
    now = before
    if before.last_day is not None:
        between = await answers.days_between(
            tx, found.daily_id, member_id, seen_in, before.last_day, found.day
        )
        for day, happened in between:
            now = streak.after(now, happened, day)
    now = now.answered(found.day)
    looks_in = channel_id if channel_id is not None else seen_in
    await answers.save_streak(tx, found.daily_id, member_id, now, looks_in)
    await answers.add_totals(tx, found.daily_id, member_id, standing.periods(found.day), answer)
    return now


async def recorded_before(tx: Tx, round_id: int, who: MemberRef) -> Recorded | None:
    found = await rounds.get(tx, round_id)
    if found is None:
        return None
    _, member_id = await teams.known(tx, who)
    if member_id is None or await answers.get(tx, round_id, member_id) is None:
        return None
    return await _earlier(tx, found, member_id)
