"""Channels that are closed or gone: paused, the organiser told once, and nobody bothered."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.wire.discord import Channel, DiscordServer
from tests.wire.discord.components import text
from tests.wire.discord.errors import Json
from tests.wire.study import Team

GONE = "Nothing can be posted to"


@pytest.fixture
async def lounge(team: Team) -> Channel:
    """A second room of the team with a daily of its own."""
    team.discord.limits.messages = None  # days pass in a moment here
    lounge = team.discord.world.channel(team.guild, "lounge")
    await team.set_up(lounge)
    return lounge


def forbidden(discord: DiscordServer, room: Channel) -> None:
    discord.world.forbid(room)


def hidden(discord: DiscordServer, room: Channel) -> None:
    discord.world.forbid(room, 50001)


def deleted(discord: DiscordServer, room: Channel) -> None:
    discord.world.delete(room)


Loss = Callable[[DiscordServer, Channel], None]
losses = pytest.mark.parametrize("lose", [forbidden, hidden, deleted])


def requests(team: Team) -> int:
    return sum(f"/channels/{team.room.id}" in request["path"] for request in team.discord.requests)


def another(team: Team, room: Channel, before: int) -> bool:
    return len(team.questions(room)) > before


def told_in(place: Channel) -> list[Json]:
    return [post for post in place.posts if GONE in text(post)]


async def days_pass(team: Team, lounge: Channel, days: int) -> None:
    """Each until the question of the other room stands."""
    for _ in range(days):
        there = len(team.questions(lounge))
        team.clock.advance(days=1)
        await team.discord.wait_for(partial(another, team, lounge, there))


@losses
async def test_a_channel_that_is_lost_is_left_alone_and_its_organiser_told_once(
    team: Team, lounge: Channel, lose: Loss
) -> None:
    lose(team.discord, team.room)
    team.clock.advance(minutes=1)
    await team.discord.wait_for(lambda: team.ann.dm.posts and team.questions(lounge))
    asked = requests(team)

    await days_pass(team, lounge, 3)
    assert requests(team) == asked == 1
    [told] = told_in(team.ann.dm)
    assert f"<#{team.room.id}>" in text(told)


async def test_a_channel_that_stays_lost_is_no_news_on_the_days_after(
    team: Team, lounge: Channel
) -> None:
    team.discord.world.forbid(team.room)
    team.clock.advance(minutes=1)
    await team.discord.wait_for(lambda: team.ann.dm.posts and team.questions(lounge))
    await days_pass(team, lounge, 3)
    assert len(team.ann.dm.posts) == 1


@losses
async def test_an_organiser_who_takes_no_messages_is_told_in_the_other_channel(
    team: Team, lounge: Channel, lose: Loss
) -> None:
    team.discord.world.forbid(team.ann.dm, 50007)
    lose(team.discord, team.room)
    team.clock.advance(minutes=1)
    await team.discord.wait_for(lambda: told_in(lounge))

    await days_pass(team, lounge, 2)
    [told] = told_in(lounge)
    assert f"<#{team.room.id}>" in text(told)


async def test_a_channel_that_is_mended_goes_on(team: Team, lounge: Channel) -> None:
    team.discord.world.forbid(team.room)
    team.clock.advance(minutes=1)
    await team.discord.wait_for(lambda: team.ann.dm.posts)
    team.discord.world.restore(team.room)
    mended = team.ann.slash(
        "daily start", team.room, channel=team.room, time="09:00", timezone="UTC"
    )
    await mended.shown()
    await days_pass(team, lounge, 1)
    assert len([post for post in team.questions() if "Tuesday" not in text(post)]) == 1


async def test_a_room_that_is_lost_between_question_and_reveal(team: Team, lounge: Channel) -> None:
    question = await team.ask()
    team.discord.world.forbid(team.room)
    team.clock.advance(minutes=30)
    await team.discord.wait_for(lambda: team.ann.dm.posts and team.reveals(lounge))
    asked = requests(team)
    await days_pass(team, lounge, 1)
    assert requests(team) == asked
    assert len(told_in(team.ann.dm)) == 1
    assert team.questions() == [question]
