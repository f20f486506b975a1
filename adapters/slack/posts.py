"""Slack as the core sees it: posts, updates, and the search for a post that may have come out."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError

from adapters.slack import asking, boards, ids, revealing
from adapters.slack.errors import code, translated
from adapters.slack.layout import Message
from adapters.slack.pictures import NONE, Files, Pictures
from adapters.slack.workspaces import Workspace, Workspaces
from bot.domain.refs import ChannelRef, MessageRef
from bot.ports import CannotTell, Urgency
from bot.views import NoticeView, Posting, QuestionView, RevealView

SLACK = timedelta(minutes=2)  # between our clock and Slack's
PAGE = 100
UNCHANGEABLE = ("message_not_found", "cant_update_message", "edit_window_closed")
UNREADABLE = "the app may not read that channel's history (scope {scope})"


class Posts:
    """The sending half of the port."""

    def __init__(self, workspaces: Workspaces, pictures: Pictures | None = None) -> None:
        self._workspaces = workspaces
        self._pictures = pictures

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        workspace, to = self._workspaces.of(channel)
        await workspace.pace.turn(to, urgency)

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        workspace, to = self._workspaces.of(channel)
        *before, last = _messages(view, await self._files(workspace, view))
        thread = _thread(view)
        with translated():
            for part, message in enumerate(before, 1):
                if not await self._stands(workspace, to, f"{mark}/{part}", thread):
                    await workspace.pace.turn(to, Urgency.BEGUN)
                    send = partial(_send, workspace, to, mark=f"{mark}/{part}", thread=thread)
                    await _pictured_or_in_words(send, message)
            send = partial(_send, workspace, to, mark=mark, thread=thread)
            sent = await _pictured_or_in_words(send, last)
        return MessageRef(channel, str(sent["ts"]))

    async def _files(self, workspace: Workspace, view: Posting) -> Files:
        if self._pictures is None:
            return NONE
        if isinstance(view, RevealView):
            told = (view.question.prompt, view.explanation, view.key.model)
            return await self._pictures.of(workspace, view.question, *told)
        if isinstance(view, QuestionView):
            return await self._pictures.of(workspace, view, view.prompt)
        return NONE

    async def edit(self, message: MessageRef, view: Posting) -> None:
        workspace, to = self._workspaces.of(message.channel)
        files = await self._files(workspace, view)
        if isinstance(view, RevealView):
            shown = revealing.question(view, files)
        else:
            shown = _messages(view, files)
        with translated():
            await workspace.pace.slow_turn()
            try:
                await _pictured_or_in_words(partial(_update, workspace, to, message.id), shown[-1])
            except SlackApiError as error:
                if code(error) not in UNCHANGEABLE:
                    raise

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        workspace, to = self._workspaces.of(channel)
        with translated():
            found = await self._find(workspace, to, mark, since - SLACK, _thread(view))
        return MessageRef(channel, found) if found else None

    async def _stands(self, workspace: Workspace, to: str, mark: str, thread: str | None) -> bool:
        """Whether a part came out before. Without history it did not: then nothing is retried."""
        try:
            return await self._find(workspace, to, mark, None, thread) is not None
        except CannotTell:
            return False

    async def _find(
        self, workspace: Workspace, to: str, mark: str, since: datetime | None, thread: str | None
    ) -> str | None:
        async for message in _history(workspace, to, since, thread):
            if _mark_of(message) == mark:
                return str(message["ts"])
        return None


async def _pictured_or_in_words(
    send: Callable[[Message], Awaitable[Mapping[str, Any]]], message: Message
) -> Mapping[str, Any]:
    try:
        return await send(message)
    except SlackApiError as error:
        if code(error) != "invalid_blocks" or not message.pictured:
            raise
    return await send(message.in_words())


async def _update(workspace: Workspace, to: str, ts: str, message: Message) -> Mapping[str, Any]:
    answer = await workspace.posting.chat_update(
        channel=to, ts=ts, text=message.text, blocks=message.dicts()
    )
    return answer.data if isinstance(answer.data, dict) else {}


async def _send(
    workspace: Workspace, to: str, message: Message, *, mark: str, thread: str | None
) -> Mapping[str, Any]:
    answer = await workspace.posting.chat_postMessage(
        channel=to,
        text=message.text,
        blocks=message.dicts(),
        thread_ts=thread,
        unfurl_links=False,
        unfurl_media=False,
        # Anybody in the workspace can read metadata: an opaque mark and nothing else.
        metadata={"event_type": ids.MARK, "event_payload": {"mark": mark}},
    )
    return answer.data if isinstance(answer.data, dict) else {}


def _messages(view: Posting, files: Files) -> list[Message]:
    match view:
        case QuestionView():
            return asking.question(view, files=files)
        case RevealView():
            return revealing.explanation(view, files)
        case NoticeView():
            return [boards.notice(view)]
        case _:
            return [boards.standings(view, weekly=True)]


def _thread(view: Posting | None) -> str | None:
    """A reveal is a reply to its question."""
    return view.message.id if isinstance(view, RevealView) and view.message else None


def _mark_of(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return str(payload.get("mark", "")) if metadata.get("event_type") == ids.MARK else ""


async def _history(
    workspace: Workspace, to: str, since: datetime | None, thread: str | None
) -> AsyncIterator[Mapping[str, Any]]:
    """What stands in a channel or thread since then, page by page. Raises CannotTell."""
    if to.startswith(("U", "W")):
        return  # a private word; told twice is better than never
    options: dict[str, Any] = {"channel": to, "limit": PAGE, "include_all_metadata": True}
    if since is not None:
        options["oldest"] = f"{since.timestamp():.6f}"
    if thread is not None:
        options["ts"] = thread
    method = "conversations.replies" if thread else "conversations.history"
    cursor = ""
    while True:
        await workspace.pace.slow_turn()
        try:
            answer = await workspace.asking.api_call(method, params={**options, "cursor": cursor})
        except SlackApiError as error:
            if code(error) == "missing_scope":
                needed = str(error.response.get("needed", "channels:history"))
                raise CannotTell(UNREADABLE.format(scope=needed)) from error
            raise
        for message in answer.get("messages") or ():
            yield message
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor or since is None:
            return
