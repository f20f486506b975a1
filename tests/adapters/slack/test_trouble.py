"""Channels that are gone, scopes that are missing, answers that get lost."""

from datetime import datetime, timedelta

import pytest

from bot.domain.refs import ChannelRef
from bot.ports import CannotTell
from tests.adapters.slack.world import World, facts, words
from tests.wire.slack import Channel
from tests.wire.slack.world import PRIVATE

INVITE = "Invite the bot there (`/invite @…`), then say `/quiz daily resume`."


async def lost(world: World, error: str) -> None:
    """The bot may not post in the room any more when the question is due."""
    await world.start()
    world.room.refusal = error
    await world.to("2026-03-02 09:00")
    await world.tick()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("not_in_channel", f"the bot is not in that channel. {INVITE}"),
        ("channel_not_found", f"the channel does not exist, or the bot is not in it. {INVITE}"),
        ("is_archived", "the channel was archived. Say `/quiz daily` in another channel."),
        (
            "restricted_action",
            "this workspace does not let the bot post there. Say `/quiz daily` in another channel.",
        ),
    ],
)
async def test_a_lost_channel_is_told_to_the_organiser(world: World, error: str, told: str) -> None:
    await lost(world, error)
    line = words(world.ann.dm.posts[0]).splitlines()[-1]
    assert line == f"Nothing can be posted to <#{world.room.id}> any more: {told}"


async def test_a_lost_channel_is_told_once(world: World) -> None:
    await lost(world, "is_archived")
    for day in (3, 4, 5):
        await world.to(f"2026-03-0{day} 09:00")
    assert len(world.ann.dm.posts) == 1


async def test_a_lost_channel_is_asked_no_more(world: World) -> None:
    await lost(world, "is_archived")
    before = len(world.sent("chat.postMessage"))
    await world.to("2026-03-03 09:00")
    assert len(world.sent("chat.postMessage")) == before


async def test_set_up_anew_a_lost_channel_goes_on(world: World) -> None:
    await lost(world, "not_in_channel")
    world.room.refusal = ""
    await world.start()
    await world.to("2026-03-03 09:00")
    assert words(world.room.posts[-1]).startswith("Question of Tuesday 3 March\n")


async def test_what_the_organiser_is_told_to_say_does_help(world: World) -> None:
    await lost(world, "not_in_channel")
    world.room.refusal = ""
    await world.told(world.ann, "daily resume")
    await world.to("2026-03-03 09:00")
    assert words(world.room.posts[-1]).startswith("Question of Tuesday 3 March\n")


async def test_settings_tell_which_channel_was_lost(world: World) -> None:
    await lost(world, "not_in_channel")
    told = facts(await world.told(world.ann, "daily show"))["Channel"]
    assert "the bot is not in that channel" in told


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive"])
async def test_an_app_that_was_removed_is_asked_once(world: World, error: str) -> None:
    await world.start()
    world.slack.team.refusal = error
    await world.to("2026-03-02 09:00")
    world.slack.team.refusal = ""
    await world.to("2026-03-03 09:00")
    assert world.room.posts == []


# Where the bot is not


async def test_words_in_a_channel_without_the_bot_lead_to_an_invitation(world: World) -> None:
    other = world.slack.world.channel(world.slack.team, "other", bot=False)
    told = await world.told(world.ann, "daily 09:00 UTC", other)
    assert told.startswith("I am not in that channel. Invite the bot there (`/invite @…`)")


async def test_words_in_a_private_channel_without_the_bot_do_too(world: World) -> None:
    other = world.slack.world.channel(world.slack.team, "other", PRIVATE, bot=False)
    told = await world.told(world.ann, "daily 09:00 UTC", other)
    assert told.startswith("I am not in that channel. Invite the bot there (`/invite @…`)")


async def test_an_archived_channel_is_refused_with_words(world: World) -> None:
    world.slack.happens.archive(world.room)
    assert await world.start() == "That channel is archived. Choose another one."


async def test_a_move_to_a_channel_without_the_bot_is_refused(world: World) -> None:
    other = world.slack.world.channel(world.slack.team, "other", bot=False)
    await world.start()
    told = await world.told(world.ann, f"daily change <#{other.id}|other>")
    assert told.startswith("I am not in that channel. Invite the bot there (`/invite @…`)")


# Scopes that are missing


async def test_without_users_read_the_command_names_its_sender(world: World) -> None:
    world.slack.team.scopes.discard("users:read")
    await world.answered(world.bob, await world.asked(), "B")
    assert "\n1. *bob* (you) · " in await world.told(world.bob, "leaderboard")


async def test_without_users_read_the_window_presets_no_zone(world: World) -> None:
    world.slack.team.scopes.discard("users:read")
    view = await world.say(world.ann, "daily").opened()
    assert "initial_option" not in view["blocks"][2]["element"]


async def test_without_users_read_an_admin_is_known_by_having_set_it_up(world: World) -> None:
    world.slack.team.scopes.discard("users:read")
    await world.start()
    told = await world.told(world.ann, "daily pause")
    assert told.startswith("Paused. Nobody loses a streak.")


async def test_without_channels_read_a_daily_is_set_up_all_the_same(world: World) -> None:
    world.slack.team.scopes.discard("channels:read")
    assert facts(await world.start())["Time"].startswith("09:00, UTC")


async def test_without_channels_read_the_first_post_tells(world: World) -> None:
    world.slack.team.scopes.discard("channels:read")
    world.slack.happens.throw_out(world.room)
    await world.start()
    await world.to("2026-03-02 09:00")
    await world.tick()
    assert INVITE in words(world.ann.dm.posts[0])


# Looking for what may have come out


async def cut(world: World) -> None:
    """The question came out; its answer got lost."""
    await world.start()
    world.slack.faults.cut_after_work("chat.postMessage")
    await world.to("2026-03-02 09:00")


async def test_a_post_whose_answer_was_lost_is_found_and_not_repeated(world: World) -> None:
    await cut(world)
    await world.to("2026-03-02 09:01")
    assert len(world.room.posts) == 1


async def test_a_post_that_was_found_is_edited_at_the_reveal(world: World) -> None:
    await cut(world)
    await world.to("2026-03-02 09:01")
    await world.to("2026-03-02 17:00")
    assert "\n✅ B  Paris\n" in words(world.room.posts[0])


async def test_a_post_that_did_not_come_out_is_repeated(world: World) -> None:
    await world.start()
    world.slack.faults.cut("chat.postMessage")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert len(world.room.posts) == 1


async def test_a_reveal_whose_answer_was_lost_is_found_in_its_thread(world: World) -> None:
    await world.asked()
    world.slack.faults.cut_after_work("chat.postMessage")
    await world.to("2026-03-02 17:00")
    await world.to("2026-03-02 17:01")
    assert len(world.thread) == 1


async def test_without_history_a_lost_post_is_not_repeated(world: World) -> None:
    world.slack.team.scopes.discard("channels:history")
    await cut(world)
    await world.to("2026-03-02 09:01")
    await world.to("2026-03-02 09:05")
    assert len(world.room.posts) == 1


async def test_without_history_the_organiser_is_told_what_was_done(world: World) -> None:
    world.slack.team.scopes.discard("channels:history")
    await cut(world)
    await world.to("2026-03-02 09:01")
    await world.tick()
    assert words(world.ann.dm.posts[0]).splitlines()[-1] == (
        f"The question for <#{world.room.id}> may have been posted or not: the connection broke, "
        "and the app may not read that channel's history (scope channels:history). "
        "It was not repeated, so that nothing comes twice."
    )


async def test_a_mark_is_found_by_the_adapter(world: World) -> None:
    question = await world.asked()
    found = await world.adapter.find(ref(world, world.room), "sb-1", early(world))
    assert found is not None
    assert found.id == question["ts"]


async def test_a_mark_that_nothing_carries_is_not_found(world: World) -> None:
    await world.asked()
    assert await world.adapter.find(ref(world, world.room), "sb-2", early(world)) is None


async def test_a_mark_is_found_behind_a_hundred_messages(world: World) -> None:
    question = await world.asked()
    for number in range(250):
        world.room.messages[f"{float(question['ts']) + number + 1:.6f}"] = {
            "ts": f"{float(question['ts']) + number + 1:.6f}",
            "type": "message",
            "user": world.bob.user.id,
            "text": "chatter",
            "channel": world.room.id,
        }
    found = await world.adapter.find(ref(world, world.room), "sb-1", early(world))
    assert found is not None


async def test_without_history_the_adapter_cannot_tell(world: World) -> None:
    await world.asked()
    world.slack.team.scopes.discard("channels:history")
    with pytest.raises(CannotTell, match="channels:history"):
        await world.adapter.find(ref(world, world.room), "sb-1", early(world))


def ref(world: World, channel: Channel) -> ChannelRef:
    return ChannelRef("slack", f"{world.slack.team.id}/{channel.id}")


def early(world: World) -> datetime:
    return world.clock.now() - timedelta(minutes=1)


async def test_patience_that_slack_asks_for_is_kept(world: World) -> None:
    await world.start()
    world.slack.faults.limit("chat.postMessage", retry_after=90)
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert world.room.posts == []


async def test_after_the_patience_the_question_comes(world: World) -> None:
    await world.start()
    world.slack.faults.limit("chat.postMessage", retry_after=90)
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:02")
    assert len(world.room.posts) == 1


async def test_without_history_a_post_that_slack_put_off_comes_later(world: World) -> None:
    world.slack.team.scopes.discard("channels:history")
    await world.start()
    world.slack.faults.limit("chat.postMessage", retry_after=90)
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:02")
    assert len(world.room.posts) == 1
