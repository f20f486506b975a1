"""A test's own Discord, with a team on it whose bot is the real program."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.discord import DiscordServer
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
