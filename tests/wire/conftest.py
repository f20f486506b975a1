"""A test's own Discord and Slack, with people on each whose bot is the real program."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.discord import DiscordServer
from tests.wire.slack import SlackServer
from tests.wire.slack_study import Crew
from tests.wire.study import Team, deck


@pytest.fixture
async def discord() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
async def newcomers(discord: DiscordServer, tmp_path: Path) -> AsyncIterator[Team]:
    """Their bot has not been started."""
    team = Team(discord, tmp_path, deck(tmp_path / "content"))
    yield team
    if team.bot.started:
        await team.bot.kill()


@pytest.fixture
async def team(newcomers: Team) -> Team:
    """A minute before the question that their organiser has set up."""
    await newcomers.start()
    await newcomers.set_up()
    return newcomers


@pytest.fixture(params=["socket"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[SlackServer]:
    async with SlackServer(request.param) as server:
        yield server


@pytest.fixture
async def recruits(slack: SlackServer, tmp_path: Path) -> AsyncIterator[Crew]:
    """Their bot has not been started."""
    crew = Crew(slack, tmp_path, deck(tmp_path / "content"))
    yield crew
    if crew.bot.started:
        await crew.bot.kill()


@pytest.fixture
async def crew(recruits: Crew) -> Crew:
    """A minute before the question that their organiser has set up."""
    await recruits.start()
    await recruits.set_up()
    return recruits
