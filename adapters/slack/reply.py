"""Answering in private: through the address that came with the command or the press.

Slack has been acknowledged before, so nothing here is in a hurry; what goes
wrong becomes words.
"""

import logging
import secrets
from collections.abc import Awaitable, Sequence
from typing import Any

import aiohttp

from adapters.slack import wording
from adapters.slack.layout import Message
from bot.errors import BotError

log = logging.getLogger(__name__)

Body = dict[str, Any]


class Replies:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def respond(
        self, body: Body, work: Awaitable[Sequence[Message]], *, replace: bool = False
    ) -> None:
        """Say what comes out of `work` to one person; with `replace` in place of the private
        message that holds the control."""
        messages = await in_words(work)
        address = body.get("response_url") or _first_address(body)
        if not address:
            log.warning("there is nowhere to answer to")
            return
        for number, message in enumerate(messages):
            await self._say(str(address), message, replace=replace and number == 0)

    async def _say(self, address: str, message: Message, *, replace: bool) -> None:
        try:
            status = await self._sent(address, message, replace)
            if status >= 400 and message.pictured:
                status = await self._sent(address, message.in_words(), replace)
            if status >= 400:
                log.warning("an answer was refused with %s; another tap shows it", status)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("an answer did not reach Slack (%s)", type(error).__name__)

    async def _sent(self, address: str, message: Message, replace: bool) -> int:
        said = {
            "response_type": "ephemeral",
            "replace_original": replace,
            "text": message.text,
            "blocks": message.dicts(),
        }
        async with self._session.post(address, json=said) as answer:
            return answer.status


def _first_address(body: Body) -> str:
    """Views hold theirs in a list."""
    found = body.get("response_urls") or [{}]
    return str(found[0].get("response_url", ""))


async def in_words(work: Awaitable[Sequence[Message]]) -> Sequence[Message]:
    """What went wrong becomes words here, and nowhere else."""
    try:
        return await work
    except BotError as error:
        return [wording.refusal(error)]
    except Exception:
        code = secrets.token_hex(3)
        log.exception("an interaction failed, code %s", code)
        return [wording.failure(code)]
