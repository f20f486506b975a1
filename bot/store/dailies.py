"""Dailies: a team's appointments, their channels, organisers and skipped days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.schedule import Occurrence, Schedule
from bot.store import Row, Tx
from bot.store.values import instant, stamp

_COLUMNS = (
    "d.id, d.team_id, d.deck, d.at, d.zone, d.weekdays, d.reveal_minutes, d.grace_minutes,"
    " d.mention, d.state, d.next_day, d.next_at, d.topics"
)


@dataclass(frozen=True)
class Daily:
    """`reveal` is how long after the post; None with the next question. `state` is active,
    paused or stopped. No `topics` are all of the deck's."""

    id: int
    team_id: int
    deck: str
    schedule: Schedule
    reveal: timedelta | None
    grace: timedelta
    mention: str
    state: str
    next: Occurrence
    topics: tuple[str, ...]


@dataclass(frozen=True)
class DailyChannel:
    """`state` is open, or gone with a `reason` for people."""

    id: int
    ref: ChannelRef
    state: str
    reason: str


def _daily(row: Row) -> Daily:
    schedule = Schedule(
        time.fromisoformat(row[3]), ZoneInfo(row[4]), frozenset(int(day) for day in row[5])
    )
    return Daily(
        id=row[0],
        team_id=row[1],
        deck=row[2],
        schedule=schedule,
        reveal=timedelta(minutes=row[6]) if row[6] else None,
        grace=timedelta(minutes=row[7]),
        mention=row[8],
        state=row[9],
        next=Occurrence(date.fromisoformat(row[10]), instant(row[11])),
        topics=tuple(row[12].split()),
    )


def _minutes(length: timedelta | None) -> int:
    return int(length / timedelta(minutes=1)) if length else 0


def _weekdays(schedule: Schedule) -> str:
    return "".join(map(str, sorted(schedule.weekdays)))


async def insert(
    tx: Tx,
    *,
    team_id: int,
    deck: str,
    schedule: Schedule,
    reveal: timedelta | None,
    grace: timedelta,
    mention: str,
    topics: Sequence[str],
    upcoming: Occurrence,
    now: int,
) -> int:
    row = await tx.one(
        "INSERT INTO dailies (team_id, deck, at, zone, weekdays, reveal_minutes, grace_minutes,"
        " mention, state, next_day, next_at, created_at, topics)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9, $10, $11, $12) RETURNING id",
        team_id,
        deck,
        f"{schedule.at:%H:%M}",
        schedule.zone.key,
        _weekdays(schedule),
        _minutes(reveal),
        _minutes(grace),
        mention,
        upcoming.day.isoformat(),
        stamp(upcoming.opens),
        now,
        " ".join(topics),
    )
    assert row is not None
    return int(row[0])


async def save(tx: Tx, daily: Daily) -> None:
    """Write back everything that an organiser can change."""
    await tx.run(
        "UPDATE dailies SET deck = $2, at = $3, zone = $4, weekdays = $5, reveal_minutes = $6,"
        " grace_minutes = $7, mention = $8, state = $9, next_day = $10, next_at = $11,"
        " topics = $12 WHERE id = $1",
        daily.id,
        daily.deck,
        f"{daily.schedule.at:%H:%M}",
        daily.schedule.zone.key,
        _weekdays(daily.schedule),
        _minutes(daily.reveal),
        _minutes(daily.grace),
        daily.mention,
        daily.state,
        daily.next.day.isoformat(),
        stamp(daily.next.opens),
        " ".join(daily.topics),
    )


async def advance(tx: Tx, daily_id: int, upcoming: Occurrence) -> None:
    await tx.run(
        "UPDATE dailies SET next_day = $2, next_at = $3 WHERE id = $1",
        daily_id,
        upcoming.day.isoformat(),
        stamp(upcoming.opens),
    )


async def get(tx: Tx, daily_id: int) -> Daily | None:
    row = await tx.one(f"SELECT {_COLUMNS} FROM dailies d WHERE d.id = $1", daily_id)
    return _daily(row) if row else None


async def of_team(tx: Tx, team_id: int) -> list[Daily]:
    """Those that were not stopped, oldest first."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM dailies d WHERE d.team_id = $1 AND d.state <> 'stopped'"
        " ORDER BY d.id",
        team_id,
    )
    return [_daily(row) for row in rows]


async def of_channel(tx: Tx, ref: ChannelRef) -> list[Daily]:
    """Those that post to a channel and were not stopped, oldest first."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM channels c JOIN daily_channels dc ON dc.channel_id = c.id"
        " JOIN dailies d ON d.id = dc.daily_id"
        " WHERE c.platform = $1 AND c.external = $2 AND d.state <> 'stopped' ORDER BY d.id",
        ref.platform,
        ref.id,
    )
    return [_daily(row) for row in rows]


async def stopped_of_channel(tx: Tx, ref: ChannelRef) -> Daily | None:
    """The one that was stopped there last."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM channels c JOIN daily_channels dc ON dc.channel_id = c.id"
        " JOIN dailies d ON d.id = dc.daily_id"
        " WHERE c.platform = $1 AND c.external = $2 AND d.state = 'stopped'"
        " ORDER BY d.id DESC LIMIT 1",
        ref.platform,
        ref.id,
    )
    return _daily(row) if row else None


async def reopen_channels(tx: Tx, daily_id: int) -> None:
    """Whatever was wrong may have been mended; the next post tells."""
    await tx.run(
        "UPDATE daily_channels SET state = 'open', reason = '' WHERE daily_id = $1", daily_id
    )


async def due(tx: Tx, now: int) -> list[int]:
    """Ids of those whose next question is due, longest due first."""
    rows = await tx.all(
        "SELECT id FROM dailies WHERE state = 'active' AND next_at <= $1 ORDER BY next_at, id", now
    )
    return [row[0] for row in rows]


async def add_channel(tx: Tx, daily_id: int, channel_id: int) -> None:
    """Adding a channel that was lost opens it again."""
    await tx.run(
        "INSERT INTO daily_channels (daily_id, channel_id, state, reason)"
        " VALUES ($1, $2, 'open', '') ON CONFLICT (daily_id, channel_id)"
        " DO UPDATE SET state = 'open', reason = ''",
        daily_id,
        channel_id,
    )


async def remove_channel(tx: Tx, daily_id: int, channel_id: int) -> None:
    await tx.run(
        "DELETE FROM daily_channels WHERE daily_id = $1 AND channel_id = $2", daily_id, channel_id
    )


async def channels(tx: Tx, daily_id: int) -> list[DailyChannel]:
    rows = await tx.all(
        "SELECT c.id, c.platform, c.external, dc.state, dc.reason FROM daily_channels dc"
        " JOIN channels c ON c.id = dc.channel_id WHERE dc.daily_id = $1 ORDER BY c.id",
        daily_id,
    )
    return [DailyChannel(row[0], ChannelRef(row[1], row[2]), row[3], row[4]) for row in rows]


async def lose_channel(tx: Tx, channel_id: int, reason: str) -> list[int]:
    """Close a channel in every daily that posts to it; returns those that did not know yet."""
    rows = await tx.all(
        "UPDATE daily_channels SET state = 'gone', reason = $2"
        " WHERE channel_id = $1 AND state = 'open' RETURNING daily_id",
        channel_id,
        reason,
    )
    return sorted(row[0] for row in rows)


async def add_organiser(tx: Tx, daily_id: int, member_id: int, channel_id: int | None) -> None:
    await tx.run(
        "INSERT INTO organisers (daily_id, member_id, channel_id) VALUES ($1, $2, $3)"
        " ON CONFLICT (daily_id, member_id) DO UPDATE SET channel_id = excluded.channel_id",
        daily_id,
        member_id,
        channel_id,
    )


async def organises(tx: Tx, daily_id: int, who: MemberRef) -> bool:
    row = await tx.one(
        "SELECT 1 FROM organisers o JOIN identities i ON i.member_id = o.member_id"
        " WHERE o.daily_id = $1 AND i.platform = $2 AND i.external = $3",
        daily_id,
        who.platform,
        who.id,
    )
    return row is not None


async def telling_channels(tx: Tx, daily_id: int) -> list[int]:
    """Where organisers can be told something, best first: in private, in a channel of the
    daily that works, in another of their team's."""
    rows = await tx.all(
        "SELECT channel_id, 0, member_id FROM organisers"
        " WHERE daily_id = $1 AND channel_id IS NOT NULL"
        " UNION ALL SELECT dc.channel_id, CASE WHEN d.id = $1 THEN 1 ELSE 2 END, dc.channel_id"
        " FROM dailies d JOIN daily_channels dc ON dc.daily_id = d.id"
        " WHERE d.team_id = (SELECT team_id FROM dailies WHERE id = $1)"
        " AND d.state <> 'stopped' AND dc.state = 'open' ORDER BY 2, 3",
        daily_id,
    )
    return list(dict.fromkeys(row[0] for row in rows))


async def add_skip(tx: Tx, daily_id: int, day: date) -> None:
    await tx.run(
        "INSERT INTO skips (daily_id, day) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        daily_id,
        day.isoformat(),
    )


async def skips(tx: Tx, daily_id: int, first_day: date) -> frozenset[date]:
    rows = await tx.all(
        "SELECT day FROM skips WHERE daily_id = $1 AND day >= $2", daily_id, first_day.isoformat()
    )
    return frozenset(date.fromisoformat(row[0]) for row in rows)
