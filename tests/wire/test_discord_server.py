"""The server in tests/wire/discord holds a real discord.py to what Discord would."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.wire.discord import BotProcess, Channel, DiscordServer, Person
from tests.wire.discord.components import text
from tests.wire.discord.errors import Json
from tests.wire.discord.launch import ShiftedClock
from tests.wire.discord.modals import Filled
from tests.wire.discord.process import BARE, LAUNCH, RICH


@pytest.fixture
async def discord() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
async def bare(discord: DiscordServer, tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with discord.bot(BARE, log=tmp_path / "bare.log") as bot:
        await discord.online()
        yield bot


@pytest.fixture
async def rich(
    discord: DiscordServer, channel: Channel, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    async with discord.bot(RICH, log=tmp_path / "rich.log") as bot:
        await discord.online()
        yield bot


@pytest.fixture
def channel(discord: DiscordServer) -> Channel:
    return discord.world.channel(discord.world.guild())


@pytest.fixture
def ada(discord: DiscordServer, channel: Channel) -> Person:
    return discord.person("ada", channel.guild)


@pytest.fixture
async def http(discord: DiscordServer) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bot {discord.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        yield session


async def posted(ada: Person, channel: Channel) -> Json:
    """A message with a button, posted by the bot."""
    await ada.slash("ping", channel).shown()
    return channel.posts[-1]


async def test_the_bot_logs_in_and_says_what_it_can_do(
    discord: DiscordServer, bare: BotProcess
) -> None:
    assert [command["name"] for command in discord.world.commands[None]] == ["ping"]
    assert [identify["intents"] for identify in discord.gateway.identifies] == [0]


async def test_a_press_is_answered_in_private(
    bare: BotProcess, ada: Person, channel: Channel
) -> None:
    press = ada.click(await posted(ada, channel), "p1:1")
    assert (await press)["data"]["content"] == "pressed 1"
    assert press.private
    assert len(channel.posts) == 1


async def test_a_press_in_a_direct_message_is_answered(bare: BotProcess, ada: Person) -> None:
    press = ada.click(await posted(ada, ada.dm), "p1:1")
    assert (await press.shown())["content"] == "pressed 1"


async def test_the_second_answer_to_a_press_that_came_twice_is_refused(
    bare: BotProcess, ada: Person, channel: Channel
) -> None:
    press = ada.click(await posted(ada, channel), "p1:1", twice=True)
    assert await press.refusal() == 40060


async def test_an_answer_after_the_time_for_it_is_refused(
    discord: DiscordServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    message = await posted(ada, channel)
    discord.interactions.answer_s = -1.0
    assert await ada.click(message, "p1:1").refusal() == 10062


async def test_a_press_while_the_connection_is_down_arrives_with_the_resume(
    discord: DiscordServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    message = await posted(ada, channel)
    discord.gateway.hold()
    await discord.wait_for(lambda: not discord.gateway.connected)
    press = ada.click(message, "p1:1")
    discord.gateway.release()
    assert (await press)["data"]["content"] == "pressed 1"
    assert (len(discord.gateway.identifies), discord.gateway.resumes) == (1, 1)


async def test_a_cut_connection_is_resumed(discord: DiscordServer, bare: BotProcess) -> None:
    discord.gateway.cut()
    await discord.wait_for(lambda: discord.gateway.resumes == 1)


async def test_a_bot_that_was_killed_and_started_again_answers_on(
    discord: DiscordServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    message = await posted(ada, channel)
    await bare.kill()
    await bare.start()
    await discord.online(identifies=2)
    assert await ada.click(message, "p1:1")


async def test_op_7_and_a_resumable_op_9_bring_the_bot_back_by_a_resume(
    discord: DiscordServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    discord.gateway.reconnect()
    await discord.wait_for(lambda: discord.gateway.resumes == 1)
    discord.gateway.invalidate(resumable=True)
    await discord.wait_for(lambda: discord.gateway.resumes == 2)
    assert await ada.slash("ping", channel)
    assert len(discord.gateway.identifies) == 1


@pytest.mark.parametrize("how", ["op 9", "forgotten"])
async def test_a_session_that_is_gone_makes_the_bot_identify_again(
    discord: DiscordServer, bare: BotProcess, ada: Person, channel: Channel, how: str
) -> None:
    if how == "op 9":
        discord.gateway.invalidate(resumable=False)
    else:
        discord.gateway.forget()
    await discord.online(identifies=2)
    assert await ada.slash("ping", channel)
    assert discord.gateway.resumes == 0


async def test_a_429_is_waited_for_and_a_502_after_the_work_ends_in_40060(
    discord: DiscordServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    discord.faults.limit("POST", "/callback$", retry_after=0.05)
    message = await posted(ada, channel)
    assert discord.metrics.limited_in_bucket == 1
    discord.faults.answer_after_work("POST", "/callback$", 502)
    press = ada.click(message, "p1:1")
    assert await press.refusal() == 40060
    assert press.text == "pressed 1"


async def test_a_repeated_nonce_gives_the_first_message_again(
    discord: DiscordServer, http: aiohttp.ClientSession, channel: Channel
) -> None:
    url = f"{discord.rest_url}/channels/{channel.id}/messages"
    body = {"content": "once", "nonce": "d1", "enforce_nonce": True}
    answers = [await (await http.post(url, json=body)).json() for _ in range(2)]
    assert answers[0]["id"] == answers[1]["id"]
    assert len(channel.posts) == 1


async def test_a_cut_connection_leaves_it_open_whether_the_message_was_posted(
    discord: DiscordServer, http: aiohttp.ClientSession, channel: Channel
) -> None:
    url = f"{discord.rest_url}/channels/{channel.id}/messages"
    # aiohttp itself repeats a GET, never a POST.
    discord.faults.cut("POST", "/messages$")
    discord.faults.cut_after_work("POST", "/messages$")
    for content in ("lost", "kept"):
        with pytest.raises((aiohttp.ServerDisconnectedError, ConnectionResetError)):
            await http.post(url, json={"content": content})
    assert [post["content"] for post in channel.posts] == ["kept"]


async def test_a_hanging_request_holds_up_no_other(
    discord: DiscordServer, http: aiohttp.ClientSession, channel: Channel
) -> None:
    fault = discord.faults.hang("GET", "/gateway$")
    hanging = asyncio.create_task(http.get(f"{discord.rest_url}/gateway").__aenter__())
    await discord.wait_for(lambda: fault.hits)
    assert (await http.get(f"{discord.rest_url}/channels/{channel.id}")).status == 200
    assert not hanging.done()
    hanging.cancel()


async def test_a_channel_takes_five_messages_in_five_seconds(
    discord: DiscordServer, http: aiohttp.ClientSession, channel: Channel
) -> None:
    url = f"{discord.rest_url}/channels/{channel.id}/messages"
    answers = [await http.post(url, json={"content": "x"}) for _ in range(6)]
    assert [answer.status for answer in answers] == [200] * 5 + [429]
    assert answers[4].headers["X-RateLimit-Remaining"] == "0"
    assert 0 < (await answers[5].json())["retry_after"] <= 5


async def test_the_global_limit_counts_every_request_but_answers_to_interactions(
    discord: DiscordServer, http: aiohttp.ClientSession, channel: Channel
) -> None:
    discord.limits.enforce(3)
    one = f"{discord.rest_url}/channels/{channel.id}"
    free = f"{discord.rest_url}/interactions/1/token/callback"
    answers = [await http.get(one) for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert (await answers[3].json())["global"] is True
    assert answers[3].headers["X-RateLimit-Global"] == "true"
    assert (await http.post(free, json={"type": 4})).status == 404
    assert discord.metrics.limited_globally == 1


@pytest.mark.parametrize(
    ("refuse", "expected"), [("forbid", (403, 50013)), ("delete", (404, 10003))]
)
async def test_a_channel_that_is_closed_to_the_bot_says_so(
    discord: DiscordServer,
    http: aiohttp.ClientSession,
    channel: Channel,
    refuse: str,
    expected: tuple[int, int],
) -> None:
    getattr(discord.world, refuse)(channel)
    url = f"{discord.rest_url}/channels/{channel.id}/messages"
    answer = await http.post(url, json={"content": "x"})
    assert (answer.status, (await answer.json())["code"]) == expected


async def test_history_pages_as_discord_pages(
    discord: DiscordServer, http: aiohttp.ClientSession, channel: Channel
) -> None:
    discord.limits.messages = None
    url = f"{discord.rest_url}/channels/{channel.id}/messages"
    for number in range(7):
        await http.post(url, json={"content": str(number)})
    ids = [post["id"] for post in channel.posts]

    async def page(**query: str) -> list[str]:
        answer = await http.get(url, params=query)
        return [post["content"] for post in await answer.json()]

    assert await page(limit="2") == ["6", "5"]
    assert await page(limit="2", before=ids[5]) == ["4", "3"]
    assert await page(limit="2", after=ids[1]) == ["3", "2"]
    assert await page(limit="3", around=ids[3]) == ["4", "3", "2"]


async def test_waiting_in_vain_tells_what_is_there(discord: DiscordServer) -> None:
    with pytest.raises(AssertionError, match="not connected"):
        await discord.wait_for(lambda: discord.gateway.connected, timeout=0.01)


async def test_components_come_back_as_they_were_sent_and_can_be_used(
    discord: DiscordServer, rich: BotProcess, ada: Person, channel: Channel
) -> None:
    await ada.slash("deck show", channel)
    board = channel.posts[-1]
    assert text(board) == "a board\na section"
    await ada.click(board, "update")
    assert text(board) == "updated\na section"
    chosen = ada.select(board, "choose", ["b"])
    await chosen.edited()
    assert (chosen.text, chosen.private) == ("chose ['b']", True)


async def test_a_modal_is_shown_filled_in_and_answered(
    rich: BotProcess, ada: Person, channel: Channel
) -> None:
    await ada.slash("deck show", channel)
    opened = ada.click(channel.posts[-1], "form")
    await opened
    filled: dict[str, Filled] = {"name": "Ada", "level": "hard", "days": ["tue"], "topic": ["rnn"]}
    sent = ada.submit(opened, filled)
    assert (await sent.shown())["content"] == "Ada hard ['tue'] ['rnn']"


async def test_a_command_gets_its_options_and_what_they_refer_to(
    discord: DiscordServer, rich: BotProcess, channel: Channel
) -> None:
    eve = discord.person("eve", channel.guild, organiser=True, locale="de")
    named = eve.slash("deck name", channel, channel=channel, user=eve.user, count=3)
    await named.followed(2)
    await named.watch.until(lambda: named.deleted)
    shown = [message["content"] for message in named.followups]
    assert shown == ["general eve 3 none True de", "hidden"]


async def test_autocomplete_offers_choices(rich: BotProcess, ada: Person, channel: Channel) -> None:
    typing = ada.complete("deck name", channel, focus="topic", topic="cn")
    await typing
    assert typing.choices == [{"name": "cn!", "value": "cn"}]


async def test_the_bot_posts_edits_reads_opens_threads_and_writes_to_members(
    discord: DiscordServer, rich: BotProcess, ada: Person, channel: Channel
) -> None:
    done = ada.slash("deck post", channel, where=channel)
    await done.edited()
    assert done.text == "True True"
    assert [post["content"] for post in channel.posts] == ["two"]
    thread = discord.world.channels[int(channel.posts[0]["id"])]
    assert thread.posts[0]["attachments"][0]["filename"] == "x.txt"
    assert [post["content"] for post in ada.dm.posts] == ["hello"]


async def test_the_programs_clock_follows_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "clock"
    monkeypatch.setenv("STUDY_TEST_CLOCK", str(file))
    clock, seen = ShiftedClock(), []
    for offset in ("0", "86400"):
        file.write_text(offset)
        seen.append(clock.now())
    assert (seen[1] - seen[0]).days == 1


async def test_the_program_starts_through_the_launcher(
    discord: DiscordServer, tmp_path: Path
) -> None:
    async with discord.bot(LAUNCH, "--help", log=tmp_path / "log") as bot:
        assert await bot.ended() == 0
        assert "usage" in bot.output
