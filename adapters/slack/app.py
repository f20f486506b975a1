"""The Slack adapter put together: the bolt app, the port, and the two ways in."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.slack.conversing import Conversing
from adapters.slack.errors import FINAL
from adapters.slack.hearing import Hearing
from adapters.slack.joining import Joining
from adapters.slack.listening import serve, socket
from adapters.slack.organising import Organising
from adapters.slack.people import People
from adapters.slack.pictures import Pictures
from adapters.slack.posts import Posts
from adapters.slack.reply import Replies
from adapters.slack.workspaces import NAME, Workspace, Workspaces
from bot.admin import Admin
from bot.clock import Clock
from bot.domain.refs import ChannelRef, MessageRef
from bot.errors import BadSetting
from bot.figures import Figures
from bot.linking import Linking
from bot.memory import Memory
from bot.ports import NotYet, Urgency
from bot.study import Study
from bot.views import Posting

REFUSED = (
    "Slack does not accept SLACK_BOT_TOKEN ({code}). Copy it anew: api.slack.com/apps → your app → "
    "OAuth & Permissions → Bot User OAuth Token (it begins with xoxb-)."
)
SOON = timedelta(seconds=2)
RETRY_S, LONGEST_RETRY_S = 5.0, 120.0

log = logging.getLogger(__name__)

# It finds the token in the environment by itself, and then complains of it.
logging.getLogger("slack_bolt").addFilter(lambda line: "will be unused" not in line.getMessage())


@dataclass(frozen=True)
class Settings:
    """With `app_token` through Socket Mode, else over HTTP on `port`, proved by
    `signing_secret`. `source` is where the source can be had."""

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    port: int = 3000
    source: str = ""


class Slack:
    """Implements the port."""

    name = NAME

    def __init__(
        self,
        settings: Settings,
        study: Study,
        admin: Admin,
        clock: Clock,
        decks: Sequence[str],
        linking: Linking,
        figures: Figures,
        memory: Memory,
    ) -> None:
        self._settings = settings
        self._study = study
        self._admin = admin
        self._clock = clock
        self._decks = sorted(decks)
        self._linking = linking
        self._workspaces = Workspaces()
        self._figures, self._memory = figures, memory
        self._posts = Posts(self._workspaces)
        self._ready = asyncio.Event()

    # The port

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        if not self._ready.is_set():
            raise NotYet(SOON)
        await self._posts.ready(channel, urgency)

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        return await self._posts.post(channel, view, mark)

    async def edit(self, message: MessageRef, view: Posting) -> None:
        await self._posts.edit(message, view)

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        return await self._posts.find(channel, mark, since, view)

    async def run(self) -> None:
        """Raises BadSetting if the token is not valid."""
        async with aiohttp.ClientSession() as session:
            workspace = await self._log_in(session)
            app = AsyncApp(
                client=workspace.asking,
                signing_secret=self._settings.signing_secret or None,
                request_verification_enabled=not self._settings.app_token,
                logger=logging.getLogger("slack_bolt"),
            )
            pictures = Pictures(self._figures, self._memory, session)
            self._posts = Posts(self._workspaces, pictures)
            hearing = self._hearing(session, pictures)
            hearing.listen_to(app)
            self._ready.set()
            try:
                if self._settings.app_token:
                    await socket(app, self._settings.app_token)
                else:
                    await serve(app, self._settings.port)
            finally:
                await hearing.stop()

    def _hearing(self, session: aiohttp.ClientSession, pictures: Pictures) -> Hearing:
        people = People(self._workspaces)
        organising = Organising(self._study, self._admin, self._clock, people, self._workspaces)
        conversing = Conversing(self._study, self._settings.source, self._workspaces, pictures)
        return Hearing(
            conversing,
            organising,
            Joining(self._study, self._linking, organising),
            people,
            Replies(session),
            self._workspaces,
            [view.topic for view in self._study.topics()],
            self._decks,
        )

    async def _log_in(self, session: aiohttp.ClientSession) -> Workspace:
        """Keep trying while Slack cannot be reached; a machine may start before its network."""
        wait_s = RETRY_S
        while True:
            try:
                found = await self._workspaces.add(self._settings.bot_token, session)
            except SlackApiError as error:
                code = str(error.response.get("error", ""))
                if code in FINAL:
                    raise BadSetting(REFUSED.format(code=code)) from None
                reason = code
            except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
                reason = type(error).__name__
            else:
                log.info("speaking in the Slack workspace %s", found.id)
                return found
            log.warning("Slack cannot be reached (%s); trying again in %.0f s", reason, wait_s)
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_RETRY_S)
