"""Answers, and what is kept beside them: streaks and totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.standing import Score
from bot.domain.streak import Happened, Streak
from bot.store import Tx
from bot.store.rounds import HELD
from bot.store.values import instant


@dataclass(frozen=True)
class Answer:
    """`correct` is None where nothing is scored; `late` means after the reveal."""

    response: str
    correct: bool | None
    points: int
    late: bool
    answered_at: datetime


async def insert(
    tx: Tx, round_id: int, member_id: int, answer: Answer, now: int, channel_id: int | None
) -> bool:
    """False if this member has answered before: the first answer counts."""
    row = await tx.one(
        "INSERT INTO answers (round_id, member_id, response, correct, points, late, answered_at,"
        " channel_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT (round_id, member_id) DO NOTHING RETURNING round_id",
        round_id,
        member_id,
        answer.response,
        None if answer.correct is None else int(answer.correct),
        answer.points,
        int(answer.late),
        now,
        channel_id,
    )
    return row is not None


async def get(tx: Tx, round_id: int, member_id: int) -> Answer | None:
    row = await tx.one(
        "SELECT response, correct, points, late, answered_at FROM answers"
        " WHERE round_id = $1 AND member_id = $2",
        round_id,
        member_id,
    )
    if row is None:
        return None
    correct = None if row[1] is None else bool(row[1])
    return Answer(row[0], correct, row[2], bool(row[3]), instant(row[4]))


async def count(tx: Tx, round_id: int) -> int:
    row = await tx.one("SELECT COUNT(*) FROM answers WHERE round_id = $1", round_id)
    return int(row[0]) if row else 0


async def responses(tx: Tx, round_id: int) -> list[tuple[str, bool | None, bool, str]]:
    """(response, correct, late, name) of everybody, in the order in which they answered."""
    rows = await tx.all(
        "SELECT a.response, a.correct, a.late, m.name FROM answers a"
        " JOIN members m ON m.id = a.member_id WHERE a.round_id = $1"
        " ORDER BY a.answered_at, a.member_id",
        round_id,
    )
    return [(r[0], None if r[1] is None else bool(r[1]), bool(r[2]), r[3]) for r in rows]


async def streak(tx: Tx, daily_id: int, member_id: int) -> tuple[Streak, int | None]:
    """The streak as of the last answer, and the channel through which that came."""
    row = await tx.one(
        "SELECT length, best, freezes, last_day, channel_id FROM streaks"
        " WHERE daily_id = $1 AND member_id = $2",
        daily_id,
        member_id,
    )
    if row is None:
        return Streak(), None
    return Streak(row[0], row[1], row[2], date.fromisoformat(row[3])), row[4]


async def save_streak(
    tx: Tx, daily_id: int, member_id: int, streak: Streak, channel_id: int | None
) -> None:
    assert streak.last_day is not None
    await tx.run(
        "INSERT INTO streaks (daily_id, member_id, length, best, freezes, last_day, channel_id)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (daily_id, member_id) DO UPDATE SET"
        " length = excluded.length, best = excluded.best, freezes = excluded.freezes,"
        " last_day = excluded.last_day, channel_id = excluded.channel_id",
        daily_id,
        member_id,
        streak.length,
        streak.best,
        streak.freezes,
        streak.last_day.isoformat(),
        channel_id,
    )


async def days_between(
    tx: Tx, daily_id: int, member_id: int, channel_id: int | None, after: date, before: date
) -> list[tuple[date, Happened]]:
    """What the held study days between two were to a member who answered none of them.

    A day on which the post did not reach the member's channel was not their doing.
    """
    rows = await tx.all(
        "SELECT r.day,"
        " EXISTS (SELECT 1 FROM absences a WHERE a.member_id = $2"
        " AND r.day >= a.first_day AND r.day <= a.last_day),"
        " EXISTS (SELECT 1 FROM deliveries d WHERE d.round_id = r.id AND d.channel_id = $3"
        " AND d.kind = 'question' AND d.state <> 'sent')"
        f" FROM rounds r WHERE r.daily_id = $1 AND r.day > $4 AND r.day < $5 AND r.state IN {HELD}"
        " ORDER BY r.day",
        daily_id,
        member_id,
        channel_id if channel_id is not None else -1,
        after.isoformat(),
        before.isoformat(),
    )
    return [(date.fromisoformat(row[0]), _unanswered(row[1], row[2])) for row in rows]


def _unanswered(away: object, unposted: object) -> Happened:
    if away:
        return Happened.AWAY
    return Happened.NOT_POSTED if unposted else Happened.UNANSWERED


async def days(tx: Tx, daily_id: int, member_id: int) -> list[tuple[date, Happened]]:
    """Every study day of a daily and what it was to a member, oldest first."""
    rows = await tx.all(
        "SELECT r.day, r.state, a.late, a.channel_id,"
        " EXISTS (SELECT 1 FROM absences b WHERE b.member_id = $2"
        " AND r.day >= b.first_day AND r.day <= b.last_day)"
        " FROM rounds r LEFT JOIN answers a ON a.round_id = r.id AND a.member_id = $2"
        " WHERE r.daily_id = $1 AND r.state <> 'planned' ORDER BY r.day",
        daily_id,
        member_id,
    )
    unposted = await _unposted(tx, daily_id)
    found: list[tuple[date, Happened]] = []
    seen_in = None  # the channel of the answer before; that is where a member looks
    for day, state, late, channel_id, away in rows:
        happened = _happened(state, late, away, (day, seen_in) in unposted)
        found.append((date.fromisoformat(day), happened))
        seen_in = channel_id if channel_id is not None else seen_in
    return found


async def _unposted(tx: Tx, daily_id: int) -> set[tuple[str, int | None]]:
    """(day, channel) wherever a question did not get out."""
    rows = await tx.all(
        "SELECT r.day, d.channel_id FROM rounds r JOIN deliveries d ON d.round_id = r.id"
        " WHERE r.daily_id = $1 AND d.kind = 'question' AND d.state <> 'sent'",
        daily_id,
    )
    return {(row[0], row[1]) for row in rows}


def _happened(state: str, late: int | None, away: object, unposted: bool) -> Happened:
    if late is not None:
        return Happened.LATE if late else Happened.ANSWERED
    if state == "missed":
        return Happened.NOT_POSTED
    if state == "skipped":
        return Happened.SKIPPED
    if away or unposted:
        return _unanswered(away, unposted)
    return Happened.UNANSWERED if state == "closed" else Happened.OPEN


async def add_totals(
    tx: Tx, daily_id: int, member_id: int, periods: Sequence[str], answer: Answer
) -> None:
    week, month, ever = periods
    await tx.run(
        "INSERT INTO totals (daily_id, period, member_id, points, correct, answered) VALUES"
        " ($1, $3, $2, $6, $7, 1), ($1, $4, $2, $6, $7, 1), ($1, $5, $2, $6, $7, 1)"
        " ON CONFLICT (daily_id, period, member_id) DO UPDATE SET"
        " points = totals.points + excluded.points, correct = totals.correct + excluded.correct,"
        " answered = totals.answered + 1",
        daily_id,
        member_id,
        week,
        month,
        ever,
        answer.points,
        int(bool(answer.correct) and not answer.late),
    )


async def add_topic(tx: Tx, round_id: int, member_id: int, correct: bool) -> None:
    """Count an answer to the topic of its round."""
    await tx.run(
        "INSERT INTO topics (member_id, topic, correct, answered)"
        " SELECT $2, topic, $3, 1 FROM rounds WHERE id = $1"
        " ON CONFLICT (member_id, topic) DO UPDATE SET"
        " correct = topics.correct + excluded.correct, answered = topics.answered + 1",
        round_id,
        member_id,
        int(correct),
    )


async def topics(tx: Tx, member_id: int) -> list[tuple[str, int, int]]:
    """(topic, right, answered) of one member."""
    rows = await tx.all(
        "SELECT topic, correct, answered FROM topics WHERE member_id = $1 ORDER BY topic", member_id
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def board(tx: Tx, daily_id: int, period: str, limit: int, offset: int) -> list[Score]:
    """A page of the board, most points first, then who joined first."""
    rows = await tx.all(
        "SELECT t.member_id, m.name, t.points, t.correct, t.answered FROM totals t"
        " JOIN members m ON m.id = t.member_id WHERE t.daily_id = $1 AND t.period = $2"
        " ORDER BY t.points DESC, t.member_id LIMIT $3 OFFSET $4",
        daily_id,
        period,
        limit,
        offset,
    )
    return [Score(*row) for row in rows]


async def score(tx: Tx, daily_id: int, period: str, member_id: int) -> Score | None:
    row = await tx.one(
        "SELECT t.member_id, m.name, t.points, t.correct, t.answered FROM totals t"
        " JOIN members m ON m.id = t.member_id"
        " WHERE t.daily_id = $1 AND t.period = $2 AND t.member_id = $3",
        daily_id,
        period,
        member_id,
    )
    return Score(*row) if row else None


async def above(tx: Tx, daily_id: int, period: str, points: int) -> int:
    """How many members have more points."""
    row = await tx.one(
        "SELECT COUNT(*) FROM totals WHERE daily_id = $1 AND period = $2 AND points > $3",
        daily_id,
        period,
        points,
    )
    return int(row[0]) if row else 0


async def participants(tx: Tx, daily_id: int, period: str) -> int:
    row = await tx.one(
        "SELECT COUNT(*) FROM totals WHERE daily_id = $1 AND period = $2", daily_id, period
    )
    return int(row[0]) if row else 0
