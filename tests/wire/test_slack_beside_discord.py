"""One process that speaks on both platforms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.discord import DiscordServer
from tests.wire.slack import SlackServer
from tests.wire.slack_study import Crew
from tests.wire.study import Clock, Team, deck


@pytest.fixture
async def both(
    discord: DiscordServer, slack: SlackServer, tmp_path: Path
) -> AsyncIterator[tuple[Team, Crew]]:
    """A minute before nine, with a daily on each, of one process and one store."""
    content = deck(tmp_path / "content")
    team, crew = Team(discord, tmp_path, content), Crew(slack, tmp_path, content)
    team.clock = crew.clock = Clock(tmp_path / "clock", discord.world, slack.world)
    crew.env |= discord.env
    await crew.start(timeout=15)
    await discord.online(1)
    await discord.wait_for(lambda: discord.world.commands[None] and team.lobby.posts)
    await team.set_up()
    await crew.set_up()
    yield team, crew
    await crew.bot.kill()


async def test_one_process_asks_hears_and_reveals_on_both(both: tuple[Team, Crew]) -> None:
    team, crew = both
    crew.clock.advance(minutes=1)
    there, here = await team.question(), await crew.question()
    assert "✅ Right." in await team.answer(there)
    assert "✅ Right." in await crew.answer(here)
    await crew.settled()

    crew.clock.advance(minutes=30)
    await team.revealed()
    assert (await crew.revealed())["thread_ts"] == here["ts"]
    await crew.settled()
    assert [len(place.questions()) for place in both] == [1, 1]
    assert [len(place.reveals()) for place in both] == [1, 1]
    assert crew.stored("SELECT count(*) FROM answers") == [(2,)]
    assert await crew.bot.stop() == 0


async def test_a_channel_that_is_lost_on_one_leaves_the_other_alone(
    both: tuple[Team, Crew],
) -> None:
    team, crew = both
    crew.slack.happens.archive(crew.room)
    crew.clock.advance(minutes=1)
    await team.question()
    await crew.slack.wait_for(lambda: crew.ann.dm.posts)
    assert crew.questions() == []
    assert await crew.bot.stop() == 0
