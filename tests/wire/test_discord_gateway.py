"""The gateway comes and goes; no press is lost and nothing is said twice."""

from tests.wire.study import ONCE, Team


async def the_day_goes_on(team: Team) -> None:
    question = team.questions()[0] if team.questions() else await team.ask()
    assert "✅ Right." in await team.answer(question)
    await team.reveal()
    assert await team.day() == ONCE


async def test_a_connection_that_is_cut_is_resumed(team: Team) -> None:
    team.discord.gateway.cut()
    await team.discord.wait_for(lambda: team.discord.gateway.resumes == 1)
    await the_day_goes_on(team)
    assert len(team.discord.gateway.identifies) == 1


async def test_a_request_to_reconnect_is_followed_with_a_resume(team: Team) -> None:
    await team.ask()
    team.discord.gateway.reconnect()
    await team.discord.wait_for(lambda: team.discord.gateway.resumes == 1)
    await the_day_goes_on(team)
    assert len(team.discord.gateway.identifies) == 1


async def test_an_invalid_session_that_can_be_resumed(team: Team) -> None:
    await team.ask()
    team.discord.gateway.invalidate(resumable=True)
    await team.discord.wait_for(lambda: team.discord.gateway.resumes == 1)
    await the_day_goes_on(team)


async def test_an_invalid_session_that_is_lost(team: Team) -> None:
    await team.ask()
    team.discord.gateway.invalidate(resumable=False)
    await team.discord.online(2)
    await the_day_goes_on(team)


async def test_a_session_that_was_forgotten_meanwhile(team: Team) -> None:
    await team.ask()
    team.discord.gateway.forget()
    await team.discord.online(2)
    await the_day_goes_on(team)


async def test_a_press_while_the_line_is_down_is_answered_after_the_resume(team: Team) -> None:
    question = await team.ask()
    team.discord.gateway.hold()
    await team.discord.wait_for(lambda: not team.discord.gateway.connected)
    press = team.ben.click(question, "q1:1:b")
    team.discord.gateway.release()
    await press.shown()
    assert team.discord.gateway.resumes == 1
    assert "✅ Right." in press.text
    await team.reveal()
    assert await team.day() == ONCE


async def test_a_question_that_is_due_while_the_line_is_down_is_posted(team: Team) -> None:
    team.discord.gateway.hold()
    team.clock.advance(minutes=1)
    await team.question()
    team.discord.gateway.release()
    await team.discord.wait_for(lambda: team.discord.gateway.resumes == 1)
    await the_day_goes_on(team)


async def test_as_many_shards_as_discord_asks_for(newcomers: Team) -> None:
    newcomers.discord.shards = 2
    await newcomers.start(quiet=True)
    await newcomers.discord.online(2)
    shards = [identify["shard"] for identify in newcomers.discord.gateway.identifies]
    assert sorted(shards) == [[0, 2], [1, 2]]


async def test_only_the_shards_that_this_process_is_to_have(newcomers: Team) -> None:
    newcomers.discord.shards = 4
    newcomers.env |= {"SHARD_IDS": "1,2", "SHARD_COUNT": "4"}
    await newcomers.start(quiet=True)
    await newcomers.discord.online(2)
    shards = [identify["shard"] for identify in newcomers.discord.gateway.identifies]
    assert sorted(shards) == [[1, 4], [2, 4]]
