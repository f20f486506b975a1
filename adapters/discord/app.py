"""The Discord adapter put together: one client, the port, and the commands."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
import discord

from adapters.discord import commands, joining, organisers
from adapters.discord.answering import Answering
from adapters.discord.client import StudyClient
from adapters.discord.joining import Joining
from adapters.discord.organising import Organising
from adapters.discord.pace import PER_SECOND, Pace
from adapters.discord.permissions import Invitation
from adapters.discord.platform import NAME, Posts
from adapters.discord.syncing import sync
from adapters.discord.translation import Catalogues
from adapters.discord.welcome import Welcome
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
    "Discord does not accept DISCORD_TOKEN. Copy it anew: Developer Portal → your application → "
    "Bot → Reset Token."
)
TOKEN_REFUSED = 4004  # the gateway's code, when a token was reset
SOON = timedelta(seconds=2)
RETRY_S, LONGEST_RETRY_S = 5.0, 120.0

TROUBLE = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """`shard_ids` of `shard_count` are this process's, where several share the work; else
    Discord says how many shards there should be. `source` is where the source can be had."""

    token: str = field(repr=False)
    shard_ids: tuple[int, ...] = ()
    shard_count: int | None = None
    source: str = ""


class Discord:
    """Implements the port."""

    name = NAME

    def __init__(
        self,
        settings: Settings,
        study: Study,
        admin: Admin,
        memory: Memory,
        clock: Clock,
        figures: Figures,
        decks: Sequence[str],
        linking: Linking,
    ) -> None:
        self._settings = settings
        self._memory = memory
        self.client = StudyClient(
            Answering(study, figures),
            shard_ids=list(settings.shard_ids) or None,
            shard_count=settings.shard_count,
        )
        work = Organising(study, admin, clock)
        self.client.organise = work.pressed
        commands.add_to(self.client.tree, study, settings.source)
        organisers.add_to(self.client.tree, work, sorted(decks))
        joining.add_to(self.client.tree, Joining(study, linking))
        # What Discord allows, it allows to all processes of a token together.
        share = len(settings.shard_ids) / settings.shard_count if settings.shard_count else 1
        pace = Pace(PER_SECOND * share)
        self._posts = Posts(self.client, figures, pace)
        self._welcome = Welcome(self.client, memory, pace)
        self._logged_in = False

    # The port

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        if not self._logged_in:
            raise NotYet(SOON)
        await self._posts.ready(channel, urgency)

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        return await self._posts.post(channel, view, mark)

    async def edit(self, message: MessageRef, view: Posting) -> None:
        await self._posts.edit(message, view)

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        return await self._posts.find(channel, mark, since)

    async def run(self) -> None:
        """Raises BadSetting if the token is not valid, at the start or later."""
        async with self.client:
            while True:
                await _until_it_works(self._try_to_log_in, "logging in to Discord")
                preparing = asyncio.create_task(self._prepare())
                preparing.add_done_callback(_noted)
                try:
                    await self._connected()
                finally:
                    preparing.cancel()
                    await self._welcome.settled()
                await self._clear()
                await asyncio.sleep(RETRY_S)

    async def _connected(self) -> None:
        """Serve; returns when the connection failed, to begin anew."""
        try:
            await self.client.connect()
        except discord.ConnectionClosed as closed:
            if closed.code == TOKEN_REFUSED:
                raise BadSetting(REFUSED) from None
            raise BadSetting(f"Discord closed the connection: {closed.reason}") from closed
        except (discord.GatewayNotFound, *TROUBLE) as error:
            log.warning("the connection failed (%s); trying again in %.0f s", error, RETRY_S)

    async def _clear(self) -> None:
        """Before any shard has come up. A client that was closed as a whole can be opened again,
        but its queue of events keeps the close."""
        await self.client.http.close()
        # Closing leaves a connector that is of no use any more; a new login makes its own.
        self.client.http.connector = discord.utils.MISSING

    async def _try_to_log_in(self) -> None:
        try:
            await self.client.login(self._settings.token)
        except discord.LoginFailure:
            raise BadSetting(REFUSED) from None
        except BaseException:
            await self._clear()
            raise

    async def _prepare(self) -> None:
        """What may take longer than the first question can wait."""
        application_id = self.client.application_id or 0
        log.info("logged in as %s; invite it with %s", self.client.user, _invite(application_id))
        await _until_it_works(self.begin, "telling Discord the commands")
        await self._welcome.run()

    async def begin(self) -> None:
        """What there is to do once after Discord took the token. Can be repeated."""
        self._posts.salt = await self._salt()
        self._logged_in = True
        await self.client.tree.set_translator(Catalogues())
        await sync(self.client.tree, self.client.application_id or 0, self._memory)

    async def _salt(self) -> str:
        known = await self._memory.recall("discord.salt")
        if known is None:
            known = secrets.token_hex(3)
            await self._memory.keep("discord.salt", known)
        return known

    async def greet(self) -> None:
        """Greet new servers; `run` does so again and again."""
        await self._welcome.look()


def _noted(task: asyncio.Task[None]) -> None:
    """Commands and greetings stopped; the rest goes on."""
    if not task.cancelled() and task.exception() is not None:
        log.error("preparing failed; a restart helps", exc_info=task.exception())


def _invite(application_id: int) -> str:
    return Invitation(application_id).url


async def _until_it_works(work: Callable[[], Awaitable[None]], what: str) -> None:
    wait_s = RETRY_S
    while True:
        try:
            await work()
        except TROUBLE as error:
            log.warning("%s failed (%s); trying again in %.0f s", what, error, wait_s)
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_RETRY_S)
        else:
            return


async def invitation(settings: Settings) -> Invitation:
    """Ask Discord which application the token belongs to. Raises BadSetting."""
    client = discord.Client(intents=discord.Intents.none())
    async with client:
        try:
            await client.login(settings.token)
        except discord.LoginFailure:
            raise BadSetting(REFUSED) from None
        except TROUBLE as error:
            raise BadSetting(f"Discord cannot be reached: {error}") from error
        return Invitation(client.application_id or 0)
