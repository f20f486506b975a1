"""What Discord's refusals mean for a delivery: try again, or a person has to mend it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import aiohttp
import discord

from bot.ports import ChannelGone, DeliveryFailed

UNKNOWN_MESSAGE = 10008
GONE = {10003, 10004, 10013}  # channel, server, person
CLOSED_DM = 50007
ARCHIVED = 50083  # a thread that sleeps; if it is locked, waking it is refused
ACCESS = "Allow me there View Channel, Send Messages and Read Message History (Edit Channel → "
ACCESS += "Permissions); then `/daily resume` goes on."
MOVE = "Choose another one with `/daily change channel:`."


@contextmanager
def translated() -> Iterator[None]:
    """Raises DeliveryFailed and ChannelGone for whatever the client library raises."""
    try:
        yield
    except discord.RateLimited as error:
        wait = timedelta(seconds=error.retry_after)
        raise DeliveryFailed("Discord asks for patience", wait) from error
    except discord.HTTPException as error:
        raise _meaning(error) from error
    except (aiohttp.ClientError, OSError) as error:
        raise DeliveryFailed(f"Discord could not be reached: {type(error).__name__}") from error


def _meaning(error: discord.HTTPException) -> DeliveryFailed | ChannelGone:
    """A refusal without a code of Discord's own comes from something in between."""
    if error.code == CLOSED_DM:
        return ChannelGone("this person takes no messages from me", "Allow them.")
    if isinstance(error, discord.NotFound) and error.code in GONE:
        return ChannelGone("the channel was deleted, or I was removed", MOVE)
    if isinstance(error, discord.Forbidden) and error.code:
        return ChannelGone(f"Discord says “{error.text or 'Missing Access'}”", ACCESS)
    return DeliveryFailed(f"Discord answered {error.status}: {error.text}"[:300])
