"""Members' commands: /quiz, /leaderboard, /streak, /help and /about."""

from collections.abc import Sequence

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from adapters.discord import words
from adapters.discord.client import StudyClient
from adapters.discord.layout import BLUE, Message, message
from adapters.discord.organising import may_organise
from adapters.discord.reply import Interaction, respond
from bot import __version__
from bot.domain.standing import Span
from bot.study import Study

SUGGESTED = 25
SPANS = [
    Choice(name="this week", value="week"),
    Choice(name="this month", value="month"),
    Choice(name="all time", value="all"),
]
HELP = """\
**Once a day** a question is posted in the team's channel. Tap your answer: only you see it, and \
you are told at once what is right and why. The first answer counts. Later everybody sees the \
answer and how the team chose; nobody who was wrong is named.
**Streak** Every question that you answer adds a day. Only an open question that you leave \
unanswered can end it, and a freeze saves the first slip."""
MEMBERS = """\
`/quiz` a practice question, as many as you like, also in a direct message
`/streak` your streak, with the reason for every day
`/leaderboard` who leads, and your own place
`/link` be one person here and on another platform
`/about` what this bot is and what it keeps"""
ORGANISERS = """\
**You may organise here**
`/daily start` sets the daily question up in a channel, `/daily try` posts a trial
`/daily show` its settings, with buttons; `/daily change` changes them
`/daily change topics` makes it ask about some topics only, `all` about everything again
`/daily pause`, `/daily resume`, `/daily skip` for holidays, `/daily stop`
`/reveal` shows everybody the answer now"""
KEPT = """\
**What it keeps** your Discord number and display name, your answers with their time, and what \
follows from them (streak, points). What you write in your own words is not kept. It reads no \
messages and needs no privileged intent. Everything is in one file on its operator's server."""


def add_to(tree: app_commands.CommandTree[StudyClient], study: Study, source: str) -> None:
    """`source` is where the program's source can be had, if its operator says so."""

    @tree.command(description="A practice question, as many as you like")
    @app_commands.describe(
        topic="What it is about; leave it out for anything",
        difficulty="From 1, easy, to 5, hard; leave it out for any",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def quiz(
        interaction: Interaction,
        topic: str | None = None,
        difficulty: Range[int, 1, 5] | None = None,
    ) -> None:
        answering = interaction.client.answering
        await respond(interaction, answering.practise(interaction, topic, difficulty))

    @quiz.autocomplete("topic")
    async def topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
        found = study.topics(prefix=typed) or study.topics()
        return [
            Choice(name=f"{words.topic(view.topic)} ({view.questions})", value=view.topic)
            for view in found[:SUGGESTED]
        ]

    @tree.command(description="Who leads, and your own place")
    @app_commands.describe(period="This week, unless you say otherwise")
    @app_commands.choices(period=SPANS)
    @app_commands.guild_only()
    async def leaderboard(interaction: Interaction, period: Choice[str] | None = None) -> None:
        span = Span(period.value) if period else Span.WEEK
        await respond(interaction, interaction.client.answering.board(interaction, span, 0))

    @tree.command(description="A streak, with the reason for every day")
    @app_commands.describe(member="Whose; your own, unless you say otherwise")
    @app_commands.guild_only()
    async def streak(interaction: Interaction, member: discord.Member | None = None) -> None:
        await respond(interaction, interaction.client.answering.streak(interaction, member))

    @tree.command(name="help", description="What this bot does, and what you can do here")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help_(interaction: Interaction) -> None:
        await respond(interaction, _help(interaction))

    @tree.command(description="Version, source, and what the bot keeps about you")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def about(interaction: Interaction) -> None:
        await respond(interaction, _about(source))


async def _help(interaction: Interaction) -> Sequence[Message]:
    organiser = may_organise(interaction)
    told = [HELP, MEMBERS, *([ORGANISERS] if organiser else [])]
    return [message(["### Study Bot", *told], BLUE)]


async def _about(source: str) -> Sequence[Message]:
    where = f"<{source}>" if source else "ask who runs it here; it may be passed on freely"
    version = f"### Study Bot {__version__}\nFree software under the MIT licence. Source: {where}"
    return [message([version, KEPT], BLUE)]
