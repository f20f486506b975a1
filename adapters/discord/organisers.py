"""Organisers' commands as Discord is told them: /daily … and /reveal, with their options."""

import discord
from discord import app_commands
from discord.app_commands import Choice

from adapters.discord import zones
from adapters.discord.client import StudyClient
from adapters.discord.organising import Organising, Postable
from adapters.discord.reply import Interaction, respond
from bot.admin import Wish


def add_to(tree: app_commands.CommandTree[StudyClient], work: Organising, decks: list[str]) -> None:
    daily = app_commands.Group(
        name="daily",
        description="The team's daily question",
        default_permissions=discord.Permissions(manage_guild=True),
        guild_only=True,
    )
    described = {
        "time": "When to post, such as 09:00 or 5:30pm",
        "timezone": "Your city; the list helps as you type",
        "weekdays": "Monday to Friday unless you say otherwise: mon-fri, daily, mon,wed,fri",
        "deck": "Which deck to ask from",
        "topics": "Only these topics of the deck, such as cnn, rnn; all for all of them",
        "reveal": "How long after the question the answer is shown: 30m, 8h, or next",
        "mention": "A role to call to every question",
    }

    # mypy cannot match the two shapes that discord.py allows a callback to have.
    @daily.command(description="Set the daily question up in a channel")  # type: ignore[arg-type]
    @app_commands.describe(channel="Where to post it", **described)
    async def start(
        interaction: Interaction,
        channel: Postable,
        time: str,
        timezone: str,
        weekdays: str | None = None,
        deck: str | None = None,
        topics: str | None = None,
        reveal: str | None = None,
        mention: discord.Role | None = None,
    ) -> None:
        wish = Wish(time, timezone, weekdays, deck, reveal, topics=topics)
        await respond(interaction, work.start(interaction, channel, wish, mention))

    @daily.command(  # type: ignore[arg-type]
        description="Change the daily question; what you leave out stays as it is"
    )
    @app_commands.describe(channel="Where to post it from now on", **described)
    async def change(
        interaction: Interaction,
        channel: Postable | None = None,
        time: str | None = None,
        timezone: str | None = None,
        weekdays: str | None = None,
        deck: str | None = None,
        topics: str | None = None,
        reveal: str | None = None,
        mention: discord.Role | None = None,
    ) -> None:
        wish = Wish(time, timezone, weekdays, deck, reveal, topics=topics)
        await respond(interaction, work.change(interaction, channel, wish, mention))

    @start.autocomplete("timezone")
    @change.autocomplete("timezone")
    async def timezones(interaction: Interaction, typed: str) -> list[Choice[str]]:
        return zones.choices(typed, work.clock.now(), str(interaction.locale))

    @start.autocomplete("deck")
    @change.autocomplete("deck")
    async def names(interaction: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=n[:100], value=n) for n in decks if typed.lower() in n.lower()][:25]

    @start.autocomplete("topics")
    async def topics_of_new(interaction: Interaction, typed: str) -> list[Choice[str]]:
        return work.topics(interaction.namespace.deck, typed)

    @change.autocomplete("topics")
    async def topics_of_known(interaction: Interaction, typed: str) -> list[Choice[str]]:
        deck = interaction.namespace.deck or await work.deck(interaction)
        return work.topics(deck, typed)

    @daily.command(description="Its time, days and channels, with buttons to change them")
    async def show(interaction: Interaction) -> None:
        await respond(interaction, work.show(interaction))

    _add_words(daily, work)
    tree.add_command(daily)

    @tree.command(description="Show everybody the answer of the open question now")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def reveal(interaction: Interaction) -> None:
        await respond(interaction, work.do(interaction, "reveal"))


WORDS = {
    "pause": "No questions until you resume; no streak suffers",
    "resume": "Go on after a pause, with the next study day",
    "skip": "Leave the next study day out, as for a holiday",
    "stop": "End the daily question here; its history stays",
    "try": "Post a trial question now that counts for nothing",
}


def _add_words(daily: app_commands.Group, work: Organising) -> None:
    for word, description in WORDS.items():

        async def command(interaction: Interaction) -> None:
            name = interaction.command.name if interaction.command else ""
            await respond(interaction, work.do(interaction, name))

        daily.command(name=word, description=description)(command)
