"""Links: one team on two platforms, and one person under two names, by one-time codes."""

from adapters.slack import settings
from adapters.slack.layout import Message
from adapters.slack.organising import Organising
from adapters.slack.wording import said
from adapters.slack.workspaces import private
from bot.domain.refs import ChannelRef, MemberRef
from bot.linking import Linking
from bot.study import Study

LINKED = "Linked. This channel gets the same daily question from now on, with one board."


class Joining:
    def __init__(self, study: Study, linking: Linking, organising: Organising) -> None:
        self._study = study
        self._linking = linking
        self._organising = organising

    async def team(self, who: MemberRef, where: ChannelRef) -> list[Message]:
        """`/quiz daily link`: offer this daily to another place."""
        home = await self._study.home(where, who.place)
        if not await self._organising.may(who, home):
            return said(settings.NOT_YOURS)
        code = await self._linking.offer_team(who, home)
        return said(
            f"Say this in the channel of the other place, within a quarter of an hour: "
            f"/daily link with the code {code} on Discord, or /quiz link {code} in another "
            "workspace. The same question then goes to both, with one board."
        )

    async def member(self, who: MemberRef, where: ChannelRef, code: str) -> list[Message]:
        """`/quiz link`: offer one's own name to a second identity; with a code, take it."""
        if code:
            return await self._redeem(who, where, code)
        offered = await self._linking.offer_member(who)
        return said(
            f"Say this on the other platform, within a quarter of an hour: /link with the code "
            f"{offered} on Discord, or /quiz link {offered} in another workspace. Your answers, "
            "streak and points then count as one person's. Keep the code to yourself."
        )

    async def _redeem(self, who: MemberRef, where: ChannelRef, code: str) -> list[Message]:
        for_team = await self._linking.is_for_team(code)
        if for_team:
            if not await self._organising.may(who, where):
                return said(settings.NOT_YOURS)
            if trouble := await self._organising.trouble(where):
                return said(trouble)
        told = private(who.place, who.id)
        done = await self._linking.redeem(who, where, code, told)
        if done.what == "team":
            return said(LINKED)
        return said(f"Linked. You count as {done.name} everywhere from now on.")
