"""The connection to Discord: the smallest one that still hears every interaction.

No intent is asked for, so Discord sends nothing about members, messages or
servers, and memory does not grow with them. State is in ids and in the store.
"""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from adapters.discord import ids
from adapters.discord.answering import Answering, field_of
from adapters.discord.reply import Interaction, respond
from bot.domain.standing import Span

SEEN = 2048  # interactions remembered, so that one that comes twice is answered once
LONGEST_WAIT_S = 30.0  # a 429 that asks for more becomes the ledger's business

log = logging.getLogger(__name__)

# Warnings about what is meant to be so: no voice, and no intents at all.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
logging.getLogger("discord.state").addFilter(lambda line: "Guilds intent" not in line.getMessage())

Pressed = Callable[[Interaction, str], Awaitable[None]]


class Commands(app_commands.CommandTree["StudyClient"]):
    """Commands, each interaction taken once, errors in words."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        client: StudyClient = interaction.client
        return client.first_time(interaction)

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        cause = getattr(error, "original", error)
        if interaction.type is discord.InteractionType.autocomplete:
            log.error("suggestions failed", exc_info=cause)
            return
        if not interaction.response.is_done():
            await respond(interaction, _failed(cause))


async def _failed(cause: BaseException) -> Any:
    raise cause


class StudyClient(discord.AutoShardedClient):
    def __init__(self, answering: Answering, **options: Any) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_WAIT_S,
            **options,
        )
        self.answering = answering
        self.tree = Commands(self)
        self.organise: Pressed | None = None  # presses on an organiser's controls
        self._seen: OrderedDict[int, None] = OrderedDict()

    def first_time(self, interaction: Interaction) -> bool:
        """False for one that Discord has sent before."""
        if interaction.id in self._seen:
            return False
        self._seen[interaction.id] = None
        if len(self._seen) > SEEN:
            self._seen.popitem(last=False)
        return True

    async def pressed(self, interaction: Interaction) -> None:
        """A button or menu of any message of ours, however old."""
        if not self.first_time(interaction):
            return
        id, values = _pressed(interaction)
        asked = ids.asked(id)
        if asked is not None:
            await self.answering.question(interaction, asked, values)
        elif found := ids.NEXT.fullmatch(id):
            topic, difficulty = found["topic"] or None, int(found["difficulty"]) or None
            await respond(interaction, self.answering.practise(interaction, topic, difficulty))
        elif found := ids.BOARD.fullmatch(id):
            page = self.answering.board(interaction, Span(found["span"]), int(found["offset"]))
            await respond(interaction, page, update=True)
        elif (found := ids.ADMIN.fullmatch(id)) and self.organise:
            await self.organise(interaction, found["what"])

    async def on_interaction(self, interaction: Interaction) -> None:
        """Presses and windows, by their ids. The library would find only what it sent since it
        started, or build the whole message anew for each press."""
        if interaction.type is discord.InteractionType.component:
            await self.pressed(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await self.written(interaction)

    async def written(self, interaction: Interaction) -> None:
        """What came out of a window, whenever it was opened."""
        if not self.first_time(interaction):
            return
        id = interaction.custom_id or ""
        asked = ids.asked(id)
        if asked is not None:
            await self.answering.written(interaction, asked, field_of(interaction))
        elif (found := ids.ADMIN.fullmatch(id)) and self.organise:
            await self.organise(interaction, found["what"])

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        log.exception("event %s", event_method)


def _pressed(interaction: Interaction) -> tuple[str, list[str]]:
    data: Any = interaction.data or {}
    return str(data.get("custom_id", "")), [str(value) for value in data.get("values", ())]
