"""Discord as the core sees it: posts, edits, and the search for a post that may have come out."""

from collections import OrderedDict
from datetime import datetime, timedelta

import discord

from adapters.discord import asking, boards, ids, revealing
from adapters.discord.asking import EVERYONE
from adapters.discord.errors import ARCHIVED, UNKNOWN_MESSAGE, translated
from adapters.discord.layout import Finder, Message
from adapters.discord.pace import Pace
from bot.domain.refs import ChannelRef, MessageRef
from bot.figures import Figures
from bot.ports import CannotTell, Urgency
from bot.views import NoticeView, Posting, QuestionView, RevealView

NAME = "discord"
DRIFT = timedelta(minutes=2)  # between our clock and Discord's
PAGE = 100
REMEMBERED = 256  # private conversations

Channel = discord.PartialMessageable | discord.DMChannel


def private(user_id: int) -> ChannelRef:
    """The private conversation with one person."""
    return ChannelRef(NAME, f"@{user_id}")


class Posts:
    """The sending half of the port, over a client that somebody else keeps connected."""

    def __init__(self, client: discord.Client, figures: Figures, pace: Pace) -> None:
        self._client = client
        self._figures = figures
        self._pace = pace
        self._private: OrderedDict[str, discord.DMChannel] = OrderedDict()
        self.salt = ""  # of this database: another one numbers its deliveries from 1 as well

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        await self._pace.turn(urgency)

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        mark = f"{mark}-{self.salt}"
        *before, last = self._messages(view, mark)
        reply = view.message if isinstance(view, RevealView) else None
        with translated():
            to = await self._channel(channel)
            for part, message in enumerate(before, 1):
                await self._send_part(to, message, mark, part)
            sent = await self._send(to, last, mark, reply)
        return MessageRef(channel, str(sent.id))

    async def edit(self, message: MessageRef, view: Posting) -> None:
        with translated():
            to = await self._channel(message.channel)
            shown = self._edited(view)
            try:
                await _edit(to, int(message.id), shown)
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
            except discord.HTTPException as error:
                if error.code != ARCHIVED:
                    raise
                await self._unarchive(to)
                await _edit(to, int(message.id), shown)

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        with translated():
            to = await self._channel(channel)
            found = await self._find(to, ids.component(f"{mark}-{self.salt}"), since - DRIFT)
        return MessageRef(channel, str(found)) if found else None

    async def _unarchive(self, to: Channel) -> None:
        """A thread sleeps after a quiet day, and takes no edits then."""
        await self._pace.turn(Urgency.BEGUN)
        thread = await self._client.fetch_channel(to.id)
        if isinstance(thread, discord.Thread):
            await self._pace.turn(Urgency.BEGUN)
            await thread.edit(archived=False)

    async def _find(self, to: Channel, wanted: int, since: datetime | None) -> int | None:
        """Page by page, each at its turn. Without `since` only the newest page."""
        after: datetime | discord.Object | None = since
        while True:
            page = [message async for message in to.history(limit=PAGE, after=after)]
            for message in page:
                if self._is(message, wanted):
                    return message.id
            if not page and after is since:
                await self._see_that_it_may_read(to, since)
            if len(page) < PAGE or since is None:
                return None
            after = discord.Object(page[-1].id)
            await self._pace.turn(Urgency.BEGUN)

    async def _see_that_it_may_read(self, to: Channel, since: datetime | None) -> None:
        """Without Read Message History Discord shows an empty channel, and no error. Raises
        CannotTell."""
        if since is None or isinstance(to, discord.DMChannel):
            return
        await self._pace.turn(Urgency.BEGUN)
        channel = await self._client.fetch_channel(to.id)
        last = getattr(channel, "last_message_id", None)
        if last is not None and discord.utils.snowflake_time(last) > since:
            raise CannotTell("I may not read that channel (Read Message History is missing)")

    def _is(self, message: discord.Message, wanted: int) -> bool:
        own = self._client.user
        if own is None or message.author.id != own.id:
            return False
        return any(getattr(part, "id", 0) == wanted for part in message.components)

    async def _send_part(self, to: Channel, message: Message, mark: str, part: int) -> None:
        """The beginning of a long post. Only its end is in the ledger, so look first."""
        await self._pace.turn(Urgency.BEGUN)
        if await self._find(to, ids.component(mark, part), None) is None:
            await self._pace.turn(Urgency.BEGUN)
            await self._send(to, message, f"{mark}/{part}", None)

    async def _send(
        self, to: Channel, message: Message, nonce: str, reply: MessageRef | None
    ) -> discord.Message:
        if reply is None:
            return await to.send(
                view=message.layout,
                files=message.files(),
                nonce=nonce,
                allowed_mentions=message.mentions,
            )
        return await to.send(
            view=message.layout,
            files=message.files(),
            nonce=nonce,
            allowed_mentions=message.mentions,
            reference=discord.MessageReference(
                message_id=int(reply.id), channel_id=to.id, fail_if_not_exists=False
            ),
        )

    async def _channel(self, channel: ChannelRef) -> Channel:
        if not channel.id.startswith("@"):
            return self._client.get_partial_messageable(int(channel.id))
        known = self._private.get(channel.id)
        if known is None:
            await self._pace.turn(Urgency.BEGUN)
            known = await self._client.create_dm(discord.Object(int(channel.id[1:])))
            self._private[channel.id] = known
            if len(self._private) > REMEMBERED:
                self._private.popitem(last=False)
        return known

    def _messages(self, view: Posting, mark: str) -> list[Message]:
        match view:
            case QuestionView():
                shown = asking.question(view, find=self._finder(view), mark=mark)
                return [_calling(message, view) for message in shown]
            case RevealView():
                return revealing.explanation(view, find=self._finder(view.question), mark=mark)
            case NoticeView():
                return [boards.notice(view, mark=mark)]
            case _:
                return [boards.standings(view, mark=mark, weekly=True)]

    def _edited(self, view: Posting) -> Message:
        if isinstance(view, RevealView):
            return revealing.question(view, find=self._finder(view.question))[-1]
        return self._messages(view, "")[-1]

    def _finder(self, view: QuestionView) -> Finder:
        return lambda path: self._figures.find(view.deck, view.topic, path)


async def _edit(to: Channel, message_id: int, shown: Message) -> None:
    await to.get_partial_message(message_id).edit(
        view=shown.layout, attachments=shown.files(), allowed_mentions=shown.mentions
    )


def _calling(message: Message, view: QuestionView) -> Message:
    """Only a question may ping, and only whom its organiser chose."""
    role = [discord.Object(int(view.mention))] if view.mention.isdecimal() else False
    allowed = discord.AllowedMentions(
        everyone=view.mention == EVERYONE, roles=role, users=False, replied_user=False
    )
    return Message(message.layout, message.pictures, allowed)
