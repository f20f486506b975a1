"""Requests that fail, are limited, or are done and never confirmed: all is said exactly once."""

import sqlite3
from contextlib import closing

from tests.wire.discord.components import text
from tests.wire.study import ONCE, Team

CALLBACK = r"^/interactions/\d+/[^/]+/callback$"


async def the_rest(team: Team) -> None:
    """The answer and the reveal of a question that is to stand there by now."""
    assert "✅ Right." in await team.answer(await team.question())
    await team.reveal()
    assert await team.day() == ONCE


async def test_a_post_that_is_limited_for_a_moment_comes_late(team: Team) -> None:
    limit = team.discord.faults.limit("POST", team.posts, retry_after=0.2)
    await team.ask()
    assert limit.hits == 1
    await the_rest(team)


async def test_a_post_that_is_limited_for_long_is_put_off_and_nothing_else_is(team: Team) -> None:
    limit = team.discord.faults.limit("POST", team.posts, retry_after=40)
    team.clock.advance(minutes=1)
    await team.tried(limit)
    practice = team.ben.slash("quiz", team.room)
    await practice.shown()
    assert team.questions() == []
    team.clock.advance(seconds=41)
    await the_rest(team)


async def test_a_post_that_was_done_and_answered_with_502(team: Team) -> None:
    fault = team.discord.faults.answer_after_work("POST", team.posts, 502)
    await team.ask()
    await the_rest(team)
    assert fault.hits == 1
    assert team.discord.metrics.nonces_repeated == 1


async def test_a_reveal_that_was_done_and_answered_with_502(team: Team) -> None:
    question = await team.ask()
    await team.answer(question)
    fault = team.discord.faults.answer_after_work("POST", team.posts, 502)
    await team.reveal()
    assert await team.day() == ONCE
    assert fault.hits == 1


async def test_feedback_that_was_given_and_answered_with_502(team: Team) -> None:
    question = await team.ask()
    fault = team.discord.faults.answer_after_work("POST", CALLBACK, 502)
    press = team.ben.click(question, "q1:1:b")
    assert await press.refusal() == 40060
    assert "✅ Right." in press.text
    await team.reveal()
    assert await team.day() == ONCE
    assert fault.hits == 1
    assert "Traceback" not in team.bot.output


async def test_a_post_whose_connection_is_cut_after_the_work_is_looked_for(team: Team) -> None:
    team.discord.world.nonce_window_s = 0.0
    cut = team.discord.faults.cut_after_work("POST", team.posts)
    team.clock.advance(minutes=1)
    await team.tried(cut)
    team.clock.advance(seconds=16)
    await team.looked()
    await the_rest(team)


async def test_a_reveal_whose_connection_is_cut_after_the_work_is_looked_for(team: Team) -> None:
    team.discord.world.nonce_window_s = 0.0
    await team.answer(await team.ask())
    team.discord.faults.cut_after_work("POST", team.posts)
    await team.reveal()
    await team.settled()
    team.clock.advance(seconds=16)
    await team.looked()
    assert await team.day() == ONCE


async def test_a_post_whose_connection_is_cut_before_the_work_is_repeated(team: Team) -> None:
    cut = team.discord.faults.cut("POST", team.posts)
    team.clock.advance(minutes=1)
    await team.tried(cut)
    assert team.questions() == []
    team.clock.advance(seconds=16)
    await the_rest(team)


async def test_feedback_whose_connection_is_cut_after_the_work_is_said_once(team: Team) -> None:
    question = await team.ask()
    team.discord.faults.cut_after_work("POST", CALLBACK)
    press = team.ben.click(question, "q1:1:b")
    assert await press.refusal() == 40060
    assert "✅ Right." in press.text
    assert press.followups == []
    await team.reveal()
    assert await team.day() == ONCE
    assert "Traceback" not in team.bot.output


async def test_feedback_whose_connection_is_cut_before_the_work_comes_at_the_second_try(
    team: Team,
) -> None:
    question = await team.ask()
    fault = team.discord.faults.cut("POST", CALLBACK)
    assert "✅ Right." in await team.answer(question)
    await team.reveal()
    assert await team.day() == ONCE
    assert fault.hits == 1


async def test_the_same_interaction_twice_is_answered_once(team: Team) -> None:
    question = await team.ask()
    press = team.ben.click(question, "q1:1:b", twice=True)
    await press
    # The next press is heard after both, and answered after them.
    assert "You had answered before" in await team.answer(question)
    assert "You had answered before" not in press.text
    assert press.refused == []
    await team.reveal()
    assert await team.day() == ONCE


async def test_feedback_that_takes_several_tries_is_still_private(team: Team) -> None:
    question = await team.ask()
    team.discord.faults.answer("POST", CALLBACK, 503)
    press = team.ben.click(question, "q1:1:a")
    assert "❌ Not right." in text(await press.shown())
    assert press.private


async def test_an_edit_that_fails_once_is_repeated(team: Team) -> None:
    await team.answer(await team.ask())
    fault = team.discord.faults.answer("PATCH", f"^/channels/{team.room.id}/", 500)
    await team.reveal()
    assert fault.hits == 1
    assert "first: Ben" in text(team.questions()[0])
    assert await team.day() == ONCE


async def test_a_post_that_the_library_does_not_repeat_is_tried_again(team: Team) -> None:
    fault = team.discord.faults.answer("POST", team.posts, 503)
    team.clock.advance(minutes=1)
    await team.tried(fault)
    assert team.questions() == []
    team.clock.advance(seconds=16)
    await the_rest(team)


async def test_a_deferral_whose_connection_is_cut_after_the_work_is_followed_by_feedback(
    team: Team,
) -> None:
    question = await team.ask()
    cut = team.discord.faults.cut_after_work("POST", CALLBACK)
    with closing(sqlite3.connect(team.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        press = team.ben.click(question, "q1:1:b")
        await team.discord.wait_for(lambda: cut.hits)
        other.execute("ROLLBACK")
    assert "✅ Right." in text(await press.shown(timeout=3))
