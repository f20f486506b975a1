"""SIGKILL where it hurts most; the next process takes up what the last one left.

The nonce is forgotten at once, so that only looking for the message keeps it from being
posted again.
"""

import pytest

from tests.wire.discord.components import text
from tests.wire.study import ONCE, Team


@pytest.fixture
async def forgetful(team: Team) -> Team:
    """A team on a Discord that does not know a nonce again."""
    team.discord.world.nonce_window_s = 0.0
    return team


async def killed_at(team: Team, method: str, path: str, **later: float) -> None:
    """Killed when the request has been worked off and not yet confirmed; and started again."""
    hanging = team.discord.faults.hang_after_work(method, path)
    team.clock.advance(**later)
    await team.discord.wait_for(lambda: hanging.hits)
    await team.bot.kill()
    await team.start()


async def test_killed_between_the_post_and_its_record(forgetful: Team) -> None:
    await killed_at(forgetful, "POST", forgetful.posts, minutes=1)
    question = await forgetful.question()
    await forgetful.settled()
    assert "✅ Right." in await forgetful.answer(question)
    await forgetful.reveal()
    assert await forgetful.day() == ONCE


async def test_killed_before_the_post_is_worked_off(forgetful: Team) -> None:
    hanging = forgetful.discord.faults.hang("POST", forgetful.posts)
    forgetful.clock.advance(minutes=1)
    await forgetful.discord.wait_for(lambda: hanging.hits)
    await forgetful.bot.kill()
    await forgetful.start()
    await forgetful.answer(await forgetful.question())
    await forgetful.reveal()
    assert await forgetful.day() == ONCE


async def test_killed_between_the_edit_and_the_reply_of_a_reveal(forgetful: Team) -> None:
    await forgetful.answer(await forgetful.ask())
    edit = f"^/channels/{forgetful.room.id}/messages/"
    await killed_at(forgetful, "PATCH", edit, minutes=30)
    await forgetful.revealed()
    assert "first: Ben" in text(forgetful.questions()[0])
    assert await forgetful.day() == ONCE


async def test_killed_between_the_reply_of_a_reveal_and_its_record(forgetful: Team) -> None:
    await forgetful.answer(await forgetful.ask())
    await killed_at(forgetful, "POST", forgetful.posts, minutes=30)
    await forgetful.revealed()
    assert await forgetful.day() == ONCE


async def test_killed_before_the_feedback_reached_the_member(forgetful: Team) -> None:
    question = await forgetful.ask()
    hanging = forgetful.discord.faults.hang("POST", "/callback$")
    forgetful.ben.click(question, "q1:1:b")
    await forgetful.discord.wait_for(lambda: hanging.hits)
    await forgetful.bot.kill()
    await forgetful.start()
    assert "You had answered before" in await forgetful.answer(question)
    await forgetful.reveal()
    assert await forgetful.day() == ONCE


async def test_stopped_between_the_post_and_its_record(forgetful: Team) -> None:
    hanging = forgetful.discord.faults.hang_after_work("POST", forgetful.posts)
    forgetful.clock.advance(minutes=1)
    await forgetful.discord.wait_for(lambda: hanging.hits)
    assert await forgetful.bot.stop() == 0
    await forgetful.start()
    forgetful.clock.advance(seconds=16)
    await forgetful.looked()
    await forgetful.answer(await forgetful.question())
    await forgetful.reveal()
    assert await forgetful.day() == ONCE
