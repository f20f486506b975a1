"""The real program in a process of its own, on the test's Slack, by both ways in: a day of it,
how it starts and how it ends."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.wire.slack import SlackServer
from tests.wire.slack.blocks import action_ids, text
from tests.wire.slack_study import ONCE, OUR_ERRORS, POST, UPDATE, Crew
from tests.wire.study import deck

both_ways = pytest.mark.parametrize("slack", ["socket", "http"], indirect=True)
NUMBER = """---
topic: maps
difficulty: 1
references: ["An atlas of numbers"]
answer: 40 + 2
---
What is the sum number {number}?

## Why
Forty and two.
"""


@both_ways
async def test_a_day(crew: Crew) -> None:
    question = await crew.ask()
    assert "What is the capital of country" in text(question)
    assert "✅ Right." in await crew.answer(question)
    assert crew.ben.home
    assert "Your newest answer" in text(crew.ben.home)

    reply = await crew.reveal()
    assert reply["thread_ts"] == question["ts"]
    assert "Paris lies on the Seine." in text(reply)
    assert "edited" in crew.questions()[0]
    assert "first: ben" in text(crew.questions()[0])
    assert await crew.day() == ONCE
    assert len(crew.slack.sent(UPDATE)) == 1
    assert crew.slack.metrics.errors == {}


async def test_a_day_at_the_pace_that_slack_asks_for(recruits: Crew) -> None:
    del recruits.env["STUDY_TEST_GAP"]
    recruits.slack.limits.enforce()
    await recruits.start()
    await recruits.set_up()
    await recruits.ask()
    assert await recruits.rest() == ONCE
    assert not recruits.slack.metrics.limited


async def test_the_question_comes_at_its_hour_and_not_before(crew: Crew) -> None:
    crew.clock.advance(seconds=58)
    await crew.ben.slash("/quiz", crew.room).responded()
    assert crew.questions() == []
    crew.clock.advance(seconds=2)
    assert text(await crew.question())


@both_ways
async def test_an_answer_in_a_window(slack: SlackServer, tmp_path: Path) -> None:
    crew = Crew(slack, tmp_path, deck(tmp_path / "content", NUMBER))
    try:
        await crew.start()
        await crew.set_up()
        question = await crew.ask()
        press = crew.press(question, "number")
        wrong = crew.ben.submit(await press.opened(), {"answer": "a lot"})
        await wrong
        assert list(wrong.errors) == ["answer"]
        await crew.ben.submit(await press.opened(), {"answer": "42"})
        await press.responded()
        assert "✅ Right." in press.text
        assert press.private
        assert crew.ben.modals == []
        await crew.reveal()
        assert await crew.day() == ONCE
    finally:
        await crew.bot.kill()


async def test_a_window_that_is_sent_twice_is_answered_once(
    slack: SlackServer, tmp_path: Path
) -> None:
    crew = Crew(slack, tmp_path, deck(tmp_path / "content", NUMBER))
    async with crew.new_bot():
        await slack.online()
        await crew.set_up()
        press = crew.press(await crew.ask(), "number")
        sent = crew.ben.submit(await press.opened(), {"answer": "42"}, twice=True)
        await sent.acked(2)
        await crew.ben.slash("/quiz help", crew.lobby).responded()
        await crew.ben.slash("/quiz help", crew.lobby).responded()
        assert crew.stored("SELECT count(*) FROM answers") == [(1,)]
        assert len(press.responses) == 1


async def test_app_home_opens_where_there_are_two_dailies(crew: Crew) -> None:
    await crew.set_up(crew.lobby)
    await crew.ben.open_home().home(timeout=3)


@both_ways
async def test_app_home_shows_the_question_and_takes_the_answer(crew: Crew) -> None:
    await crew.ask()
    home = await crew.ben.open_home().home()
    letter = next(id for id in action_ids(home["blocks"]) if id.endswith(":b"))
    answered = await crew.ben.click(home, letter).home()
    assert "✅ Right." in text(answered)
    await crew.reveal()
    assert await crew.day() == ONCE


async def test_a_press_on_an_old_message_after_a_restart(crew: Crew) -> None:
    question = await crew.ask()
    await crew.answer(question)
    assert await crew.bot.stop() == 0
    crew.clock.advance(days=30)
    await crew.start()
    assert "You had answered before" in await crew.answer(question)


@both_ways
async def test_sigterm_is_a_clean_end(crew: Crew) -> None:
    await crew.ask()
    assert await crew.bot.stop() == 0
    assert not OUR_ERRORS.search(crew.bot.output)


async def test_a_wrong_token_ends_with_one_sentence(recruits: Crew) -> None:
    recruits.bot = recruits.new_bot(SLACK_BOT_TOKEN="xoxb-wrong-token-of-nobody")
    await recruits.bot.start()
    assert await recruits.bot.ended() == 1
    assert recruits.bot.output.splitlines() == [
        "Slack does not accept SLACK_BOT_TOKEN (invalid_auth). Copy it anew: api.slack.com/apps → "
        "your app → OAuth & Permissions → Bot User OAuth Token (it begins with xoxb-)."
    ]


async def test_a_wrong_app_token_ends_with_one_sentence(recruits: Crew) -> None:
    recruits.bot = recruits.new_bot(SLACK_APP_TOKEN="xapp-1-wrong-token-of-nobody")
    await recruits.bot.start()
    assert await recruits.bot.ended(3) == 1
    assert "SLACK_APP_TOKEN" in recruits.bot.output.splitlines()[-1]
    assert "Traceback" not in recruits.bot.output
    assert "xapp-1-wrong" not in recruits.bot.output


async def test_a_slack_that_cannot_be_reached_at_the_start_is_tried_again(recruits: Crew) -> None:
    away = recruits.slack.faults.cut("^auth.test$", times=3)
    async with asyncio.timeout(6):
        await recruits.start()
    await recruits.set_up()
    assert away.hits == 3
    assert text(await recruits.ask())


@both_ways
async def test_a_busy_store_holds_up_the_feedback_and_not_the_acknowledgement(crew: Crew) -> None:
    question = await crew.ask()
    with closing(sqlite3.connect(crew.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        press = crew.press(question)
        await press
        assert not press.responses
        other.execute("ROLLBACK")
    assert press.latency_s is not None
    assert press.latency_s < 3
    await press.responded()
    assert "✅ Right." in press.text
    assert press.private
    await crew.reveal()
    assert await crew.day() == ONCE


async def test_posts_carry_a_mark_and_nothing_of_the_key(crew: Crew) -> None:
    await crew.ask()
    await crew.rest()
    marks = [args["metadata"] for args in crew.slack.sent(POST)]
    assert [list(mark["event_payload"]) for mark in marks] == [["mark"]] * 3
    assert len({mark["event_payload"]["mark"] for mark in marks}) == 3
