"""One team on several platforms: codes that are said on one and redeemed on the other.

A team's code makes a second place, such as a Slack workspace, part of the team
and lets its daily go there too. A member's code makes two identities one
person, with one streak and one place on the board.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.domain.refs import ChannelRef, MemberRef
from bot.errors import BadCode, NoDaily, NotOneTeam, OwnDaily
from bot.store import Store, Tx, dailies, linking, teams
from bot.store.values import stamp
from bot.study import daily_of

LIFE = timedelta(minutes=15)
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read as another
LENGTH = 8


@dataclass(frozen=True)
class Linked:
    """What a code did. `what` is team or member; `name` is whose code it was."""

    what: str
    name: str


class Linking:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def offer_team(self, who: MemberRef, channel: ChannelRef) -> str:
        """A code that lets the daily of a channel go to a second place. Raises NoDaily."""
        return await self._offer(who, channel)

    async def offer_member(self, who: MemberRef) -> str:
        """A code that makes another identity the same person."""
        return await self._offer(who, None)

    async def _offer(self, who: MemberRef, channel: ChannelRef | None) -> str:
        now, text = self._clock.now(), "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))

        async def offer(tx: Tx) -> None:
            _, member_id = await teams.present(tx, who, stamp(now))
            daily = await daily_of(tx, channel) if channel is not None else None
            if channel is not None and daily is None:
                raise NoDaily
            daily_id = daily.id if daily else None
            expires = stamp(now + LIFE)
            await linking.keep_code(tx, text, daily_id, member_id, expires=expires, now=stamp(now))

        await self._store.write(offer)
        return f"{text[:4]}-{text[4:]}"

    async def is_for_team(self, text: str) -> bool:
        """Whether redeeming it takes an organiser. Raises BadCode."""
        return (await self._store.read(_code, text, stamp(self._clock.now()))).daily_id is not None

    async def redeem(
        self, who: MemberRef, channel: ChannelRef, text: str, private: ChannelRef
    ) -> Linked:
        """Spend a code in a channel of the other place; `private` is where who redeems can be
        told of trouble. Raises BadCode, OwnDaily and NotOneTeam."""
        now = stamp(self._clock.now())

        async def redeem(tx: Tx) -> Linked:
            code = await _code(tx, text, now)
            await linking.spend(tx, _plain(text))
            if code.daily_id is None:
                return await _one_person(tx, who, code, now)
            return await _one_team(tx, who, channel, private, code, now)

        return await self._store.write(redeem)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign in ALPHABET)


async def _code(tx: Tx, text: str, now: int) -> linking.Code:
    found = await linking.code(tx, _plain(text), now)
    if found is None:
        raise BadCode(text)
    return found


async def _one_team(
    tx: Tx, who: MemberRef, channel: ChannelRef, private: ChannelRef, code: linking.Code, now: int
) -> Linked:
    assert code.daily_id is not None
    own = await teams.of_place(tx, who.platform, who.place)
    if own is not None and own != code.team_id and await linking.has_dailies(tx, own):
        raise OwnDaily
    await linking.join_place(tx, who.platform, who.place, code.team_id)
    member_id = await teams.member(tx, code.team_id, who, now)
    await dailies.add_channel(tx, code.daily_id, await teams.channel(tx, channel))
    told = await teams.channel(tx, private)
    await dailies.add_organiser(tx, code.daily_id, member_id, told)
    return Linked("team", code.name)


async def _one_person(tx: Tx, who: MemberRef, code: linking.Code, now: int) -> Linked:
    team_id, member_id = await teams.present(tx, who, now)
    if team_id != code.team_id:
        raise NotOneTeam
    if member_id != code.member_id:
        await linking.merge_members(tx, code.member_id, member_id)
    return Linked("member", code.name)
