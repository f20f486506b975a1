"""Channels that are gone, answers that get lost."""

from typing import Any

import aiohttp
import pytest

from bot.domain.refs import ChannelRef
from tests.adapters.discord.world import World, said, text


async def test_a_closed_channel_is_told_to_the_organiser_in_private(world: World) -> None:
    await lost(world)
    assert text(world.dms(world.ann)[-1]) == (
        "### For the organiser of the daily question\n"
        f"Nothing can be posted to <#{world.room.id}> any more: Discord says “Missing Access”. "
        "Allow me there View Channel, Send Messages and Read Message History (Edit Channel → "
        "Permissions); then `/daily resume` goes on."
    )


async def test_a_closed_channel_is_told_once(world: World) -> None:
    await lost(world)
    await world.tick()
    assert len(world.dms(world.ann)) == 1


async def test_a_channel_that_stays_closed_is_not_told_every_day(world: World) -> None:
    await lost(world)
    for day in (3, 4, 5):
        await world.to(f"2026-03-0{day} 09:00")
    assert len(world.dms(world.ann)) == 1


async def test_a_closed_channel_is_asked_no_more(world: World) -> None:
    await lost(world)
    before = len(world.sent("POST", f"{world.room.id}/messages"))
    await world.to("2026-03-03 09:00")
    assert len(world.sent("POST", f"{world.room.id}/messages")) == before


async def test_a_deleted_channel_is_told_with_the_command_that_helps(world: World) -> None:
    await world.start()
    path = f"/channels/{world.room.id}/messages"
    world.env.inject_error("POST", path, status=404, code=10003, message="Unknown Channel")
    await world.to("2026-03-02 09:00")
    await world.tick()
    assert text(world.dms(world.ann)[-1]).endswith(
        "any more: the channel was deleted, or I was removed. "
        "Choose another one with `/daily change channel:`."
    )


async def test_an_organiser_who_takes_no_messages_is_told_where_it_works(world: World) -> None:
    other = world.guild.create_text_channel("other")
    await world.start(channel=other)
    world.env.inject_error(
        "POST",
        f"/channels/{world.ann.user.dm_channel.id}/messages",
        status=403,
        code=50007,
        message="Cannot send messages to this user",
        times=None,
    )
    await lost(world)
    await world.tick()
    found = [shown for shown in world.posts(other) if "Nothing can be posted to" in text(shown)]
    assert len(found) == 1


async def test_start_in_a_channel_that_was_lost_goes_on_there(world: World) -> None:
    await lost(world)
    world.env.backend.faults.clear()
    await world.start()
    await world.to("2026-03-03 09:00")
    assert text(world.posts()[-1]).startswith("### Question of Tuesday 3 March\n")


async def test_settings_tell_which_channel_was_lost(world: World) -> None:
    await lost(world)
    told = said(await world.ann.slash(world.room, "daily show"))
    assert f"<#{world.room.id}>: nothing can be posted, Discord says “Missing Access”" in told


async def lost(world: World) -> None:
    """The bot may not post in the room any more when the question is due."""
    await world.start()
    world.env.inject_error(
        "POST",
        f"/channels/{world.room.id}/messages",
        status=403,
        code=50001,
        message="Missing Access",
        times=None,
    )
    await world.to("2026-03-02 09:00")
    await world.tick()


# Answers that get lost


class Cut:
    """Lets a request through, and cuts the connection before its answer comes."""

    def __init__(self, world: World, method: str, ending: str) -> None:
        http: Any = world.adapter.client.http
        self._request = http.request
        self._wanted = method, ending
        http.request = self

    async def __call__(self, route: Any, **options: Any) -> Any:
        found = await self._request(route, **options)
        if (route.method, route.url.endswith(self._wanted[1])) == (self._wanted[0], True):
            self._wanted = "", ""
            raise aiohttp.ServerDisconnectedError
        return found


async def test_a_post_whose_answer_was_lost_is_found_and_not_repeated(world: World) -> None:
    await world.start()
    Cut(world, "POST", "/messages")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert len(world.posts()) == 1


async def test_a_post_that_was_found_is_edited_at_the_reveal(world: World) -> None:
    await world.start()
    Cut(world, "POST", "/messages")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    await world.to("2026-03-02 17:00")
    assert "✅ **B**  Paris" in text(world.posts()[0])


async def test_a_reveal_whose_answer_was_lost_is_not_repeated(world: World) -> None:
    await world.asked()
    Cut(world, "POST", "/messages")
    await world.to("2026-03-02 17:00")
    await world.to("2026-03-02 17:01")
    assert len(world.posts()) == 2


async def test_a_server_error_is_tried_again(world: World) -> None:
    await world.start()
    world.env.inject_error("POST", f"/channels/{world.room.id}/messages", status=503)
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert len(world.posts()) == 1


async def test_a_mark_that_was_never_posted_is_not_found(world: World) -> None:
    await world.asked()
    room = ChannelRef("discord", str(world.room.id))
    assert await world.adapter.find(room, "another mark", world.clock.now()) is None


async def test_a_post_of_somebody_else_is_not_taken_for_ones_own(world: World) -> None:
    await world.asked()
    mark = world.sent("POST", "/messages")[0]["nonce"]
    room = ChannelRef("discord", str(world.room.id))
    for stored in world.env.backend.messages[world.room.id].values():
        stored.author_id = world.bob.id
    assert await world.adapter.find(room, mark, world.clock.now()) is None


async def test_ones_own_post_is_found_by_its_mark(world: World) -> None:
    question = await world.asked()
    mark = world.sent("POST", "/messages")[0]["nonce"].rpartition("-")[0]
    room = ChannelRef("discord", str(world.room.id))
    found = await world.adapter.find(room, mark, world.clock.now())
    assert found is not None
    assert found.id == str(question.id)


async def test_feedback_that_discord_no_longer_waits_for_is_given_at_the_next_tap(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    question = await world.asked()
    world.env.inject_error(
        "POST", "/interactions/*", status=404, code=10062, message="Unknown interaction"
    )
    await world.bob.click(question, label="A")
    told = said(await world.bob.click(question, label="A"))
    assert "-# You had answered before; that first answer counts." in told
