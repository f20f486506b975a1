"""What Slack's refusals mean for a delivery: try again, or a person has to mend it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.ports import ChannelGone, DeliveryFailed, NotYet

INVITE = "Invite the bot there (`/invite @…`), then say"
RESUME = f"{INVITE} `/quiz daily resume`."
AGAIN = f"{INVITE} it again."
MOVE = "Say `/quiz daily` in another channel."
FINAL = {"invalid_auth", "not_authed", "token_revoked", "account_inactive", "token_expired"}
GONE = {
    "not_in_channel": ("the bot is not in that channel", RESUME),
    "channel_not_found": ("the channel does not exist, or the bot is not in it", RESUME),
    "is_archived": ("the channel was archived", MOVE),
    "is_inactive": ("the channel was archived", MOVE),  # what an update is told
    "restricted_action": ("this workspace does not let the bot post there", MOVE),
    "user_not_found": ("this person is no longer there", MOVE),
    "user_disabled": ("this person is no longer there", MOVE),
    "cannot_dm_bot": ("this person takes no messages from apps", MOVE),
    **dict.fromkeys(
        ("token_revoked", "account_inactive", "invalid_auth", "not_authed"),
        ("the app was removed from the workspace", "Install it again, with its new token."),
    ),
}


@contextmanager
def translated() -> Iterator[None]:
    """Raises DeliveryFailed, ChannelGone and NotYet for whatever the client library raises."""
    try:
        yield
    except SlackApiError as error:
        raise _meaning(error) from error
    except (aiohttp.ClientError, SlackClientError, OSError, TimeoutError) as error:
        raise DeliveryFailed(f"Slack could not be reached: {type(error).__name__}") from error


def code(error: SlackApiError) -> str:
    response = error.response
    return str(response.get("error", "")) if hasattr(response, "get") else ""


def _meaning(error: SlackApiError) -> DeliveryFailed | ChannelGone | NotYet:
    status = getattr(error.response, "status_code", 200)
    if status == 429:
        seconds = float(error.response.headers.get("Retry-After", 30))
        return NotYet(timedelta(seconds=seconds))  # for certain, nothing was sent
    if found := GONE.get(code(error)):
        return ChannelGone(*found)
    return DeliveryFailed(f"Slack answered {status} {code(error)}"[:200])
