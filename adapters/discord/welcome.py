"""The first word in a new server, with one next step.

Without intents Discord does not tell when the bot is added, so the list of its
servers is asked for now and then; one request for every 200 of them.
"""

import asyncio
import json
import logging

import aiohttp
import discord

from adapters.discord import ids
from adapters.discord.controls import Style, button
from adapters.discord.layout import BLUE, Message, message, row
from adapters.discord.pace import Pace
from bot.memory import Memory
from bot.ports import NotYet, Urgency

EVERY_S = 10.0
SERVERS_PER_S = 20  # with many servers the list is read less often
PAGE = 200
TRIED = 3  # channels, where nobody named one for such messages
HELLO = """\
### Hello, I am the study bot
One good question a day for this team: answer in private with one tap, see at once what is right \
and why, keep a streak. Anyone can practise right away with `/quiz`."""

log = logging.getLogger(__name__)


def hello() -> Message:
    step = button("Set up the daily question", ids.admin("begin"), Style.primary)
    return message([HELLO, row(step)], BLUE)


class Welcome:
    def __init__(self, client: discord.AutoShardedClient, memory: Memory, pace: Pace) -> None:
        self._client = client
        self._memory = memory
        self._pace = pace
        self._saying = asyncio.Lock()

    async def run(self) -> None:
        """Look for new servers until cancelled."""
        here = 0
        while True:
            try:
                here = await self.look()
            except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError):
                log.info("the list of servers could not be read; later again", exc_info=True)
            except NotYet:
                log.debug("posts go first; the next look comes soon")
            except Exception:
                log.exception("looking for new servers")
            await asyncio.sleep(max(EVERY_S, here / SERVERS_PER_S))

    async def look(self) -> int:
        """Greet servers that were not there the last time; returns how many there are."""
        known = set(json.loads(await self._memory.recall(self._name) or "[]"))
        here = {guild_id for guild_id in await self._servers() if self._ours(guild_id)}
        if known - here:
            known &= here
            await self._keep(known)
        for guild_id in sorted(here - known):
            try:
                await self._greet(guild_id, known)
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("server %s was not greeted: %s", guild_id, error)
        return len(here)

    @property
    def _name(self) -> str:
        return f"discord.servers.{self._client.application_id}"

    async def _keep(self, known: set[int]) -> None:
        await self._memory.keep(self._name, json.dumps(sorted(known)))

    async def _servers(self) -> list[int]:
        found: list[int] = []
        while True:
            await self._pace.turn(Urgency.COUNT)
            after = discord.Object(found[-1]) if found else None
            page = self._client.fetch_guilds(limit=PAGE, after=after, with_counts=False)
            ids_ = sorted([guild.id async for guild in page])
            found += ids_
            if len(ids_) < PAGE:
                return found

    def _ours(self, guild_id: int) -> bool:
        """Where several processes share the servers, each greets its own."""
        ids, count = self._client.shard_ids, self._client.shard_count
        return not ids or not count or (guild_id >> 22) % count in ids

    async def _greet(self, guild_id: int, known: set[int]) -> None:
        channels = await self._candidates(guild_id)
        await self._pace.turn(Urgency.BEGUN)
        # A connection that fails cancels the look, but not what is remembered as said.
        await asyncio.shield(asyncio.create_task(self._say(guild_id, channels, known)))

    async def _say(self, guild_id: int, channels: list[int], known: set[int]) -> None:
        """Remembered before it is said: a greeting too few is better than one too many."""
        async with self._saying:
            known.add(guild_id)
            await self._keep(known)
            for channel_id in channels:
                shown = hello()
                try:
                    channel = self._client.get_partial_messageable(channel_id)
                    await channel.send(view=shown.layout, allowed_mentions=shown.mentions)
                except (discord.Forbidden, discord.NotFound):
                    await self._pace.turn(Urgency.BEGUN)
                    continue
                return
            log.info("server %s has no channel that takes a greeting", guild_id)

    async def settled(self) -> None:
        """Wait until a greeting that is under way has been said."""
        async with self._saying:
            pass

    async def _candidates(self, guild_id: int) -> list[int]:
        """The channel for system messages, else the first ones in which one can write."""
        await self._pace.turn(Urgency.BEGUN)
        guild = await self._client.fetch_guild(guild_id, with_counts=False)
        await self._pace.turn(Urgency.BEGUN)
        channels = sorted(await guild.fetch_channels(), key=lambda channel: channel.position)
        texts = [c.id for c in channels if isinstance(c, discord.TextChannel)]
        # The property of that name knows cached channels only, and nothing is cached here.
        system = guild._system_channel_id
        return list(dict.fromkeys([*([system] if system else []), *texts[:TRIED]]))
