"""Work that goes on after Slack was acknowledged, and what becomes of its failures."""

import asyncio
import logging
from collections.abc import Awaitable, Coroutine
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import BotError

FIELD_PATIENCE_S = 2.0  # for an error that belongs to a window's field

log = logging.getLogger(__name__)


async def noted(work: Awaitable[None]) -> None:
    """The last net: nobody waits for this task, so its failure is logged."""
    try:
        await work
    except (SlackApiError, SlackClientError, aiohttp.ClientError, OSError) as error:
        log.warning("Slack could not be told something: %s", error)
    except Exception:
        log.exception("what Slack told could not be handled")


async def shown(call: Awaitable[object]) -> bool:
    """Show a window or App Home; another try shows it again. False if Slack refused it."""
    try:
        await call
    except SlackApiError as error:
        log.warning("Slack did not show it: %s", error.response.get("error"))
        return False
    return True


async def soon(work: Coroutine[Any, Any, str]) -> str:
    """A window's fields are judged in time or not at all."""
    try:
        async with asyncio.timeout(FIELD_PATIENCE_S):
            return await work
    except (TimeoutError, BotError):
        return ""
