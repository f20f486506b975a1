"""Joining two teams, and two identities of one person. Whatever was kept apart is carried over,
and what is kept beside the answers is counted anew from them."""

from dataclasses import dataclass
from datetime import date

from bot.domain import standing, streak
from bot.domain.streak import Happened, Streak
from bot.store import Tx, answers, dailies


@dataclass(frozen=True)
class Code:
    """Of a member; with `daily_id` it invites a place to that daily, else a second identity."""

    daily_id: int | None
    member_id: int
    team_id: int
    name: str


async def keep_code(
    tx: Tx, code: str, daily_id: int | None, member_id: int, *, expires: int, now: int
) -> None:
    await tx.run("DELETE FROM codes WHERE expires_at <= $1", now)
    await tx.run(
        "INSERT INTO codes (code, daily_id, member_id, expires_at) VALUES ($1, $2, $3, $4)",
        code,
        daily_id,
        member_id,
        expires,
    )


async def code(tx: Tx, text: str, now: int) -> Code | None:
    row = await tx.one(
        "SELECT c.daily_id, c.member_id, m.team_id, m.name FROM codes c"
        " JOIN members m ON m.id = c.member_id WHERE c.code = $1 AND c.expires_at > $2",
        text,
        now,
    )
    return Code(*row) if row else None


async def spend(tx: Tx, text: str) -> None:
    await tx.run("DELETE FROM codes WHERE code = $1", text)


async def join_place(tx: Tx, platform: str, place: str, team_id: int) -> None:
    """The place belongs to that team from now on, with everybody whom it knew."""
    before = await tx.one(
        "SELECT team_id FROM places WHERE platform = $1 AND external = $2", platform, place
    )
    if before is None:
        await tx.run(
            "INSERT INTO places (platform, external, team_id) VALUES ($1, $2, $3)",
            platform,
            place,
            team_id,
        )
        return
    await tx.run("UPDATE places SET team_id = $2 WHERE team_id = $1", before[0], team_id)
    await _move_members(tx, before[0], team_id)


async def _move_members(tx: Tx, old: int, new: int) -> None:
    """Who is known on both sides already (two servers of one platform) becomes one member."""
    twice = await tx.all(
        "SELECT a.member_id, b.member_id FROM identities a JOIN identities b"
        " ON b.platform = a.platform AND b.external = a.external"
        " WHERE a.team_id = $1 AND b.team_id = $2",
        new,
        old,
    )
    for kept, gone in twice:
        await tx.run("DELETE FROM identities WHERE team_id = $1 AND member_id = $2", old, gone)
        await merge_members(tx, kept, gone)
    await tx.run("UPDATE members SET team_id = $2 WHERE team_id = $1", old, new)
    await tx.run("UPDATE identities SET team_id = $2 WHERE team_id = $1", old, new)
    await tx.run("UPDATE dailies SET team_id = $2 WHERE team_id = $1", old, new)


async def merge_members(tx: Tx, kept: int, gone: int) -> None:
    """All that `gone` did, `kept` did. Where both answered, the earlier answer is the first one
    and counts."""
    await tx.run("UPDATE identities SET member_id = $1 WHERE member_id = $2", kept, gone)
    await tx.run("UPDATE rounds SET member_id = $1 WHERE member_id = $2", kept, gone)
    await tx.run(
        "DELETE FROM answers WHERE member_id = $1 AND EXISTS (SELECT 1 FROM answers b"
        " WHERE b.round_id = answers.round_id AND b.member_id = $2"
        " AND b.answered_at < answers.answered_at)",
        kept,
        gone,
    )
    await tx.run(
        "DELETE FROM answers WHERE member_id = $2 AND EXISTS (SELECT 1 FROM answers b"
        " WHERE b.round_id = answers.round_id AND b.member_id = $1)",
        kept,
        gone,
    )
    await tx.run("UPDATE answers SET member_id = $1 WHERE member_id = $2", kept, gone)
    await tx.run(
        "INSERT INTO absences (member_id, first_day, last_day)"
        " SELECT $1, first_day, last_day FROM absences WHERE member_id = $2"
        " ON CONFLICT DO NOTHING",
        kept,
        gone,
    )
    await tx.run(
        "INSERT INTO organisers (daily_id, member_id, channel_id)"
        " SELECT daily_id, $1, channel_id FROM organisers WHERE member_id = $2"
        " ON CONFLICT DO NOTHING",
        kept,
        gone,
    )
    for table in ("absences", "organisers"):
        await tx.run(f"DELETE FROM {table} WHERE member_id = $1", gone)
    await _count_anew(tx, kept, gone)


async def _count_anew(tx: Tx, kept: int, gone: int) -> None:
    rows = await tx.all(
        "SELECT DISTINCT daily_id FROM streaks WHERE member_id = $1 OR member_id = $2", kept, gone
    )
    for table in ("streaks", "totals", "topics"):
        await tx.run(f"DELETE FROM {table} WHERE member_id = $1 OR member_id = $2", kept, gone)
    for (daily_id,) in rows:
        await _rebuild(tx, daily_id, kept)
    await tx.run(
        "INSERT INTO topics (member_id, topic, correct, answered)"
        " SELECT a.member_id, r.topic, SUM(a.correct), COUNT(*)"
        " FROM answers a JOIN rounds r ON r.id = a.round_id"
        " WHERE a.member_id = $1 AND a.correct IS NOT NULL AND r.kind <> 'trial'"
        " GROUP BY a.member_id, r.topic",
        kept,
    )


async def _rebuild(tx: Tx, daily_id: int, member_id: int) -> None:
    """Streak and totals of one member in one daily, from the answers."""
    days = await answers.days(tx, daily_id, member_id)
    given = [i for i, (_, what) in enumerate(days) if what in (Happened.ANSWERED, Happened.LATE)]
    if not given:
        return
    found = Streak()
    for day, happened in days[: given[-1] + 1]:
        found = streak.after(found, happened, day)
    rows = await tx.all(
        "SELECT r.day, a.round_id, a.channel_id FROM rounds r"
        " JOIN answers a ON a.round_id = r.id AND a.member_id = $2"
        " WHERE r.daily_id = $1 ORDER BY r.day",
        daily_id,
        member_id,
    )
    channels = [row[2] for row in rows if row[2] is not None]
    await answers.save_streak(tx, daily_id, member_id, found, channels[-1] if channels else None)
    for day, round_id, _ in rows:
        answer = await answers.get(tx, round_id, member_id)
        assert answer is not None
        periods = standing.periods(date.fromisoformat(day))
        await answers.add_totals(tx, daily_id, member_id, periods, answer)


async def has_dailies(tx: Tx, team_id: int) -> bool:
    return bool(await dailies.of_team(tx, team_id))
