"""The real program in a process of its own, on the test's Discord: a day of it, how it starts
and how it ends."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.wire.discord import Channel, DiscordServer, Interaction, Person
from tests.wire.discord.components import custom_ids, text
from tests.wire.discord.errors import Json
from tests.wire.discord.process import LAUNCH
from tests.wire.study import ONCE, Team

COMMANDS = ["about", "daily", "help", "leaderboard", "link", "quiz", "reveal", "streak"]


@pytest.fixture
async def bundled(discord: DiscordServer, tmp_path: Path) -> AsyncIterator[Team]:
    """A team that is asked from the deck that comes with the bot."""
    team = Team(discord, tmp_path, None)
    await team.start()
    await team.set_up()
    yield team
    await team.bot.kill()


async def any_answer(person: Person, question: Json) -> Interaction:
    """By letter, from a menu or in a window, whatever the deck asks for first."""
    id = next(id for id in custom_ids(question) if id.startswith("q1:"))
    if id.endswith(":several"):
        return person.select(question, id, ["a"])
    press = person.click(question, id)
    if id.endswith(":number"):
        await press
        return person.submit(press, {"answer": "1"})
    return press


async def test_a_day_with_the_bundled_deck(bundled: Team) -> None:
    discord = bundled.discord
    assert sorted(c["name"] for c in discord.world.commands[None]) == COMMANDS

    question = await bundled.ask()
    press = await any_answer(bundled.ben, question)
    await press.shown()
    assert press.private
    assert "You had answered before" not in press.text
    again = await any_answer(bundled.ben, question)
    await again.shown()
    assert "You had answered before; that first answer counts." in again.text

    reply = await bundled.reveal()
    assert reply["message_reference"]["message_id"] == question["id"]
    assert await bundled.day() == ONCE


async def test_the_reveal_is_an_edit_of_the_question_and_one_reply(team: Team) -> None:
    question = await team.ask()
    assert "What is the capital of country" in text(question)
    assert "✅ Right." in await team.answer(question)

    reply = await team.reveal()
    assert "Paris lies on the Seine." in text(reply)
    assert "first: Ben" in text(team.questions()[0])
    assert await team.day() == ONCE


async def test_the_question_comes_at_its_hour_and_not_before(team: Team) -> None:
    team.clock.advance(seconds=30)
    await team.ben.slash("quiz", team.room).shown()
    assert team.questions() == []
    team.clock.advance(seconds=30)
    assert text(await team.question())


async def test_the_commands_are_told_again_only_when_they_changed(team: Team) -> None:
    await team.bot.stop()
    await team.start()
    assert len(team.discord.sent("PUT", "/commands")) == 1


async def test_a_press_on_an_old_message_after_a_restart(team: Team) -> None:
    question = await team.ask()
    await team.answer(question)
    assert await team.bot.stop() == 0
    team.clock.advance(days=30)
    await team.start()
    assert "You had answered before" in await team.answer(question)


async def test_sigterm_is_a_clean_end(team: Team) -> None:
    await team.ask()
    assert await team.bot.stop() == 0


async def test_a_wrong_token_ends_with_one_sentence(newcomers: Team) -> None:
    secret = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gwrong.not-the-token-of-anybody"
    newcomers.bot = newcomers.discord.bot(
        LAUNCH, log=newcomers.log, env={**newcomers.env, "DISCORD_TOKEN": secret}
    )
    await newcomers.bot.start()
    assert await newcomers.bot.ended() == 1
    assert newcomers.bot.output.splitlines() == [
        "Discord does not accept DISCORD_TOKEN. Copy it anew: Developer Portal → your "
        "application → Bot → Reset Token."
    ]


async def test_a_token_that_is_reset_while_it_runs_ends_with_one_sentence(team: Team) -> None:
    team.discord.gateway.forget()
    team.discord.reset_token("another-token")
    assert await team.bot.ended() == 1
    assert "Traceback" not in team.bot.output
    assert "does not accept DISCORD_TOKEN" in team.bot.output.splitlines()[-1]


async def test_a_discord_that_cannot_be_reached_at_the_start_is_tried_again(
    newcomers: Team,
) -> None:
    away = newcomers.discord.faults.cut("GET", "^/users/@me$", times=3)
    async with asyncio.timeout(5):
        await newcomers.start()
    await newcomers.set_up()
    assert away.hits == 3
    assert text(await newcomers.ask())


@pytest.mark.parametrize("trouble", ["cut", "not found"])
async def test_a_discord_that_falters_between_login_and_gateway_is_tried_again(
    trouble: str, newcomers: Team
) -> None:
    faults = newcomers.discord.faults
    if trouble == "cut":
        away = faults.cut("GET", "^/gateway/bot$", times=7)
    else:
        away = faults.answer("GET", "^/gateway/bot$", 404, times=2)
    async with asyncio.timeout(10):
        await newcomers.start()
    await newcomers.set_up()
    assert away.hits >= 2
    assert text(await newcomers.ask())


async def test_a_connection_cut_on_the_way_to_a_greeting_does_not_cost_it(newcomers: Team) -> None:
    cut = newcomers.discord.faults.cut("GET", "/guilds/\\d+/channels$", times=2)
    newcomers.env["STUDY_TEST_WELCOME"] = "0.05"
    await newcomers.start()
    assert cut.hits == 2
    assert len(newcomers.lobby.posts) == 1


async def test_a_busy_store_holds_up_the_feedback_and_not_the_acknowledgement(team: Team) -> None:
    question = await team.ask()
    with closing(sqlite3.connect(team.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        press = team.ben.click(question, "q1:1:b")
        assert (await press)["type"] == 5
        other.execute("ROLLBACK")
    assert press.latency_s is not None
    assert press.latency_s < 3
    assert "✅ Right." in text(await press.shown())
    assert press.private
    await team.reveal()
    assert await team.day() == ONCE


async def test_the_invitation_names_the_link_and_what_each_permission_is_for(
    newcomers: Team,
) -> None:
    bot = newcomers.discord.bot(LAUNCH, "invite", log=newcomers.log, env=newcomers.env)
    async with bot:
        assert await bot.ended() == 0
    assert "https://discord.com/oauth2/authorize?client_id=1100000000000000001" in bot.output
    for permission in ("View Channel", "Send Messages", "Read Message History"):
        assert permission in bot.output


async def test_a_new_server_is_greeted_once_and_not_again_after_a_restart(team: Team) -> None:
    await team.bot.stop()
    team.env["STUDY_TEST_WELCOME"] = "0.05"
    await team.start()
    world = team.discord.world
    there: Channel = world.channel(world.guild("Another"), "general")

    await team.discord.wait_for(lambda: there.posts)
    assert custom_ids(there.posts[0]) == ["a1:begin"]
    await team.bot.stop()
    looks = len(team.discord.sent("GET", "/guilds"))
    await team.start()
    await team.discord.wait_for(lambda: len(team.discord.sent("GET", "/guilds")) >= looks + 3)
    assert len(there.posts) == 1
    assert len(team.lobby.posts) == 1
