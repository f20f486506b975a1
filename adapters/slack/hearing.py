"""Everything that Slack tells the bot, acknowledged first and then done.

Slack drops what is not acknowledged within 3 s, and sends it again; so the
acknowledgement waits for nothing but a window's own fields.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine, Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.models.views import View

from adapters.slack import home, ids, windows, wording
from adapters.slack.background import FIELD_PATIENCE_S, noted, shown
from adapters.slack.conversing import Conversing
from adapters.slack.escape import escaped, plain
from adapters.slack.joining import Joining
from adapters.slack.layout import Message, context
from adapters.slack.organising import Organising
from adapters.slack.payload import at_home, following_of, is_private, ticked, where_of
from adapters.slack.people import People, channel_id_of, channel_of, place_of, user_of
from adapters.slack.reply import Body, Replies, in_words
from adapters.slack.understanding import Command, understood
from adapters.slack.workspaces import Workspaces, channel_ref
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.errors import BotError

SEEN = 4096  # triggers remembered, so that what comes twice is answered once
HOMES = 1024  # pages that follow what their member does

log = logging.getLogger(__name__)

Ack = Any  # bolt's, which takes nothing or a window's errors


class Hearing:
    def __init__(
        self,
        conversing: Conversing,
        organising: Organising,
        joining: Joining,
        people: People,
        replies: Replies,
        workspaces: Workspaces,
        topics: Sequence[str],
        decks: Sequence[str],
    ) -> None:
        self._conversing = conversing
        self._organising = organising
        self._joining = joining
        self._people = people
        self._replies = replies
        self._workspaces = workspaces
        self._topics = topics
        self._decks = decks
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._homes: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def listen_to(self, app: AsyncApp) -> None:
        app.command("/quiz")(self.command)
        app.action(ids.ANY)(self.action)
        app.view(ids.QUESTION)(self.written)
        app.view(windows.DAILY)(self.daily_window)
        app.options(windows.ZONES)(self.zones)
        app.event("app_home_opened")(self.home_opened)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # What Slack tells

    async def command(self, ack: Ack, body: Body) -> None:
        await ack()
        if self._first(body.get("trigger_id")):
            self._do(self._command(body))

    async def action(self, ack: Ack, body: Body) -> None:
        await ack()
        action = (body.get("actions") or [{}])[0]
        if self._first(f"{body.get('trigger_id')}/{action.get('action_ts')}"):
            self._do(self._action(body, action))

    async def written(self, ack: Ack, body: Body) -> None:
        """An answer from a window. What is no answer is said at the field."""
        view = body["view"]
        asked = ids.asked(view["callback_id"])
        if asked is None:
            await ack()
            return
        kept, text = windows.kept(view), windows.written(view)
        work = asyncio.ensure_future(self._written(body, asked, kept, text))
        done, _ = await asyncio.wait({work}, timeout=FIELD_PATIENCE_S)
        fault = work.exception() if done else None
        if isinstance(fault, BotError):
            errors = {windows.FIELD: wording.sentence(fault)}
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        if self._first(body.get("trigger_id")):
            self._do(self._reply(body, kept, work))

    async def daily_window(self, ack: Ack, body: Body) -> None:
        """The daily's window. Errors appear at the field that they belong to."""
        channel, wish = windows.wished(body["view"])
        kept = windows.kept(body["view"])
        where = channel_ref(place_of(body), channel)
        if errors := await self._organising.faults(where if channel else None, wish):
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        if self._first(body.get("trigger_id")):
            who = await self._people.speaker(body)
            self._do(self._reply(body, kept, self._organising.start(who, where, wish)))

    async def zones(self, ack: Ack, body: Body) -> None:
        typed = str(body.get("value") or "")
        found = windows.zones(typed, self._organising.clock.now())
        await ack(options=[option.to_dict() for option in found])

    async def home_opened(self, event: Body, body: Body) -> None:
        if event.get("tab") == "home":
            here = {**body, "user": event.get("user")}
            self._note_home(here)
            self._do(self._publish(here))

    def _note_home(self, body: Body) -> None:
        """Whose page is to follow what they do elsewhere; others are drawn when they are opened."""
        key = (place_of(body), user_of(body))
        self._homes[key] = None
        self._homes.move_to_end(key)
        if len(self._homes) > HOMES:
            self._homes.popitem(last=False)

    # What is done about it

    async def _command(self, body: Body) -> None:
        said = understood(str(body.get("text") or ""), self._topics)
        who, where = await self._people.speaker(body), channel_of(body)
        if said.name == "daily" and not said.word:
            if not await self._organising.exists_for(where, who.place):
                await self._open(body, await self._daily_view(body))
                return
            said = Command("daily", "show")
        await self._replies.respond(body, self._read(who, where, said))

    async def _read(self, who: MemberRef, where: ChannelRef, said: Command) -> list[Message]:
        """What comes of a command; a word that was guessed is named."""
        if said.name == "link":
            found = await self._joining.member(who, where, said.rest)
        elif said.name == "daily" and said.word == "link":
            found = await self._joining.team(who, where)
        elif said.name in ("daily", "reveal"):
            word = said.word or said.name
            command = Command(**{**vars(said), "word": word})
            found = await self._organising.say(who, where, command)
        elif said.name == "help":
            found = self._conversing.help(await self._organising.may(who, where))
        elif said.name == "streak" and said.person:
            whose = await self._people.member(who.place, said.person)
            found = await self._conversing.streak(who, where, whose)
        else:
            found = await self._conversing.command(who, where, said)
        return found if not said.misread else [_guessed(found[0], said), *found[1:]]

    async def _action(self, body: Body, action: Body) -> None:
        id = str(action.get("action_id", ""))
        asked = ids.asked(id)
        if asked is not None:
            await self._asked(body, asked)
            return
        who, where = await self._people.speaker(body), channel_of(body)
        if found := ids.NEXT.fullmatch(id):
            topic, difficulty = found["topic"] or None, int(found["difficulty"]) or None
            await self._say(body, self._conversing.practise(who, topic, difficulty))
        elif found := ids.BOARD.fullmatch(id):
            span, offset = Span(found["span"]), int(found["offset"])
            page = self._conversing.board(who, where, span, offset)
            await self._say(body, page, replace=True)
        elif found := ids.ADMIN.fullmatch(id):
            await self._administer(body, who, where, found["what"])

    async def _administer(self, body: Body, who: MemberRef, where: ChannelRef, what: str) -> None:
        if what == "begin":
            await self._open(body, await self._daily_view(body))
            return
        work = self._organising.say(who, where, Command("daily", what))
        await self._say(body, work, replace=what not in ("try", "show"))

    async def _asked(self, body: Body, asked: ids.Asked) -> None:
        """A press on a question's control."""
        who, where, then = await self._people.speaker(body), where_of(body), following_of(body)
        round_id = asked.round_id
        match asked.what:
            case ids.CHOICES:
                return  # ticked, not sent yet
            case ids.NUMBER | ids.WRITE:
                await self._write(body, asked, who, then)
                return
            case ids.THOUGHT:
                work = self._conversing.thought(who, where, round_id, "", then)
            case ids.MORE:
                work = self._conversing.deeper(who, round_id, then)
            case ids.SEVERAL | ids.POINTS:
                letters = ticked(body, round_id)
                if not letters and asked.what == ids.SEVERAL:
                    work = _sentence("Tick at least one answer first.")
                else:
                    work = self._conversing.answered(who, where, round_id, letters or "-", then)
            case ids.NONE:
                work = self._conversing.answered(who, where, round_id, "-", then)
            case letter:
                work = self._conversing.answered(who, where, round_id, letter, then)
        private = asked.what in (ids.MORE, ids.POINTS, ids.NONE)
        await self._say(body, work, replace=private)
        if not at_home(body) and (place_of(body), user_of(body)) in self._homes:
            await self._publish(body)

    async def _write(self, body: Body, asked: ids.Asked, who: MemberRef, then: str) -> None:
        """Open a window, unless there is an answer already."""
        told = await in_words(self._conversing.told_before(who, asked.round_id, then))
        if told:
            await self._say(body, _given(told))
            return
        kept = {
            "channel": channel_id_of(body),
            "response_url": str(body.get("response_url") or ""),
            "following": then,
        }
        await self._open(body, windows.answer(asked, kept))

    async def _written(
        self, body: Body, asked: ids.Asked, kept: dict[str, str], text: str
    ) -> list[Message]:
        who = await self._people.speaker(body)
        channel = kept.get("channel") or ""
        where = channel_ref(who.place, channel) if channel else None
        then = kept.get("following") or ""
        if asked.what == ids.NUMBER:
            return await self._conversing.answered(who, where, asked.round_id, text, then)
        return await self._conversing.thought(who, where, asked.round_id, text, then)

    # How it is said

    async def _reply(
        self, body: Body, kept: dict[str, str], work: Awaitable[Sequence[Message]]
    ) -> None:
        """After a window: where its button stood, or in App Home."""
        address = kept.get("response_url")
        if address:
            await self._replies.respond({"response_url": address}, work)
            if (place_of(body), user_of(body)) in self._homes:
                await self._publish(body)
        else:
            await self._publish(body, await in_words(work))

    async def _say(
        self, body: Body, work: Awaitable[Sequence[Message]], *, replace: bool = False
    ) -> None:
        """In private under the message, or on top of App Home if that is where it was pressed."""
        if at_home(body):
            await self._publish(body, await in_words(work))
        else:
            await self._replies.respond(body, work, replace=replace and is_private(body))

    async def _publish(self, body: Body, said: Sequence[Message] = ()) -> None:
        workspace = self._workspaces.get(place_of(body))
        if workspace is None:
            return
        who = await self._people.speaker(body)
        organiser = await self._organising.may(who, channel_ref(who.place, ""))
        view = await self._conversing.home(who, organiser)
        for page in home.pages(view, said):
            if await shown(workspace.asking.views_publish(user_id=user_of(body), view=page)):
                break

    async def _daily_view(self, body: Body) -> View:
        known = await self._people.known(place_of(body), user_of(body))
        kept = {"response_url": str(body.get("response_url") or "")}
        channel = channel_id_of(body)
        initial = channel if channel.startswith(("C", "G")) else ""
        now = self._organising.clock.now()
        return windows.daily(kept, initial, known.zone, self._decks, self._topics, now)

    async def _open(self, body: Body, view: View) -> None:
        workspace = self._workspaces.get(place_of(body))
        if workspace is not None:
            opened = workspace.asking.views_open(trigger_id=str(body.get("trigger_id")), view=view)
            await shown(opened)

    def _first(self, key: str | None) -> bool:
        """False for what Slack has told before."""
        if not key or key in self._seen:
            return not key
        self._seen[key] = None
        if len(self._seen) > SEEN:
            self._seen.popitem(last=False)
        return True

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        """After the acknowledgement, whatever it takes."""
        task = asyncio.create_task(noted(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _given(messages: Sequence[Message]) -> Sequence[Message]:
    return messages


async def _sentence(text: str) -> list[Message]:
    return wording.said(text)


def _guessed(message: Message, said: Command) -> Message:
    meant = f"{said.name} {said.word}".strip()
    note = f"Read “{said.misread}” as {meant}."
    return Message(f"{plain(note)} {message.text}", (context(escaped(note)), *message.blocks))
