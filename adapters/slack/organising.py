"""What organisers say and press. Who may: admins of the workspace, who set the daily up, and
whom they name. Anybody may set one up in a channel that has none.
"""

import logging

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.slack import settings
from adapters.slack.background import soon
from adapters.slack.errors import AGAIN, code
from adapters.slack.layout import Message
from adapters.slack.people import People
from adapters.slack.understanding import Command
from adapters.slack.wording import said, sentence
from adapters.slack.workspaces import Workspaces, channel_ref, private
from bot.admin import Admin, Wish
from bot.clock import Clock
from bot.domain.refs import ChannelRef, MemberRef
from bot.errors import BotError, NoDaily, NothingToAsk, UnknownTopic, WhichDaily
from bot.study import Study
from bot.views import DailyView

log = logging.getLogger(__name__)


class Organising:
    def __init__(
        self, study: Study, admin: Admin, clock: Clock, people: People, workspaces: Workspaces
    ) -> None:
        self._study = study
        self._admin = admin
        self.clock = clock
        self._people = people
        self._workspaces = workspaces

    async def may(self, who: MemberRef, where: ChannelRef) -> bool:
        """Whether somebody may organise the daily that a command in `where` is about."""
        if (await self._people.known(who.place, who.id)).admin:
            return True
        try:
            home = await self._study.home(where, who.place)
            return await self._admin.organises(home, who)
        except NoDaily:
            return True
        except WhichDaily:
            return False

    async def say(self, who: MemberRef, where: ChannelRef, command: Command) -> list[Message]:
        """`/quiz daily <word> …` and `/quiz reveal`."""
        target = channel_ref(who.place, command.channel) if command.channel else where
        if command.word == "start":
            return await self.start(who, target, command.wish)
        home = await self._study.home(where, who.place)
        if not await self.may(who, home):
            if command.word != "show":
                return said(settings.NOT_YOURS)
            view = await self._admin.show(home)
            return [settings.daily(view, self.clock.now(), settings.DONE["show"], controls=False)]
        match command.word:
            case "try":
                await self._admin.try_out(home, who)
                return said(settings.TRIED)
            case "reveal":
                shown = await self._admin.reveal(home)
                return said(settings.REVEALED if shown else settings.NOTHING_TO_REVEAL)
            case "organiser":
                return await self._name(home, who.place, command.person)
            case "change":
                return await self._change(home, target if command.channel else None, command.wish)
        return [self._shown(await self._done(home, command.word), settings.DONE[command.word])]

    async def start(self, who: MemberRef, where: ChannelRef, wish: Wish) -> list[Message]:
        """Set a daily up in a channel, or change the one it has."""
        if not await self._may_start(who, where):
            return said(settings.NOT_YOURS)
        if lacking := await self.trouble(where):
            return said(lacking)
        if wish.zone is None:
            known = await self._people.known(who.place, who.id)
            wish = Wish(**{**vars(wish), "zone": known.zone or None})
        told = private(who.place, who.id)
        existed = await self._exists(where)
        view = await self._admin.start(who, [where], wish, private=told)
        if existed:
            await self._admin.name_organiser(where, who, told)
            # A channel that was lost is open again, whoever repaired it; a pause is over.
            await self._admin.add_channel(where, where)
            view = await self._admin.resume(where)
        return [self._shown(view, settings.DONE["change" if existed else "start"])]

    async def faults(self, where: ChannelRef | None, wish: Wish) -> dict[str, str]:
        """What is wrong in the window that sets a daily up, by its fields; empty if nothing."""
        if where is None:
            return {"channel": "Choose a channel."}
        if not wish.weekdays:
            return {"days": "Choose at least one day."}
        if fault := self._topics_fault(wish):
            return {"topics": fault[:150]}
        trouble = await soon(self.trouble(where))
        return {"channel": trouble[:150]} if trouble else {}

    def _topics_fault(self, wish: Wish) -> str:
        """The menu has the topics of every deck, and those of another one can be chosen."""
        try:
            self._admin.check(wish)
        except (UnknownTopic, NothingToAsk) as fault:
            return sentence(fault)
        except BotError:
            return ""  # told in words, when it is set up
        return ""

    async def trouble(self, where: ChannelRef) -> str:
        """Why the bot cannot post in a channel, with the fix; empty if it can, as far as Slack
        lets it know."""
        workspace, id = self._workspaces.of(where)
        if id.startswith("D"):
            return ""
        try:
            answer = await workspace.asking.conversations_info(channel=id)
        except SlackApiError as error:
            if code(error) in ("channel_not_found", "not_in_channel"):
                return f"I am not in that channel. {AGAIN}"
            return ""  # the app may not ask; the first post tells
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError):
            return ""
        channel = answer.get("channel") or {}
        if channel.get("is_archived"):
            return "That channel is archived. Choose another one."
        return "" if channel.get("is_member", True) else f"I am not in that channel. {AGAIN}"

    async def _may_start(self, who: MemberRef, where: ChannelRef) -> bool:
        if not await self._exists(where):
            return True
        return await self.may(who, where)

    async def _exists(self, where: ChannelRef) -> bool:
        try:
            await self._admin.show(where)
        except NoDaily:
            return False
        return True

    async def exists_for(self, where: ChannelRef, place: str) -> bool:
        """Whether a bare `daily` has something to show; of several it is then asked which."""
        try:
            await self._study.home(where, place)
        except NoDaily:
            return False
        except WhichDaily:
            return True
        return True

    async def _change(
        self, home: ChannelRef, target: ChannelRef | None, wish: Wish
    ) -> list[Message]:
        if target is not None and (lacking := await self.trouble(target)):
            return said(lacking)
        view = await self._admin.change(home, wish)
        if target is not None:
            view = await self._admin.move(home, target)
        return [self._shown(view, settings.DONE["change"])]

    async def _name(self, home: ChannelRef, place: str, person: str) -> list[Message]:
        if not person:
            return said("Say whom: `/quiz daily organiser @name`.")
        member = await self._people.member(place, person)
        await self._admin.name_organiser(home, member, private(place, person))
        return said(f"{member.name} organises this daily question too, and hears of trouble.")

    async def _done(self, home: ChannelRef, word: str) -> DailyView:
        match word:
            case "pause":
                return await self._admin.pause(home)
            case "resume":
                return await self._admin.resume(home)
            case "skip":
                return await self._admin.skip(home)
            case "stop":
                return await self._admin.stop(home)
            case _:
                return await self._admin.show(home)

    def _shown(self, view: DailyView, title: str) -> Message:
        return settings.daily(view, self.clock.now(), title)
