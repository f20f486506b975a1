"""The server in tests/wire/slack holds a real Bolt to what Slack would."""

from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.wire.slack import BotProcess, Channel, Person, SlackServer
from tests.wire.slack.blocks import text
from tests.wire.slack.errors import Json
from tests.wire.slack.rich import modal, question
from tests.wire.slack.server import BARE, RICH
from tests.wire.slack.signed import Signature


@pytest.fixture(params=["socket"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[SlackServer]:
    async with SlackServer(request.param) as server:
        yield server


@pytest.fixture
def channel(slack: SlackServer) -> Channel:
    return slack.channel()


@pytest.fixture
def ada(slack: SlackServer, channel: Channel) -> Person:
    return slack.person("ada")


@pytest.fixture
async def bare(slack: SlackServer, tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with slack.bot(BARE, log=tmp_path / "log", env={"BARE_PING_S": "0.3"}) as bot:
        await slack.online()
        yield bot


@pytest.fixture
async def rich(slack: SlackServer, tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with slack.bot(RICH, log=tmp_path / "log") as bot:
        await slack.online()
        yield bot


@pytest.fixture
def client(slack: SlackServer) -> AsyncWebClient:
    return AsyncWebClient(slack.team.token, base_url=f"{slack.url}/api/", retry_handlers=[])


both_modes = pytest.mark.parametrize("slack", ["socket", "http"], indirect=True)
by_http = pytest.mark.parametrize("slack", ["http"], indirect=True)


async def pinged(ada: Person, channel: Channel) -> Json:
    await ada.slash("/ping", channel).seen()
    return channel.posts[-1]


@both_modes
async def test_a_command_and_a_press_are_answered(
    bare: BotProcess, ada: Person, channel: Channel
) -> None:
    press = ada.click(await pinged(ada, channel), "p1:1")
    assert (await press.seen())["text"] == "pressed 1"
    assert press.private
    assert len(channel.posts) == 1


async def test_the_same_envelope_twice_reaches_the_bot_twice(
    bare: BotProcess, ada: Person, channel: Channel
) -> None:
    press = ada.click(await pinged(ada, channel), "p1:1", twice=True)
    await press.responded(times=2)
    assert await press.acked(times=2) == {}


async def test_a_disconnect_envelope_makes_the_bot_connect_anew(
    slack: SlackServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    for connects, reason in ((2, "warning"), (3, "refresh_requested")):
        slack.sockets.disconnect(reason)
        await slack.online(connects)
        await slack.wait_for(lambda: slack.sockets.connected == 1)
    assert await pinged(ada, channel)


async def test_a_broken_connection_is_made_anew(
    slack: SlackServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    slack.sockets.cut()
    await slack.online(connects=2)
    await slack.sockets.close()
    await slack.online(connects=3)
    assert await pinged(ada, channel)


async def test_nothing_comes_through_a_deaf_connection_until_it_hears_again(
    slack: SlackServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    slack.sockets.deafen()
    lost = ada.slash("/ping", channel)
    assert (lost.lost, lost.sent, slack.sockets.connected) == (1, 1, 1)
    slack.sockets.hear()
    assert await pinged(ada, channel)
    assert not lost.acks


@by_http
async def test_a_bad_signature_is_turned_away(
    slack: SlackServer, bare: BotProcess, ada: Person, channel: Channel
) -> None:
    for signature in (Signature.FORGED, Signature.STALE, Signature.MISSING):
        slack.sender.signature = signature
        assert await ada.slash("/ping", channel).answered() == 401
    assert not channel.posts
    slack.sender.signature = Signature.VALID
    assert await pinged(ada, channel)


async def test_a_channel_takes_a_post_a_second_after_a_burst(
    slack: SlackServer, client: AsyncWebClient, channel: Channel
) -> None:
    slack.limits.enforce(burst=2)
    for said in ("one", "two"):
        await client.chat_postMessage(channel=channel.id, text=said)
    with pytest.raises(SlackApiError) as error:
        await client.chat_postMessage(channel=channel.id, text="three")
    assert error.value.response.status_code == 429
    assert error.value.response.headers["Retry-After"] == "1"
    assert slack.metrics.limited["chat.postMessage"] == 1
    assert [post["text"] for post in channel.posts] == ["one", "two"]


async def test_a_cut_leaves_it_open_whether_the_message_was_posted(
    slack: SlackServer, client: AsyncWebClient, channel: Channel
) -> None:
    slack.faults.cut("chat.postMessage")
    slack.faults.cut_after_work(f"chat.postMessage {channel.id}")
    for said in ("lost", "kept"):
        with pytest.raises((aiohttp.ServerDisconnectedError, ConnectionResetError)):
            await client.chat_postMessage(channel=channel.id, text=said)
    assert [post["text"] for post in channel.posts] == ["kept"]


@both_modes
async def test_a_modal_is_filled_in_sent_back_pushed_and_taken(
    rich: BotProcess, ada: Person, channel: Channel
) -> None:
    modal = await ada.slash("/setup", channel).opened()
    [zone] = (await ada.search(modal, "zone", "Par"))["options"]
    given = {"days": ["Tue"], "zone": zone}
    refused = ada.submit(modal, given | {"time": "soon"})
    await refused
    assert refused.errors == {"time": "no time"}
    assert (await ada.submit(modal, {"time": "later"}).changed())["title"]["text"] == "Later"
    more = await ada.submit(modal, given | {"time": "more"}).opened()
    assert [view["id"] for view in ada.modals] == [modal["id"], more["id"]]
    done = ada.submit(more, given | {"time": "10:00"})
    assert (await done.seen())["text"] == "10:00 Europe/Paris"
    await done
    assert (ada.modals, ada.ephemerals) == ([], done.messages)
    assert channel.posts[0]["metadata"]["event_payload"] == {"id": "d1"}


async def test_a_modal_that_is_closed_is_told_of(
    rich: BotProcess, ada: Person, channel: Channel
) -> None:
    closed = ada.close(await ada.slash("/setup", channel).opened())
    assert closed
    assert (await closed.seen())["text"] == "never mind"


async def test_app_home_is_published_for_one_and_again_after_a_press(
    slack: SlackServer, rich: BotProcess, ada: Person
) -> None:
    home = await ada.open_home().home()
    assert text(home) == "pressed 0 times"
    assert text(await ada.click(home, "again").home()) == "pressed 1 times"
    assert slack.person("ben").home is None


async def test_what_was_chosen_comes_with_the_press_and_the_message_changes(
    slack: SlackServer, rich: BotProcess, ada: Person, channel: Channel, client: AsyncWebClient
) -> None:
    await client.chat_postMessage(channel=channel.id, text="question", blocks=question())
    [post] = channel.posts
    await ada.select(post, "letters", ["a", "b"])
    press = ada.click(post, "send")
    assert (await press.edited_message())["text"] == "answered ab"
    assert (await press.seen())["text"] == "noted"
    assert [reply["text"] for reply in channel.thread(post["ts"])] == ["because"]
    assert channel.posts == [post]


async def test_a_mention_and_a_direct_message_reach_the_bot(
    slack: SlackServer, rich: BotProcess, ada: Person, channel: Channel
) -> None:
    ada.say(f"<@{slack.team.bot.id}> hello", channel)
    ada.say("hello")
    for place in (channel, ada.dm):
        [said] = place.posts
        [reply] = await slack.wait_for(partial(place.thread, said["ts"]))
        assert reply["text"] == "you called"


async def test_history_tells_metadata_only_when_asked_and_pages_from_the_newest(
    client: AsyncWebClient, channel: Channel
) -> None:
    mark = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    for said in ("one", "two", "three"):
        await client.chat_postMessage(channel=channel.id, text=said, metadata=mark)
    first = await client.conversations_history(channel=channel.id, limit=2)
    assert [one["text"] for one in first["messages"]] == ["three", "two"]
    assert not any("metadata" in one for one in first["messages"])
    rest = await client.conversations_history(
        channel=channel.id,
        cursor=first["response_metadata"]["next_cursor"],
        include_all_metadata=True,
    )
    assert [(one["text"], one["metadata"]) for one in rest["messages"]] == [("one", mark)]
    oldest = channel.posts[1]["ts"]
    later = await client.conversations_history(channel=channel.id, oldest=oldest)
    assert [one["text"] for one in later["messages"]] == ["three"]


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        ("out", "not_in_channel"),
        ("archived", "is_archived"),
        ("deleted", "channel_not_found"),
        ("revoked", "token_revoked"),
        ("uninstalled", "account_inactive"),
        ("scopes", "missing_scope"),
    ],
)
async def test_what_the_bot_may_not_do_is_refused_in_words(
    slack: SlackServer, client: AsyncWebClient, channel: Channel, trouble: str, error: str
) -> None:
    make: dict[str, Callable[[], object]] = {
        "out": lambda: slack.happens.throw_out(channel),
        "archived": lambda: slack.happens.archive(channel),
        "deleted": lambda: slack.happens.delete(channel),
        "revoked": lambda: slack.happens.revoke(slack.team),
        "uninstalled": lambda: slack.happens.uninstall(slack.team),
        "scopes": lambda: slack.team.scopes.remove("chat:write"),
    }
    make[trouble]()
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=channel.id, text="question")
    assert refused.value.response["error"] == error


async def test_a_response_url_answers_five_times(
    slack: SlackServer, client: AsyncWebClient, ada: Person, channel: Channel
) -> None:
    deed = ada.slash("/ping", channel)
    hook = AsyncWebhookClient(deed.payload["response_url"])
    statuses = [(await hook.send(text="x")).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [404]
    assert await deed.refusal() == "used_url"


async def test_a_trigger_opens_one_view_and_only_for_three_seconds(
    slack: SlackServer, client: AsyncWebClient, ada: Person, channel: Channel
) -> None:
    deed = ada.slash("/setup", channel)
    trigger, view = deed.payload["trigger_id"], modal(channel.id)
    await client.views_open(trigger_id=trigger, view=view)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=trigger, view=view)
    slack.deeds.trigger_s = -1.0
    late = ada.slash("/setup", channel).payload["trigger_id"]
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=late, view=view)


async def test_each_token_is_of_one_workspace(slack: SlackServer, client: AsyncWebClient) -> None:
    other = slack.world.workspace("Other")
    theirs = await client.auth_test(token=other.token)
    assert (theirs["team_id"], (await client.auth_test())["team_id"]) == (other.id, slack.team.id)
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.chat_postMessage(channel=slack.channel("x", other).id, text="x")


async def test_a_file_is_uploaded_in_three_steps(
    slack: SlackServer, client: AsyncWebClient, channel: Channel
) -> None:
    await client.files_upload_v2(channel=channel.id, content="a,b", filename="board.csv")
    assert list(slack.files.contents.values()) == [b"a,b"]
    assert channel.posts[0]["files"][0]["name"] == "board.csv"
