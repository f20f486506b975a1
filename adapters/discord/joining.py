"""Links: one team on two platforms, and one person under two names, by one-time codes."""

from collections.abc import Sequence

from discord import app_commands

from adapters.discord.client import StudyClient
from adapters.discord.escape import escaped
from adapters.discord.layout import BLUE, Message
from adapters.discord.organising import NOT_YOURS, may_organise
from adapters.discord.people import channel, place, speaker
from adapters.discord.platform import private
from adapters.discord.reply import Interaction, respond
from adapters.discord.wording import said
from bot.linking import Linking
from bot.study import Study


class Joining:
    def __init__(self, study: Study, linking: Linking) -> None:
        self._study = study
        self._linking = linking

    async def team(self, to: Interaction, code: str | None) -> Sequence[Message]:
        """Offer this server's daily to another place, or take that of another one in here."""
        if not may_organise(to):
            return said(NOT_YOURS)
        if code:
            return await self._redeem(to, code)
        home = await self._study.home(channel(to), place(to))
        offered = await self._linking.offer_team(speaker(to), home)
        return said(
            f"Say this in the channel of the other place, within a quarter of an hour: "
            f"`/quiz link {offered}` on Slack, or `/daily link` with the code `{offered}` in "
            "another Discord server. The same question then goes to both, with one board.",
            BLUE,
        )

    async def member(self, to: Interaction, code: str | None) -> Sequence[Message]:
        """Offer one's own name to a second identity, or become one with the other."""
        if code:
            if await self._linking.is_for_team(code) and not may_organise(to):
                return said(NOT_YOURS)
            return await self._redeem(to, code)
        offered = await self._linking.offer_member(speaker(to))
        return said(
            f"Say this on the other platform, within a quarter of an hour: `/quiz link {offered}` "
            f"on Slack, or `/link` with the code `{offered}` on Discord. Your answers, streak and "
            "points then count as one person's. Keep the code to yourself.",
            BLUE,
        )

    async def _redeem(self, to: Interaction, code: str) -> Sequence[Message]:
        told = private(to.user.id)
        done = await self._linking.redeem(speaker(to), channel(to), code, told)
        if done.what == "team":
            return said(
                "Linked. This channel gets the same daily question from now on, with one board.",
                BLUE,
            )
        return said(f"Linked. You count as {escaped(done.name)} everywhere from now on.", BLUE)


def add_to(tree: app_commands.CommandTree[StudyClient], work: Joining) -> None:
    daily = tree.get_command("daily")
    assert isinstance(daily, app_commands.Group)
    offer = "Let the daily question go to another server or a Slack workspace too"
    given = "A code from the other place; leave it out to get one"

    @daily.command(name="link", description=offer)
    @app_commands.describe(code=given)
    async def team(interaction: Interaction, code: str | None = None) -> None:
        await respond(interaction, work.team(interaction, code))

    @tree.command(name="link", description="Be one person here and on another platform")
    @app_commands.describe(code=given)
    @app_commands.guild_only()
    async def member(interaction: Interaction, code: str | None = None) -> None:
        await respond(interaction, work.member(interaction, code))
