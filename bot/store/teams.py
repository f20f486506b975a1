"""Teams, their members, and the channels that messages go to."""

from bot.domain.refs import ChannelRef, MemberRef
from bot.store import Tx


async def of_place(tx: Tx, platform: str, place: str) -> int | None:
    found = await tx.one(
        "SELECT team_id FROM places WHERE platform = $1 AND external = $2", platform, place
    )
    return int(found[0]) if found else None


async def team(tx: Tx, platform: str, place: str, name: str, now: int) -> int:
    """The team of a place, made at first contact."""
    found = await of_place(tx, platform, place)
    if found is not None:
        return found
    made = await tx.one(
        "INSERT INTO teams (name, created_at) VALUES ($1, $2) RETURNING id", name, now
    )
    assert made is not None
    await tx.run(
        "INSERT INTO places (platform, external, team_id) VALUES ($1, $2, $3)",
        platform,
        place,
        made[0],
    )
    return int(made[0])


async def member(tx: Tx, team_id: int, who: MemberRef, now: int) -> int:
    """The member behind an identity, made at first contact; follows a change of name."""
    found = await tx.one(
        "SELECT m.id, m.name FROM identities i JOIN members m ON m.id = i.member_id"
        " WHERE i.team_id = $1 AND i.platform = $2 AND i.external = $3",
        team_id,
        who.platform,
        who.id,
    )
    if found:
        if found[1] != who.name:
            await tx.run("UPDATE members SET name = $1 WHERE id = $2", who.name, found[0])
        return int(found[0])
    made = await tx.one(
        "INSERT INTO members (team_id, name, joined_at) VALUES ($1, $2, $3) RETURNING id",
        team_id,
        who.name,
        now,
    )
    assert made is not None
    await tx.run(
        "INSERT INTO identities (team_id, platform, external, member_id) VALUES ($1, $2, $3, $4)",
        team_id,
        who.platform,
        who.id,
        made[0],
    )
    return int(made[0])


async def present(tx: Tx, who: MemberRef, now: int) -> tuple[int, int]:
    """(team, member) of somebody who speaks in a place, or in private: then as a member of
    the first team that knows them, else of a team of their own."""
    if not who.place:
        found = await _anywhere(tx, who)
        if found is not None:
            return found
    place = who.place or f"@{who.id}"
    team_id = await team(tx, who.platform, place, place, now)
    return team_id, await member(tx, team_id, who, now)


async def _anywhere(tx: Tx, who: MemberRef) -> tuple[int, int] | None:
    row = await tx.one(
        "SELECT team_id, member_id FROM identities WHERE platform = $1 AND external = $2"
        " ORDER BY team_id LIMIT 1",
        who.platform,
        who.id,
    )
    return (row[0], row[1]) if row else None


async def known(tx: Tx, who: MemberRef) -> tuple[int | None, int | None]:
    """(team, member) without making them; None for who was never seen."""
    if not who.place:
        return await _anywhere(tx, who) or (None, None)
    row = await tx.one(
        "SELECT p.team_id, i.member_id FROM places p"
        " LEFT JOIN identities i ON i.team_id = p.team_id AND i.platform = $1 AND i.external = $3"
        " WHERE p.platform = $1 AND p.external = $2",
        who.platform,
        who.place,
        who.id,
    )
    return (row[0], row[1]) if row else (None, None)


async def is_member(tx: Tx, member_id: int, who: MemberRef) -> bool:
    """Whether this person is that member."""
    row = await tx.one(
        "SELECT 1 FROM identities WHERE member_id = $1 AND platform = $2 AND external = $3",
        member_id,
        who.platform,
        who.id,
    )
    return row is not None


async def channel(tx: Tx, ref: ChannelRef) -> int:
    found = await tx.one(
        "SELECT id FROM channels WHERE platform = $1 AND external = $2", ref.platform, ref.id
    )
    if found:
        return int(found[0])
    made = await tx.one(
        "INSERT INTO channels (platform, external) VALUES ($1, $2) RETURNING id",
        ref.platform,
        ref.id,
    )
    assert made is not None
    return int(made[0])


async def declare_away(tx: Tx, member_id: int, first_day: str, last_day: str) -> None:
    await tx.run(
        "INSERT INTO absences (member_id, first_day, last_day) VALUES ($1, $2, $3)"
        " ON CONFLICT (member_id, first_day) DO UPDATE SET last_day = excluded.last_day",
        member_id,
        first_day,
        last_day,
    )
