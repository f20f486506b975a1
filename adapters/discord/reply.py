"""Answering an interaction: within three seconds, once, and in words whatever happens.

Discord drops an interaction that is not acknowledged within 3 s. What takes
longer is put off (a “thinking …” that only its member sees) and follows when
it is there; what was recorded stays recorded either way.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import discord

from adapters.discord import wording
from adapters.discord.layout import Message
from bot.errors import BotError

PATIENCE_S = 1.5  # half of what Discord gives, the other half for the network
UNKNOWN, ANSWERED, UNKNOWN_WEBHOOK = 10062, 40060, 10015

CUT = (discord.HTTPException, aiohttp.ClientError, OSError)

Interaction = discord.Interaction[Any]

log = logging.getLogger(__name__)


async def respond(
    to: Interaction, work: Awaitable[Sequence[Message]], *, update: bool = False
) -> None:
    """Say what comes out of `work`, in private. With `update` in place of the message that
    holds the control, which must be a private one too."""
    task = asyncio.ensure_future(_words(work))
    done, _ = await asyncio.wait({task}, timeout=PATIENCE_S)
    late = not done and await _put_off(to, update)
    messages = await task
    try:
        await _send(to, messages, update=update, late=late)
    except CUT as error:
        _unheard(error)


async def _words(work: Awaitable[Sequence[Message]]) -> Sequence[Message]:
    """What went wrong becomes words here, and nowhere else."""
    try:
        return await work
    except BotError as error:
        return [wording.refusal(error)]
    except Exception:
        code = secrets.token_hex(3)
        log.exception("an interaction failed, code %s", code)
        return [wording.failure(code)]


async def _put_off(to: Interaction, update: bool) -> bool:
    """True if Discord knows that more is to come."""
    try:
        await _once_more(lambda: to.response.defer(ephemeral=True, thinking=not update))
    except CUT as error:
        _unheard(error)
        return False
    return True


async def _once_more(call: Callable[[], Awaitable[object]]) -> None:
    """A cut connection says nothing about whether Discord heard; a second try tells (40060)."""
    try:
        try:
            await call()
        except (aiohttp.ClientConnectionError, OSError):
            await call()
    except discord.HTTPException as error:
        if error.code != ANSWERED:
            raise


async def _send(to: Interaction, messages: Sequence[Message], *, update: bool, late: bool) -> None:
    first, *more = messages
    if late:
        # An edit can be repeated; a follow-up that is repeated stands there twice.
        with first.opened() as files:
            await to.edit_original_response(view=first.layout, attachments=files)
    else:
        await _once_more(lambda: _answer(to, first, update))
    for message in more:
        with message.opened() as files:
            await to.followup.send(view=message.layout, files=files, ephemeral=True)


async def _answer(to: Interaction, message: Message, update: bool) -> None:
    with message.opened() as files:
        if update:
            await to.response.edit_message(view=message.layout, attachments=files)
        else:
            await to.response.send_message(view=message.layout, files=files, ephemeral=True)


def _unheard(error: Exception) -> None:
    """Nobody waits for this answer any more."""
    code = error.code if isinstance(error, discord.HTTPException) else 0
    if code in (UNKNOWN, UNKNOWN_WEBHOOK):
        log.warning("an answer came too late for Discord; another tap shows it again")
    else:
        log.warning("an answer did not reach Discord: %s; another tap shows it again", error)


async def ask_in_window(to: Interaction, window: discord.ui.Modal) -> None:
    """Open a window to write in. It is found again by its id, so nothing of it is kept."""
    window.stop()
    try:
        await _once_more(lambda: to.response.send_modal(window))
    except CUT as error:
        _unheard(error)
