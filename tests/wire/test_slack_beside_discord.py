"""One process that speaks on both platforms."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.discord import DiscordServer
from tests.wire.discord.components import text
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
    yield team, crew
    await crew.bot.kill()


def code_in(told: str) -> str:
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", told)
    assert found is not None
    return found[0]


@pytest.fixture
async def linked(both: tuple[Team, Crew]) -> tuple[Team, Crew]:
    """The daily of Discord goes to Slack too, by a code that is said there."""
    team, crew = both
    code = code_in(text(await team.ann.slash("daily link", team.room).shown()))
    done = crew.ann.slash(f"/quiz link {code}", crew.room)
    await done.responded()
    assert "one board" in done.text
    return both


async def test_one_process_asks_hears_and_reveals_on_both(both: tuple[Team, Crew]) -> None:
    team, crew = both
    await crew.set_up()
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
    await crew.set_up()
    crew.slack.happens.archive(crew.room)
    crew.clock.advance(minutes=1)
    await team.question()
    await crew.slack.wait_for(lambda: crew.ann.dm.posts)
    assert crew.questions() == []
    assert await crew.bot.stop() == 0


async def test_a_linked_daily_asks_the_same_and_reveals_at_the_same_instant(
    linked: tuple[Team, Crew],
) -> None:
    team, crew = linked
    crew.clock.advance(minutes=1)
    await team.question()
    await crew.question()
    await crew.settled()
    assert crew.stored("SELECT count(*) FROM rounds WHERE kind = 'daily'") == [(1,)]
    crew.clock.advance(minutes=30)
    await team.revealed()
    await crew.revealed()
    await crew.settled()
    due = "SELECT count(DISTINCT due_at), count(*) FROM deliveries WHERE kind = 'reveal'"
    assert crew.stored(due) == [(1, 2)]


async def test_a_linked_team_has_one_board_and_a_linked_member_one_place(
    linked: tuple[Team, Crew],
) -> None:
    team, crew = linked
    crew.clock.advance(minutes=1)
    there, here = await team.question(), await crew.question()
    assert "✅ Right." in await team.answer(there)
    board = crew.ann.slash("/quiz leaderboard", crew.room)
    await board.responded()
    assert "1 of 1 right" in board.text

    code = code_in(text(await team.ben.slash("link", team.room).shown()))
    joined = crew.ben.slash(f"/quiz link {code}", crew.room)
    await joined.responded()
    assert "You count as" in joined.text
    again = crew.press(here, "a")
    await again.responded()
    assert "You had answered before" in again.text
    assert crew.stored("SELECT count(*) FROM answers") == [(1,)]
    streak = crew.ben.slash("/quiz streak", crew.room)
    await streak.responded()
    assert "1 day in a row" in streak.text
