"""What organisers' commands and the controls of the settings do.

Discord hides them from who may not manage the server; that can be overridden
there and ids can be sent by anybody, so it is checked here once more.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import discord
from discord import app_commands

from adapters.discord import permissions, settings, topics
from adapters.discord.asking import EVERYONE
from adapters.discord.layout import BLUE, Message
from adapters.discord.people import channel, place, speaker
from adapters.discord.platform import NAME, private
from adapters.discord.reply import Interaction, respond
from adapters.discord.wording import said
from bot.admin import Admin, Wish
from bot.clock import Clock
from bot.domain.refs import ChannelRef
from bot.errors import NoDaily, WhichDaily
from bot.study import Study
from bot.views import DailyView

NOT_YOURS = (
    "Only somebody who may manage this server can do that (the permission is called "
    "**Manage Server**). Your answers, `/quiz`, `/streak` and `/leaderboard` are yours."
)
POSTABLE = [
    *(discord.ChannelType.text, discord.ChannelType.news),
    *(discord.ChannelType.public_thread, discord.ChannelType.private_thread),
]
THREADS = {discord.ChannelType.public_thread, discord.ChannelType.private_thread}


def may_organise(interaction: Interaction) -> bool:
    return bool(interaction.guild_id) and interaction.permissions.manage_guild


class Target(app_commands.Transformer):
    """A channel to post in, with what the bot may do there, as the interaction says it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return POSTABLE

    async def transform(self, interaction: Interaction, value: Any, /) -> Any:
        return value


Postable = app_commands.Transform[Any, Target]


class Organising:
    def __init__(self, study: Study, admin: Admin, clock: Clock) -> None:
        self._study = study
        self._admin = admin
        self.clock = clock

    async def start(
        self, to: Interaction, target: Any, wish: Wish, role: discord.Role | None
    ) -> Sequence[Message]:
        wish = replace(wish, mention=mention_of(role))
        if refused := await refusal(to, target, role):
            return refused
        where, told = ChannelRef(NAME, str(target.id)), private(to.user.id)
        known, others = await self._known(where), await self._elsewhere(to, where)
        view = await self._admin.start(speaker(to), [where], wish, private=told)
        if known:
            await self._admin.name_organiser(where, speaker(to), told)
            # A channel that was lost is open again, whoever repaired it; a pause is over.
            await self._admin.add_channel(where, where)
            view = await self._admin.resume(where)
        title = "Changed" if known else "The daily question is set up"
        if others and not known:
            title = settings.SECOND
        return [settings.daily(view, self.clock.now(), title)]

    async def change(
        self, to: Interaction, target: Any | None, wish: Wish, role: discord.Role | None
    ) -> Sequence[Message]:
        if not may_organise(to):
            return said(NOT_YOURS)
        where = await self._home(to)
        here = discord.Object(int(where.id)) if role is not None else None
        if refused := await refusal(to, target or here, role):
            return refused
        wish = replace(wish, mention=mention_of(role))
        view = await self._admin.change(where, wish)
        if target is not None:
            view = await self._admin.move(where, ChannelRef(NAME, str(target.id)))
        return [settings.daily(view, self.clock.now(), "Changed")]

    async def show(self, to: Interaction) -> Sequence[Message]:
        if not may_organise(to):
            return said(NOT_YOURS)
        view = await self._admin.show(await self._home(to))
        return [settings.daily(view, self.clock.now(), "The daily question")]

    async def do(self, to: Interaction, word: str) -> Sequence[Message]:
        """pause, resume, skip, stop, try, reveal or quiet."""
        if not may_organise(to):
            return said(NOT_YOURS)
        where = await self._home(to)
        match word:
            case "try":
                await self._admin.try_out(where, speaker(to))
                return said(settings.TRIED, BLUE)
            case "reveal":
                shown = await self._admin.reveal(where)
                return said(settings.REVEALED if shown else settings.NOTHING_TO_REVEAL, BLUE)
        return [
            settings.daily(await self._done(where, word), self.clock.now(), settings.DONE[word])
        ]

    async def _done(self, where: ChannelRef, word: str) -> DailyView:
        match word:
            case "pause":
                return await self._admin.pause(where)
            case "resume":
                return await self._admin.resume(where)
            case "skip":
                return await self._admin.skip(where)
            case "quiet":
                return await self._admin.change(where, Wish(mention=""))
            case _:
                return await self._admin.stop(where)

    def topics(self, deck: str | None, typed: str) -> list[app_commands.Choice[str]]:
        """What is suggested of a deck's topics."""
        return topics.choices(typed, partial(self._study.topics, deck or self._admin.usual_deck))

    async def deck(self, to: Interaction) -> str | None:
        """That of the daily which a command here would change."""
        try:
            return (await self._admin.show(await self._home(to))).deck
        except (NoDaily, WhichDaily):
            return None

    async def pressed(self, to: Interaction, what: str) -> None:
        """A control under the settings, or the first step after the bot joined."""
        if what == "begin":
            await respond(to, self._begin(to))
        elif what in settings.DONE or what == "try":
            await respond(to, self.do(to, what), update=what != "try" and may_organise(to))

    async def _begin(self, to: Interaction) -> Sequence[Message]:
        return said(settings.BEGIN if may_organise(to) else NOT_YOURS, BLUE)

    async def _home(self, to: Interaction) -> ChannelRef:
        return await self._study.home(channel(to), place(to))

    async def _elsewhere(self, to: Interaction, where: ChannelRef) -> bool:
        """Whether this server has a daily in another channel."""
        try:
            return await self._study.home(ChannelRef(NAME, ""), place(to)) != where
        except NoDaily:
            return False
        except WhichDaily:
            return True

    async def _known(self, where: ChannelRef) -> bool:
        try:
            await self._admin.show(where)
        except NoDaily:
            return False
        return True


async def refusal(to: Interaction, target: Any | None, role: discord.Role | None) -> list[Message]:
    """Why it cannot be: not an organiser, or the bot may not post there. Empty if it can."""
    if not may_organise(to):
        return said(NOT_YOURS)
    granted = await granted_in(to, target) if target is not None else None
    if granted is None or target is None:
        return []
    lacking = permissions.missing(granted, thread=getattr(target, "type", None) in THREADS)
    open_to_all = role is None or (role.mentionable and not role.is_default())
    if not open_to_all and not granted.mention_everyone:
        lacking.append(permissions.MENTIONING[0])
    return said(permissions.how_to_give(f"<#{target.id}>", lacking)) if lacking else []


async def granted_in(to: Interaction, target: Any) -> discord.Permissions | None:
    """What the bot may do in a channel. Discord says so beside the option; where it does not,
    it is known of the channel in which the command was given, and of one that is hidden."""
    data: Any = to.data or {}
    resolved = data.get("resolved", {}).get("channels", {}).get(str(target.id), {})
    if "app_permissions" in resolved:
        return discord.Permissions(int(resolved["app_permissions"]))
    if target.id == to.channel_id:
        return to.app_permissions
    try:
        await to.client.fetch_channel(target.id)
    except (discord.Forbidden, discord.NotFound):
        return discord.Permissions.none()
    return None


def mention_of(role: discord.Role | None) -> str | None:
    if role is None:
        return None
    return EVERYONE if role.is_default() else str(role.id)
