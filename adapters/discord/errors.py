"""What Discord's refusals mean for a delivery: try again, or a person has to mend it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import aiohttp
import discord

from bot.ports import ChannelGone, DeliveryFailed

UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MESSAGE = 10003, 10004, 10008
CLOSED_DM = 50007
ACCESS = "Allow me there View Channel, Send Messages and Read Message History (Edit Channel → "
ACCESS += "Permissions); then `/daily start` in that channel goes on."
MOVE = "Choose another one with `/daily change channel:`."


@contextmanager
def translated() -> Iterator[None]:
    """Raises DeliveryFailed and ChannelGone for whatever the client library raises."""
    try:
        yield
    except discord.NotFound as error:
        if error.code == UNKNOWN_MESSAGE:
            raise DeliveryFailed("the message is gone") from error
        raise ChannelGone("the channel was deleted, or I was removed", MOVE) from error
    except discord.Forbidden as error:
        if error.code == CLOSED_DM:
            raise ChannelGone("this person takes no messages from me", "Allow them.") from error
        raise ChannelGone(f"Discord says “{error.text or 'Missing Access'}”", ACCESS) from error
    except discord.RateLimited as error:
        wait = timedelta(seconds=error.retry_after)
        raise DeliveryFailed("Discord asks for patience", wait) from error
    except discord.HTTPException as error:
        raise DeliveryFailed(f"Discord answered {error.status}: {error.text}"[:300]) from error
    except (aiohttp.ClientError, OSError) as error:
        raise DeliveryFailed(f"Discord could not be reached: {type(error).__name__}") from error
