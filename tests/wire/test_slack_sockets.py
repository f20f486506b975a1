"""What Slack tells the bot comes twice, late, forged, or through a socket that comes and goes:
no press is lost and nothing counts twice."""

import aiohttp
import pytest

from tests.wire.slack.deeds import Deed
from tests.wire.slack.signed import Signature
from tests.wire.slack_study import ONCE, Crew

both_ways = pytest.mark.parametrize("slack", ["socket", "http"], indirect=True)
by_http = pytest.mark.parametrize("slack", ["http"], indirect=True)


async def heard(crew: Crew) -> None:
    """All that was sent before has been worked off: this is answered after it."""
    await crew.ben.slash("/quiz help", crew.lobby).responded()


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_a_disconnect_envelope_is_followed_with_a_new_connection(
    crew: Crew, reason: str
) -> None:
    await crew.ask()
    crew.slack.sockets.disconnect(reason)
    await crew.slack.online(2)
    assert await crew.rest() == ONCE


async def test_a_hard_cut_is_followed_with_a_new_connection(crew: Crew) -> None:
    await crew.ask()
    crew.slack.sockets.cut()
    await crew.slack.online(2)
    assert await crew.rest() == ONCE


async def test_a_question_that_is_due_while_the_line_is_down_is_posted(crew: Crew) -> None:
    crew.slack.sockets.cut()
    await crew.slack.wait_for(lambda: not crew.slack.sockets.connected)
    crew.clock.advance(minutes=1)
    await crew.question()
    await crew.slack.online(2)
    assert await crew.rest() == ONCE


async def test_a_first_connection_that_is_turned_away_is_made_with_a_new_address(
    recruits: Crew,
) -> None:
    recruits.slack.sockets.refusals = 1
    await recruits.start(timeout=6)
    await recruits.set_up()
    await recruits.ask()
    assert await recruits.rest() == ONCE


async def test_a_deaf_socket_is_noticed_and_made_anew(crew: Crew) -> None:
    question = await crew.ask()
    await crew.bot.stop()
    await crew.start(STUDY_TEST_LOOK="0.2", STUDY_TEST_DEAF="0.6")
    sockets = crew.slack.sockets
    sockets.deafen()
    await crew.slack.wait_for(
        lambda: sockets.connections and not any(one.deaf for one in sockets.connections)
    )
    assert "✅ Right." in await crew.answer(question)
    await crew.bot.stop()
    # With the usual patience, as this one makes a new socket whenever nothing is said.
    await crew.start()
    await crew.reveal()
    assert await crew.day() == ONCE


@both_ways
async def test_the_same_envelope_twice_is_answered_once(crew: Crew) -> None:
    question = await crew.ask()
    press = crew.press(question, twice=True)
    await press.acked(2)
    await heard(crew)
    await press.home()
    assert len(press.responses) == 1
    assert "You had answered before" not in press.text
    await crew.reveal()
    assert await crew.day() == ONCE


@both_ways
async def test_an_envelope_that_comes_again_after_a_while_is_acknowledged_and_no_more(
    crew: Crew,
) -> None:
    question = await crew.ask()
    press = crew.press(question)
    await press.home()
    crew.slack.send(press, retry=1, reason="timeout")
    await press.acked(2)
    await heard(crew)
    assert len(press.responses) == 1
    await crew.reveal()
    assert await crew.day() == ONCE


@both_ways
async def test_a_command_twice_is_done_once(crew: Crew) -> None:
    trial = crew.ann.slash("/quiz daily try", crew.room, twice=True)
    await trial.acked(2)
    await crew.question()
    await heard(crew)
    await crew.settled()
    assert len(crew.questions()) == len(trial.responses) == 1


@both_ways
async def test_a_retried_event_shows_app_home_again_and_harms_nothing(crew: Crew) -> None:
    opened: Deed = crew.ben.open_home()
    await opened.home()
    crew.slack.send(opened, retry=1, reason="http_timeout")
    await opened.acked(2)
    await crew.ask()
    assert await crew.rest() == ONCE


@by_http
@pytest.mark.parametrize("signature", [Signature.FORGED, Signature.STALE, Signature.MISSING])
async def test_a_bad_signature_is_turned_away_and_nothing_recorded(
    crew: Crew, signature: Signature
) -> None:
    question = await crew.ask()
    crew.slack.sender.signature = signature
    press, stop = crew.press(question), crew.ann.slash("/quiz daily stop", crew.room)
    home = crew.ben.open_home()
    assert [await deed.answered() for deed in (press, stop, home)] == [401, 401, 401]
    crew.slack.sender.signature = Signature.VALID
    await heard(crew)
    assert crew.stored("SELECT count(*) FROM answers") == [(0,)]
    assert press.responses == stop.responses == home.homes == []
    assert await crew.rest() == ONCE


@by_http
async def test_whoever_watches_the_process_is_told_that_it_lives(crew: Crew) -> None:
    address = f"http://127.0.0.1:{crew.slack.bot_port}/healthz"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.status == 200
        assert await answer.text() == "ok\n"
