"""Who speaks and where, in the core's terms; names and rights as the workspace knows them."""

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.slack.reply import Body
from adapters.slack.workspaces import NAME, Workspaces, channel_ref
from bot.domain.refs import ChannelRef, MemberRef

REMEMBERED = 2000
FRESH_S = 600.0
RETRY_S = 20.0
PER_MINUTE = 60  # names that are asked for because somebody speaks
PATIENCE_S = 2.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """What users.info says of a person. Empty where the app may not ask (scope users:read)."""

    name: str = ""
    zone: str = ""
    admin: bool = False


class People:
    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces
        self._asked: list[float] = []
        self._known: OrderedDict[tuple[str, str], tuple[float, Known]] = OrderedDict()

    async def speaker(self, body: Body) -> MemberRef:
        """Under the name that Slack sends along, until a better one is known: an answer waits
        for no question of ours."""
        place, id = place_of(body), user_of(body)
        at, known = self._known.get((place, id), (-FRESH_S, Known()))
        if asyncio.get_running_loop().time() - at >= FRESH_S and self._may_ask():
            known = await self.known(place, id)
        return MemberRef(NAME, place, id, known.name or _name_in(body) or "somebody")

    async def member(self, place: str, user_id: str) -> MemberRef:
        known = await self.known(place, user_id)
        return MemberRef(NAME, place, user_id, known.name or "somebody")

    def _may_ask(self) -> bool:
        """Slack lets an app ask for some hundred people a minute; a crowd goes unasked."""
        now = asyncio.get_running_loop().time()
        self._asked = [at for at in self._asked if now - at < 60]
        if len(self._asked) >= PER_MINUTE:
            return False
        self._asked.append(now)
        return True

    async def known(self, place: str, user_id: str) -> Known:
        """Asked for at most once in ten minutes, and never waited for long."""
        now = asyncio.get_running_loop().time()
        at, known = self._known.get((place, user_id), (-FRESH_S, Known()))
        if now - at < FRESH_S:
            return known
        fresh = await self._ask(place, user_id)
        # What could not be asked is asked again soon.
        self._known[(place, user_id)] = (now if fresh else now - FRESH_S + RETRY_S, fresh or known)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return fresh or known

    async def _ask(self, place: str, user_id: str) -> Known | None:
        workspace = self._workspaces.get(place)
        if workspace is None:
            return None
        try:
            async with asyncio.timeout(PATIENCE_S):
                answer = await workspace.asking.users_info(user=user_id)
        except (SlackApiError, SlackClientError, aiohttp.ClientError, OSError, TimeoutError):
            return None
        return _known(answer.get("user") or {})


def _known(user: dict[str, Any]) -> Known:
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("name") or ""
    admin = bool(user.get("is_admin") or user.get("is_owner"))
    return Known(" ".join(str(name).split()), str(user.get("tz") or ""), admin)


def place_of(body: Body) -> str:
    """The workspace."""
    team = body.get("team") or {}
    return str(body.get("team_id") or team.get("id") or "")


def user_of(body: Body) -> str:
    user = body.get("user")
    if isinstance(user, dict):
        return str(user.get("id", ""))
    return str(body.get("user_id") or user or "")


def _name_in(body: Body) -> str:
    user = body.get("user")
    if isinstance(user, dict):
        return str(user.get("name") or user.get("username") or "")
    return str(body.get("user_name") or "")


def channel_id_of(body: Body) -> str:
    channel = body.get("channel")
    if isinstance(channel, dict):
        return str(channel.get("id", ""))
    return str(body.get("channel_id") or (body.get("container") or {}).get("channel_id") or "")


def channel_of(body: Body) -> ChannelRef:
    return channel_ref(place_of(body), channel_id_of(body))
