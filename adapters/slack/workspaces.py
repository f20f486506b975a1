"""The workspaces that this process speaks in: their clients, their pace, who they are.

A channel is named `<workspace>/<channel>` outside of this adapter, since ids of
channels mean nothing without their workspace.
"""

from dataclasses import dataclass, field

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.pace import Pace
from bot.domain.refs import ChannelRef
from bot.ports import DeliveryFailed

NAME = "slack"


@dataclass
class Workspace:
    """`posting` never repeats a request by itself: a post whose connection was cut may stand."""

    id: str
    bot_user_id: str
    asking: AsyncWebClient
    posting: AsyncWebClient
    pace: Pace = field(default_factory=Pace)


def client(token: str, session: aiohttp.ClientSession, *, repeats: bool) -> AsyncWebClient:
    """One HTTP session for all: the default opens one for each call."""
    handlers = [AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler(2)]
    return AsyncWebClient(
        token=token, session=session, retry_handlers=handlers if repeats else [], timeout=20
    )


class Workspaces:
    def __init__(self) -> None:
        self._known: dict[str, Workspace] = {}

    async def add(self, token: str, session: aiohttp.ClientSession) -> Workspace:
        """Ask Slack whose token it is. Raises what the client library raises."""
        asking = client(token, session, repeats=True)
        answer = await asking.auth_test()
        found = Workspace(
            id=str(answer["team_id"]),
            bot_user_id=str(answer["user_id"]),
            asking=asking,
            posting=client(token, session, repeats=False),
        )
        self._known[found.id] = found
        return found

    def of(self, channel: ChannelRef) -> tuple[Workspace, str]:
        """The workspace of a channel and its id there. Raises DeliveryFailed."""
        place, _, id = channel.id.partition("/")
        found = self._known.get(place)
        if found is None:
            raise DeliveryFailed(f"no token for the workspace {place} is set")
        return found, id

    def get(self, place: str) -> Workspace | None:
        return self._known.get(place)


def channel_ref(place: str, channel_id: str) -> ChannelRef:
    return ChannelRef(NAME, f"{place}/{channel_id}")


def private(place: str, user_id: str) -> ChannelRef:
    """The conversation with one person; Slack opens it when something is posted to them."""
    return ChannelRef(NAME, f"{place}/{user_id}")
