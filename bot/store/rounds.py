"""Rounds: a question put to a daily's channels for a study day, or to one member."""

from datetime import date, datetime

from bot.domain.frozen import dumps, loads
from bot.domain.question import Instance
from bot.domain.round import Round
from bot.domain.schedule import Occurrence
from bot.store import Row, Tx
from bot.store.values import instant, stamp

HELD = "('open', 'revealed', 'closed')"  # states of a round that somebody could answer
_COLUMNS = (
    "r.id, r.kind, r.state, r.daily_id, r.day, r.member_id, r.late, r.opens_at, r.reveals_at,"
    " r.closes_at, COALESCE(d.team_id, m.team_id)"
)
_FROM = (
    "FROM rounds r LEFT JOIN dailies d ON d.id = r.daily_id"
    " LEFT JOIN members m ON m.id = r.member_id"
)


def _round(row: Row) -> Round:
    return Round(
        id=row[0],
        kind=row[1],
        state=row[2],
        daily_id=row[3],
        day=date.fromisoformat(row[4]) if row[4] else None,
        member_id=row[5],
        late=bool(row[6]),
        opens_at=instant(row[7]),
        reveals_at=instant(row[8]) if row[8] is not None else None,
        closes_at=instant(row[9]) if row[9] is not None else None,
        team_id=row[10],
    )


async def insert_daily(
    tx: Tx,
    daily_id: int,
    occurrence: Occurrence,
    instance: Instance,
    *,
    late: bool,
    reveals_at: datetime,
    closes_at: datetime,
) -> int | None:
    """Plan the round of a study day; None if that day has one already."""
    row = await tx.one(
        "INSERT INTO rounds (kind, state, daily_id, day, late, opens_at, reveals_at, closes_at,"
        " question, topic, instance)"
        " VALUES ('daily', 'planned', $1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " ON CONFLICT (daily_id, day) DO NOTHING RETURNING id",
        daily_id,
        occurrence.day.isoformat(),
        int(late),
        stamp(occurrence.opens),
        stamp(reveals_at),
        stamp(closes_at),
        instance.question,
        instance.topic,
        dumps(instance),
    )
    return int(row[0]) if row else None


async def insert_without_question(
    tx: Tx, daily_id: int, day: date, state: str, now: int
) -> int | None:
    """Record a study day that was `missed` or `skipped`; None if that day has a row already."""
    row = await tx.one(
        "INSERT INTO rounds (kind, state, daily_id, day, late, opens_at, question, topic, instance)"
        " VALUES ('daily', $3, $1, $2, 0, $4, '', '', '')"
        " ON CONFLICT (daily_id, day) DO NOTHING RETURNING id",
        daily_id,
        day.isoformat(),
        state,
        now,
    )
    return int(row[0]) if row else None


async def insert_other(
    tx: Tx,
    kind: str,
    member_id: int,
    instance: Instance,
    *,
    now: int,
    reveals_at: int | None = None,
) -> int:
    """A practice round, open at once, or a trial, planned; of the member who asked for it."""
    row = await tx.one(
        "INSERT INTO rounds (kind, state, member_id, late, opens_at, reveals_at, question, topic,"
        " instance) VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8) RETURNING id",
        kind,
        "open" if kind == "practice" else "planned",
        member_id,
        now,
        reveals_at,
        instance.question,
        instance.topic,
        dumps(instance),
    )
    assert row is not None
    return int(row[0])


async def get(tx: Tx, round_id: int) -> Round | None:
    row = await tx.one(f"SELECT {_COLUMNS} {_FROM} WHERE r.id = $1", round_id)
    return _round(row) if row else None


async def instance(tx: Tx, round_id: int) -> Instance | None:
    """What was asked, as it was frozen; None for a round that never had a question."""
    row = await tx.one("SELECT instance FROM rounds WHERE id = $1", round_id)
    return loads(row[0]) if row and row[0] else None


async def newest(tx: Tx, daily_id: int) -> Round | None:
    """The round of a daily that members can answer now, if there ever was one."""
    row = await tx.one(
        f"SELECT {_COLUMNS} {_FROM} WHERE r.daily_id = $1 AND r.state IN {HELD}"
        " ORDER BY r.day DESC LIMIT 1",
        daily_id,
    )
    return _round(row) if row else None


async def unrevealed(tx: Tx, daily_id: int) -> list[Round]:
    rows = await tx.all(
        f"SELECT {_COLUMNS} {_FROM} WHERE r.daily_id = $1 AND r.state = 'open' ORDER BY r.day",
        daily_id,
    )
    return [_round(row) for row in rows]


async def to_reveal(tx: Tx, now: int, limit: int) -> list[Round]:
    """Open rounds whose reveal is due, practice excepted: it reveals itself."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} {_FROM} WHERE r.state = 'open' AND r.reveals_at <= $1"
        " ORDER BY r.reveals_at, r.id LIMIT $2",
        now,
        limit,
    )
    return [_round(row) for row in rows]


async def last_day(tx: Tx, daily_id: int) -> date | None:
    """The newest study day that has a row, whatever became of it."""
    row = await tx.one("SELECT MAX(day) FROM rounds WHERE daily_id = $1", daily_id)
    return date.fromisoformat(row[0]) if row and row[0] else None


async def open_round(tx: Tx, round: Round) -> None:
    """The round is in front of people: it opens, and those before it close."""
    await tx.run("UPDATE rounds SET state = 'open' WHERE id = $1 AND state = 'planned'", round.id)
    if round.daily_id is not None and round.day is not None:
        await tx.run(
            "UPDATE rounds SET state = 'closed'"
            " WHERE daily_id = $1 AND day < $2 AND state IN ('open', 'revealed')",
            round.daily_id,
            round.day.isoformat(),
        )


async def set_revealed(tx: Tx, round_id: int) -> bool:
    """False if somebody else did so before."""
    changed = await tx.run(
        "UPDATE rounds SET state = 'revealed' WHERE id = $1 AND state = 'open'", round_id
    )
    return changed == 1


async def set_reveal(tx: Tx, round_id: int, at: int) -> None:
    await tx.run("UPDATE rounds SET reveals_at = $2 WHERE id = $1", round_id, at)


async def hasten_reveal(tx: Tx, round_id: int, now: int) -> None:
    await tx.run(
        "UPDATE rounds SET reveals_at = $2 WHERE id = $1"
        " AND (reveals_at IS NULL OR reveals_at > $2)",
        round_id,
        now,
    )


async def give_up(tx: Tx, round_id: int) -> bool:
    """Record as missed a round that reached no channel and never will."""
    changed = await tx.run(
        "UPDATE rounds SET state = 'missed' WHERE id = $1 AND state = 'planned' AND NOT EXISTS"
        " (SELECT 1 FROM deliveries d WHERE d.round_id = $1 AND d.kind = 'question'"
        " AND d.state NOT IN ('expired', 'gone'))",
        round_id,
    )
    return changed == 1


async def planned(tx: Tx, daily_id: int) -> list[int]:
    """Rounds of a daily that have reached no channel yet."""
    rows = await tx.all("SELECT id FROM rounds WHERE daily_id = $1 AND state = 'planned'", daily_id)
    return [row[0] for row in rows]


async def history(tx: Tx, daily_id: int) -> list[tuple[str, str]]:
    """(question, topic) of every round of a daily, oldest first; missed ones too,
    since part of the team may have seen them."""
    rows = await tx.all(
        "SELECT question, topic FROM rounds WHERE daily_id = $1 AND question <> '' ORDER BY day",
        daily_id,
    )
    return [(row[0], row[1]) for row in rows]


async def practised(tx: Tx, member_id: int) -> list[str]:
    """Ids of the questions a member practised, oldest first."""
    rows = await tx.all(
        "SELECT question FROM rounds WHERE member_id = $1 AND kind = 'practice' ORDER BY id",
        member_id,
    )
    return [row[0] for row in rows]


async def secret(tx: Tx, platform: str, person: str) -> list[str]:
    """Questions that practice must not give away, wherever it is asked for: those open in the
    dailies of any team of a person; of somebody whom no such team knows yet, all that are open."""
    theirs = (
        " AND d.team_id IN (SELECT team_id FROM identities WHERE platform = $1 AND external = $2)"
    )
    known = await tx.one(f"SELECT 1 FROM dailies d WHERE TRUE{theirs} LIMIT 1", platform, person)
    rows = await tx.all(
        "SELECT DISTINCT r.question FROM dailies d JOIN rounds r ON r.daily_id = d.id"
        f" WHERE r.state IN ('planned', 'open'){theirs if known else ''}",
        *((platform, person) if known else ()),
    )
    return [row[0] for row in rows]
