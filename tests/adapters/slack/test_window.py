"""The window that sets the daily question up: its fields, their errors, what comes of it."""

from tests.adapters.slack.world import World, facts, words
from tests.wire.slack import Deed
from tests.wire.slack.errors import Json
from tests.wire.slack.world import PRIVATE


async def opened(world: World) -> tuple[Deed, Json]:
    deed = world.say(world.ann, "daily")
    return deed, await deed.opened()


def fields(view: Json) -> dict[str, Json]:
    return {block["block_id"]: block["element"] for block in view["blocks"]}


async def test_a_bare_daily_opens_the_window_where_none_is(world: World) -> None:
    _, view = await opened(world)
    assert list(fields(view)) == ["channel", "time", "zone", "days", "reveal", "topics"]


async def test_the_channel_is_the_one_it_was_called_in(world: World) -> None:
    _, view = await opened(world)
    assert fields(view)["channel"]["initial_conversation"] == world.room.id


async def test_in_a_dm_no_channel_is_chosen_yet(world: World) -> None:
    view = await world.say(world.ann, "daily", world.ann.dm).opened()
    assert "initial_conversation" not in fields(view)["channel"]


async def test_the_zone_is_the_members_own(world: World) -> None:
    _, view = await opened(world)
    assert fields(view)["zone"]["initial_option"]["value"] == "Europe/Berlin"


async def test_a_zone_that_is_no_citys_is_preset_too(world: World) -> None:
    dora = world.slack.person("dora", tz="America/Indiana/Indianapolis")
    view = await world.say(dora, "daily").opened()
    zone = fields(view)["zone"]["initial_option"]["value"]
    assert zone == "America/Indiana/Indianapolis"


async def test_weekdays_are_ticked(world: World) -> None:
    _, view = await opened(world)
    ticked = [option["value"] for option in fields(view)["days"]["initial_options"]]
    assert ticked == ["mon", "tue", "wed", "thu", "fri"]


async def test_zones_are_found_by_a_city(world: World) -> None:
    _, view = await opened(world)
    found = await world.ann.search(view, "zone", "tok")
    assert found["options"][0]["value"] == "Asia/Tokyo"


async def test_zones_tell_what_time_it_is_there(world: World) -> None:
    _, view = await opened(world)
    found = await world.ann.search(view, "zone", "tokyo")
    assert found["options"][0]["text"]["text"] == "Asia/Tokyo (17:00 there)"


async def test_zones_are_found_by_a_country(world: World) -> None:
    _, view = await opened(world)
    found = await world.ann.search(view, "zone", "germany")
    assert "Europe/Berlin" in [option["value"] for option in found["options"]]


async def test_zones_are_offered_before_anything_is_typed(world: World) -> None:
    _, view = await opened(world)
    assert len((await world.ann.search(view, "zone", ""))["options"]) > 20


async def test_zones_that_nobody_knows_are_an_empty_list(world: World) -> None:
    _, view = await opened(world)
    assert (await world.ann.search(view, "zone", "xqzw"))["options"] == []


async def test_no_search_offers_more_zones_than_slack_shows(world: World) -> None:
    _, view = await opened(world)
    assert len((await world.ann.search(view, "zone", "a"))["options"]) <= 100


async def test_what_was_chosen_is_set_up(world: World) -> None:
    deed, view = await opened(world)
    chosen = {"time": "10:15", "days": ["sat", "sun"], "reveal": "1h"}
    await world.ann.submit(view, chosen)
    found = facts(words(await deed.seen()))
    assert {key: found[key] for key in ("Channel", "Time", "Days", "Reveal")} == {
        "Channel": f"<#{world.room.id}>",
        "Time": "10:15, Europe/Berlin (it is 09:00 there)",
        "Days": "Sat, Sun",
        "Reveal": "1 hour after the question",
    }


async def test_what_was_set_up_is_posted(world: World) -> None:
    _, view = await opened(world)
    await world.settled(world.ann.submit(view))
    await world.to("2026-03-02 09:00")
    assert words(world.room.posts[0]).startswith("Question of Monday 2 March\n")


async def test_without_a_day_the_error_stands_at_the_days(world: World) -> None:
    _, view = await opened(world)
    view["blocks"][3]["optional"] = True  # Slack itself asks for one; a client that does not
    deed = world.ann.submit(view, {"days": []})
    await deed
    assert deed.errors == {"days": "Choose at least one day."}


async def test_a_channel_without_the_bot_is_told_at_the_channel(world: World) -> None:
    other = world.slack.world.channel(world.slack.team, "other", bot=False)
    _, view = await opened(world)
    deed = world.ann.submit(view, {"channel": other.id})
    await deed
    assert deed.errors["channel"].startswith(
        "I am not in that channel. Invite the bot there (`/invite @…`)"
    )


async def test_a_private_channel_without_the_bot_is_told_at_the_channel(world: World) -> None:
    other = world.slack.world.channel(world.slack.team, "other", PRIVATE, bot=False)
    _, view = await opened(world)
    deed = world.ann.submit(view, {"channel": other.id})
    await deed
    assert deed.errors["channel"].startswith("I am not in that channel.")


async def test_an_archived_channel_is_told_at_the_channel(world: World) -> None:
    world.slack.happens.archive(world.room)
    _, view = await opened(world)
    deed = world.ann.submit(view)
    await deed
    assert deed.errors == {"channel": "That channel is archived. Choose another one."}


async def test_a_window_with_an_error_stays_open(world: World) -> None:
    world.slack.happens.archive(world.room)
    _, view = await opened(world)
    await world.ann.submit(view)
    assert len(world.ann.modals) == 1


async def test_after_the_error_the_window_can_be_sent_anew(world: World) -> None:
    world.slack.happens.archive(world.room)
    deed, view = await opened(world)
    await world.ann.submit(view)
    world.slack.happens.unarchive(world.room)
    await world.ann.submit(view)
    assert "Channel" in facts(words(await deed.seen()))


async def test_the_window_cannot_take_over_anothers_daily(world: World) -> None:
    deed = world.say(world.bob, "daily")
    view = await deed.opened()
    await world.start()
    await world.bob.submit(view)
    assert words(await deed.seen()).startswith("Only an admin of this workspace")


async def test_the_windows_own_data_hold_no_more_than_where_to_answer(world: World) -> None:
    _, view = await opened(world)
    assert view["private_metadata"].startswith('{"response_url": "http')


# Its buttons


async def test_a_trial_can_be_posted_by_a_button(world: World) -> None:
    await world.start()
    settings = await world.shown(world.ann, "daily")
    await world.settled(world.press(world.ann, settings, "Post a trial"))
    await world.tick()
    assert len(world.room.posts) == 1


async def test_pause_and_resume_take_turns_in_the_same_message(world: World) -> None:
    await world.start()
    settings = await world.shown(world.ann, "daily")
    paused = await world.press(world.ann, settings, "Pause").edited_message()
    resumed = await world.press(world.ann, paused, "Resume").edited_message()
    assert words(resumed).startswith("Running again\n")


async def test_the_next_question_is_skipped_by_a_button(world: World) -> None:
    await world.start()
    settings = await world.shown(world.ann, "daily")
    skipped = await world.press(world.ann, settings, "Skip the next question").edited_message()
    assert words(skipped).startswith("The next question is skipped\n")


async def test_a_button_of_old_settings_is_refused_to_who_organises_no_more(world: World) -> None:
    await world.start()
    settings = await world.shown(world.ann, "daily")
    told = await world.press(world.bob, settings, "Post a trial").seen()
    assert words(told).startswith("Only an admin of this workspace")
