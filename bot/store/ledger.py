"""The delivery ledger: every outgoing message of a round, from planned to sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.refs import ChannelRef, MessageRef
from bot.store import Row, Tx
from bot.store.values import instant

_CLAIMED = "id, round_id, channel_id, kind, attempts, first_at, expires_at, note"


@dataclass(frozen=True)
class Delivery:
    """A message that this process has leased. `attempts` counts this one;
    before a second attempt the platform is asked whether the first one landed."""

    id: int
    round_id: int
    channel_id: int
    channel: ChannelRef
    kind: str  # question, reveal, standings or notice:…
    attempts: int
    first_at: datetime
    expires_at: datetime
    note: str

    @property
    def mark(self) -> str:
        """How the message is recognised on its platform; at most 25 characters."""
        return f"sb-{self.id}"


async def plan(
    tx: Tx, round_id: int, channel_id: int, kind: str, *, due: int, expires: int, note: str = ""
) -> None:
    await tx.run(
        "INSERT INTO deliveries (round_id, channel_id, kind, state, due_at, expires_at, attempts,"
        " note) VALUES ($1, $2, $3, 'planned', $4, $5, 0, $6)"
        " ON CONFLICT (round_id, channel_id, kind) DO NOTHING",
        round_id,
        channel_id,
        kind,
        due,
        expires,
        note,
    )


async def note_unreachable(tx: Tx, round_id: int, channel_id: int, now: int) -> None:
    """Keep that a paused channel did not get a question: it cost nobody there a streak."""
    await tx.run(
        "INSERT INTO deliveries (round_id, channel_id, kind, state, due_at, expires_at, attempts,"
        " note) VALUES ($1, $2, 'question', 'gone', $3, $3, 0, '')"
        " ON CONFLICT (round_id, channel_id, kind) DO NOTHING",
        round_id,
        channel_id,
        now,
    )


async def claim(tx: Tx, now: int, lease_until: int, limit: int) -> list[Delivery]:
    """Lease what is due, oldest first; also what somebody leased and never settled."""
    rows = await tx.all(
        "UPDATE deliveries SET state = 'sending', due_at = $2, attempts = attempts + 1,"
        " first_at = COALESCE(first_at, $1) WHERE id IN (SELECT id FROM deliveries"
        " WHERE state IN ('planned', 'sending', 'retry') AND due_at <= $1"
        " ORDER BY due_at, id LIMIT $3 /* postgres: FOR UPDATE SKIP LOCKED */)"
        f" RETURNING {_CLAIMED}",
        now,
        lease_until,
        limit,
    )
    return [await _delivery(tx, row) for row in sorted(rows)]


async def _delivery(tx: Tx, row: Row) -> Delivery:
    channel = await tx.one("SELECT platform, external FROM channels WHERE id = $1", row[2])
    assert channel is not None
    return Delivery(
        id=row[0],
        round_id=row[1],
        channel_id=row[2],
        channel=ChannelRef(*channel),
        kind=row[3],
        attempts=row[4],
        first_at=instant(row[5]),
        expires_at=instant(row[6]),
        note=row[7],
    )


async def release_all(tx: Tx, now: int) -> None:
    """End every lease: for the only process on a database, which has just started."""
    await tx.run("UPDATE deliveries SET due_at = $1 WHERE state = 'sending'", now)


async def set_sent(tx: Tx, delivery_id: int, message: str) -> None:
    await tx.run(
        "UPDATE deliveries SET state = 'sent', message = $2 WHERE id = $1", delivery_id, message
    )


async def set_retry(tx: Tx, delivery_id: int, at: int) -> None:
    await tx.run(
        "UPDATE deliveries SET state = 'retry', due_at = $2 WHERE id = $1", delivery_id, at
    )


async def unclaim(tx: Tx, delivery_id: int, at: int) -> None:
    """Nothing was sent: as if it had not been claimed, due again at `at`."""
    await tx.run(
        "UPDATE deliveries SET attempts = attempts - 1, due_at = $2,"
        " state = CASE WHEN attempts = 1 THEN 'planned' ELSE 'retry' END,"
        " first_at = CASE WHEN attempts = 1 THEN NULL ELSE first_at END WHERE id = $1",
        delivery_id,
        at,
    )


async def set_ended(tx: Tx, delivery_id: int, state: str) -> None:
    """`state` is expired or gone."""
    await tx.run("UPDATE deliveries SET state = $2 WHERE id = $1", delivery_id, state)


async def question_messages(tx: Tx, round_id: int) -> list[tuple[int, MessageRef]]:
    """(channel id, message) of every channel where the question of a round stands."""
    rows = await tx.all(
        "SELECT c.id, c.platform, c.external, d.message FROM deliveries d"
        " JOIN channels c ON c.id = d.channel_id"
        " WHERE d.round_id = $1 AND d.kind = 'question' AND d.state = 'sent' ORDER BY d.id",
        round_id,
    )
    return [(row[0], MessageRef(ChannelRef(row[1], row[2]), row[3])) for row in rows]


async def channels_tried(tx: Tx, round_id: int, kind: str) -> set[int]:
    rows = await tx.all(
        "SELECT channel_id FROM deliveries WHERE round_id = $1 AND kind = $2", round_id, kind
    )
    return {row[0] for row in rows}


async def call_off(tx: Tx, daily_id: int, channel_id: int | None = None) -> None:
    """End what a daily has not sent yet, to one channel or to all of them."""
    await tx.run(
        "UPDATE deliveries SET state = 'expired' WHERE state IN ('planned', 'retry')"
        " AND round_id IN (SELECT id FROM rounds WHERE daily_id = $1)"
        " AND channel_id = COALESCE($2, channel_id)",
        daily_id,
        channel_id,
    )
