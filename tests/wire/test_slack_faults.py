"""Requests that fail, are limited, or are done and never confirmed: all is said exactly once."""

import pytest

from tests.wire.slack.blocks import text
from tests.wire.slack_study import ONCE, UPDATE, Crew

ANSWERS = "^response_url"
HISTORY = {"channels:history", "groups:history", "im:history"}


@pytest.fixture
async def discreet(crew: Crew) -> Crew:
    """A crew whose workspace lets the bot read no history."""
    crew.slack.team.scopes -= HISTORY
    return crew


async def test_a_post_that_is_limited_waits_as_long_as_slack_says_and_no_longer(
    crew: Crew,
) -> None:
    limit = crew.slack.faults.limit(crew.posts, retry_after=400)
    crew.clock.advance(minutes=1)
    await crew.struck(limit)
    practice = crew.ben.slash("/quiz", crew.room)
    await practice.responded()
    crew.clock.advance(seconds=370)  # half a minute is left for a slow machine
    await crew.ticked()
    assert crew.tried == 1
    crew.clock.advance(seconds=30)
    await crew.question()
    assert crew.tried == 2
    assert await crew.rest() == ONCE


async def test_a_post_that_was_done_and_answered_with_500(crew: Crew) -> None:
    fault = crew.slack.faults.answer_after_work(crew.posts, 500)
    crew.clock.advance(minutes=1)
    await crew.struck(fault)
    crew.clock.advance(seconds=16)
    await crew.looked()
    assert await crew.rest() == ONCE


async def test_a_post_whose_connection_is_cut_after_the_work_is_looked_for(crew: Crew) -> None:
    cut = crew.slack.faults.cut_after_work(crew.posts)
    crew.clock.advance(minutes=1)
    await crew.struck(cut)
    crew.clock.advance(seconds=16)
    await crew.looked()
    assert crew.tried == 1
    assert await crew.rest() == ONCE


async def test_a_post_whose_connection_is_cut_before_the_work_is_repeated(crew: Crew) -> None:
    cut = crew.slack.faults.cut(crew.posts)
    crew.clock.advance(minutes=1)
    await crew.struck(cut)
    assert crew.questions() == []
    crew.clock.advance(seconds=16)
    await crew.question()
    assert await crew.rest() == ONCE


async def test_where_history_cannot_be_read_nothing_is_repeated_and_the_organiser_told_once(
    discreet: Crew,
) -> None:
    crew = discreet
    cut = crew.slack.faults.cut_after_work(crew.posts)
    crew.clock.advance(minutes=1)
    await crew.struck(cut)
    crew.clock.advance(seconds=16)
    await crew.slack.wait_for(lambda: crew.ann.dm.posts)
    [told] = crew.ann.dm.posts
    assert f"The question for <#{crew.room.id}> may have been posted or not" in text(told)
    assert "channels:history" in text(told)

    assert "✅ Right." in await crew.answer(await crew.question())
    # Nobody knows the message that would be revealed.
    day = await crew.day()
    assert (day.questions, day.answers) == (1, 1)
    assert crew.tried == 2
    assert len(crew.ann.dm.posts) == 1


async def test_a_reveal_in_doubt_is_not_repeated_where_history_cannot_be_read(
    discreet: Crew,
) -> None:
    crew = discreet
    await crew.answer(await crew.ask())
    cut = crew.slack.faults.cut_after_work(crew.posts)
    crew.clock.advance(minutes=30)
    await crew.struck(cut)
    crew.clock.advance(seconds=16)
    await crew.slack.wait_for(lambda: crew.ann.dm.posts)
    assert f"The reveal for <#{crew.room.id}> may have been" in text(crew.ann.dm.posts[0])
    assert await crew.day() == ONCE
    assert len(crew.ann.dm.posts) == 1


async def test_a_reveal_that_was_done_and_answered_with_500(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    fault = crew.slack.faults.answer_after_work(crew.posts, 500)
    crew.clock.advance(minutes=30)
    await crew.struck(fault)
    crew.clock.advance(seconds=16)
    await crew.looked("conversations.replies")
    assert await crew.day() == ONCE


async def test_a_reveal_whose_connection_is_cut_after_the_work_is_looked_for(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    cut = crew.slack.faults.cut_after_work(crew.posts)
    crew.clock.advance(minutes=30)
    await crew.struck(cut)
    crew.clock.advance(seconds=16)
    await crew.looked("conversations.replies")
    assert await crew.day() == ONCE


async def test_a_reveal_whose_connection_is_cut_before_the_work_is_repeated(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    cut = crew.slack.faults.cut(crew.posts)
    crew.clock.advance(minutes=30)
    await crew.struck(cut)
    assert crew.reveals() == []
    crew.clock.advance(seconds=16)
    await crew.revealed()
    assert await crew.day() == ONCE


async def test_an_edit_that_fails_once_is_repeated(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    fault = crew.slack.faults.answer(f"^{UPDATE} ", 500)
    crew.clock.advance(minutes=30)
    await crew.struck(fault)
    crew.clock.advance(seconds=16)
    await crew.revealed()
    assert "first: ben" in text(crew.questions()[0])
    assert await crew.day() == ONCE


async def test_a_question_that_somebody_deleted_is_still_explained(crew: Crew) -> None:
    await crew.answer(await crew.ask())
    fault = crew.slack.faults.refuse(f"^{UPDATE} ", "message_not_found")
    await crew.reveal()
    assert fault.hits == 1
    assert await crew.day() == ONCE


async def test_feedback_that_could_not_be_said_stands_in_app_home_and_counts_once(
    crew: Crew,
) -> None:
    question = await crew.ask()
    cut = crew.slack.faults.cut(ANSWERS)
    press = crew.press(question)
    assert "✅ Right." in text(await press.home())
    assert cut.hits == 1
    assert "You had answered before" in await crew.answer(question)
    await crew.reveal()
    assert await crew.day() == ONCE


async def test_feedback_that_was_taken_and_answered_with_500_is_said_once(crew: Crew) -> None:
    question = await crew.ask()
    crew.slack.faults.answer_after_work(ANSWERS, 500)
    press = crew.press(question)
    await press.home()
    assert len(press.responses) == 1
    assert press.private
    await crew.reveal()
    assert await crew.day() == ONCE


async def test_an_app_home_that_is_limited_holds_up_no_feedback(crew: Crew) -> None:
    question = await crew.ask()
    limit = crew.slack.faults.limit("^views.publish", retry_after=1)
    press = crew.press(question)
    await press.responded()
    assert "✅ Right." in press.text
    await press.home()
    assert limit.hits == 1
    await crew.reveal()
    assert await crew.day() == ONCE
