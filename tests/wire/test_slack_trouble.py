"""Channels and workspaces that are closed or gone: paused, the organiser told once, and nobody
bothered."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.wire.slack import Channel, SlackServer
from tests.wire.slack.blocks import text
from tests.wire.slack.world import PRIVATE
from tests.wire.slack_study import POST, SETTING, Crew

GONE = "Nothing can be posted to"


@pytest.fixture
async def lounge(crew: Crew) -> Channel:
    """A second room of the crew with a daily of its own."""
    lounge = crew.slack.channel("lounge")
    await crew.set_up(lounge)
    return lounge


def not_in_channel(slack: SlackServer, room: Channel) -> None:
    slack.happens.throw_out(room)


def hidden(slack: SlackServer, room: Channel) -> None:
    room.kind = PRIVATE
    slack.happens.throw_out(room)


def deleted(slack: SlackServer, room: Channel) -> None:
    slack.happens.delete(room)


def archived(slack: SlackServer, room: Channel) -> None:
    slack.happens.archive(room)


Loss = Callable[[SlackServer, Channel], None]
LOSSES = [(not_in_channel, "/invite"), (hidden, "/invite"), (deleted, "/invite")]
# chat.update says is_inactive where chat.postMessage says is_archived.
ARCHIVED = (archived, "in another channel")
FROZEN = pytest.param(
    *ARCHIVED,
)


def requests(crew: Crew) -> int:
    """All that was asked of Slack about the room, but for setting the daily up."""
    asked = [request for request in crew.slack.requests if request["method"] != "response_url"]
    about = [request for request in asked if request["args"].get("channel") == crew.room.id]
    return sum(request["method"] != "conversations.info" for request in about)


def another(crew: Crew, room: Channel, before: int) -> bool:
    return len(crew.questions(room)) > before


async def days_pass(crew: Crew, lounge: Channel, days: int) -> None:
    """Each until the question of the other room stands."""
    for _ in range(days):
        there = len(crew.questions(lounge))
        crew.clock.advance(days=1)
        await crew.slack.wait_for(partial(another, crew, lounge, there))


@pytest.mark.parametrize(("lose", "fix"), [*LOSSES, ARCHIVED])
async def test_a_channel_that_is_lost_is_left_alone_and_its_organiser_told_once(
    crew: Crew, lounge: Channel, lose: Loss, fix: str
) -> None:
    lose(crew.slack, crew.room)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: crew.ann.dm.posts and crew.questions(lounge))
    asked = requests(crew)

    await days_pass(crew, lounge, 3)
    assert requests(crew) == asked == 1
    [told] = crew.ann.dm.posts
    assert GONE in text(told)
    assert f"<#{crew.room.id}>" in text(told)
    assert fix in text(told)


@pytest.mark.parametrize(("lose", "fix"), [*LOSSES, FROZEN])
async def test_a_channel_that_is_lost_between_question_and_reveal(
    crew: Crew, lounge: Channel, lose: Loss, fix: str
) -> None:
    question = await crew.ask()
    lose(crew.slack, crew.room)
    crew.clock.advance(minutes=30)
    await crew.slack.wait_for(lambda: crew.ann.dm.posts and crew.reveals(lounge), timeout=4)
    asked = requests(crew)
    await days_pass(crew, lounge, 1)
    assert requests(crew) == asked
    assert len(crew.told(crew.ann.dm, GONE)) == 1
    assert crew.questions() == [question]


async def test_an_organiser_who_takes_no_messages_is_told_in_the_other_channel(
    crew: Crew, lounge: Channel
) -> None:
    crew.ann.dm.refusal = "cannot_dm_bot"
    crew.slack.happens.throw_out(crew.room)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: crew.told(lounge, GONE))
    await days_pass(crew, lounge, 2)
    assert len(crew.told(lounge, GONE)) == 1


async def test_a_channel_that_is_mended_goes_on(crew: Crew, lounge: Channel) -> None:
    crew.slack.happens.throw_out(crew.room)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: crew.ann.dm.posts)
    crew.room.members.add(crew.slack.team.bot.id)
    mended = crew.ann.slash(SETTING, crew.room)
    await mended.responded()
    await days_pass(crew, lounge, 1)
    await crew.settled()
    assert [post for post in crew.questions() if "Wednesday" in text(post)]


def revoked(slack: SlackServer) -> None:
    slack.happens.revoke(slack.team)


def uninstalled(slack: SlackServer) -> None:
    slack.happens.uninstall(slack.team)


@pytest.mark.parametrize("lose", [revoked, uninstalled])
async def test_a_workspace_that_takes_the_app_away_is_left_alone(
    crew: Crew, lounge: Channel, lose: Callable[[SlackServer], None]
) -> None:
    lose(crew.slack)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: crew.tried)
    await crew.settled()
    tried = len(crew.slack.sent(POST))

    for _ in range(3):
        crew.clock.advance(days=1)
        await crew.planned()
        await crew.settled()
    assert len(crew.slack.sent(POST)) == tried
    assert crew.tried == 1
    assert crew.questions() == crew.questions(lounge) == []
    assert await crew.bot.stop() == 0


async def test_a_workspace_that_takes_the_app_back_goes_on(crew: Crew) -> None:
    crew.slack.happens.revoke(crew.slack.team)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: crew.tried)
    await crew.settled()
    crew.slack.happens.reinstall(crew.slack.team)
    mended = crew.ann.slash(SETTING, crew.room)
    await mended.responded()
    crew.clock.advance(days=1)
    assert "Wednesday" in text(await crew.question())
