"""SIGKILL where it hurts most; the next process takes up what the last one left."""

import pytest

from tests.wire.slack.blocks import text
from tests.wire.slack_study import ONCE, UPDATE, Crew

both_ways = pytest.mark.parametrize("slack", ["socket", "http"], indirect=True)


async def killed_at(crew: Crew, method: str, **later: float) -> None:
    """Killed when the request has been worked off and not yet confirmed; and started again."""
    hanging = crew.slack.faults.hang_after_work(method)
    crew.clock.advance(**later)
    await crew.slack.wait_for(lambda: hanging.hits)
    await crew.bot.kill()
    await crew.start()


@both_ways
async def test_killed_between_the_post_and_its_record(crew: Crew) -> None:
    await killed_at(crew, crew.posts, minutes=1)
    await crew.looked()
    assert crew.tried == 1
    assert await crew.rest() == ONCE


async def test_killed_before_the_post_is_worked_off(crew: Crew) -> None:
    hanging = crew.slack.faults.hang(crew.posts)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: hanging.hits)
    await crew.bot.kill()
    await crew.start()
    await crew.question()
    assert await crew.rest() == ONCE


async def test_killed_between_the_edit_and_the_reply_of_a_reveal(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    await killed_at(crew, f"^{UPDATE} ", minutes=30)
    await crew.revealed()
    assert "first: ben" in text(crew.questions()[0])
    assert await crew.day() == ONCE


async def test_killed_between_the_reply_of_a_reveal_and_its_record(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    await killed_at(crew, crew.posts, minutes=30)
    await crew.looked("conversations.replies")
    assert await crew.day() == ONCE


async def test_killed_before_the_feedback_reached_the_member(crew: Crew) -> None:
    question = await crew.ask()
    hanging = crew.slack.faults.hang("^response_url")
    crew.press(question)
    await crew.slack.wait_for(lambda: hanging.hits)
    await crew.bot.kill()
    await crew.start()
    assert "You had answered before" in await crew.answer(question)
    await crew.reveal()
    assert await crew.day() == ONCE


async def test_killed_before_the_press_was_acknowledged_it_is_retried_and_counts(
    crew: Crew,
) -> None:
    question = await crew.ask()
    await crew.bot.kill()
    press = crew.press(question)
    await crew.start()
    crew.slack.send(press, retry=1, reason="timeout")
    await press.responded()
    assert "✅ Right." in press.text
    await crew.reveal()
    assert await crew.day() == ONCE


async def test_stopped_between_the_post_and_its_record(crew: Crew) -> None:
    hanging = crew.slack.faults.hang_after_work(crew.posts)
    crew.clock.advance(minutes=1)
    await crew.slack.wait_for(lambda: hanging.hits)
    assert await crew.bot.stop() == 0
    await crew.start()
    crew.clock.advance(seconds=16)
    await crew.looked()
    assert await crew.rest() == ONCE
