"""Organisers' commands and the controls under the settings."""

import discord

from tests.adapters.discord.world import World, answer, buttons, facts, said, text

MAY_CALL = discord.Permissions(mention_everyone=True)


async def test_start_says_what_was_set_up(world: World) -> None:
    told = facts(said(await world.start(time="5:30pm", timezone="Europe/Berlin")))
    assert told["Time"] == "17:30, Europe/Berlin (it is 09:00 there)"


async def test_start_takes_the_days(world: World) -> None:
    assert facts(said(await world.start(weekdays="mon,wed")))["Days"] == "Mon, Wed"


async def test_start_reveals_after_eight_hours_unless_told_otherwise(world: World) -> None:
    assert facts(said(await world.start()))["Reveal"].startswith("8 h")


async def test_start_tells_the_channel(world: World) -> None:
    assert facts(said(await world.start()))["Channel"] == f"<#{world.room.id}>"


async def test_start_is_for_monday_to_friday_unless_told_otherwise(world: World) -> None:
    assert facts(said(await world.start()))["Days"] == "Monday to Friday"


async def test_a_time_still_to_come_posts_today(world: World) -> None:
    await world.start(time="09:00")
    await world.to("2026-03-02 09:00")
    assert text(world.posts()[-1]).startswith("### Question of Monday 2 March\n")


async def test_a_time_gone_by_posts_tomorrow(world: World) -> None:
    await world.start(time="07:00")
    await world.to("2026-03-03 07:00")
    assert text(world.posts()[-1]).startswith("### Question of Tuesday 3 March\n")


async def test_start_takes_when_to_reveal(world: World) -> None:
    told = facts(said(await world.start(reveal="next")))
    assert told["Reveal"] == "with the next question"


async def test_start_takes_whom_to_call(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    assert f"<@&{role.id}>" in facts(said(await world.start(mention=role))).values()


async def test_start_takes_everyone_to_call(world: World) -> None:
    world.guild._guild.everyone_role.permissions |= MAY_CALL.value
    told = said(await world.start(mention=world.guild.default_role))
    assert "@everyone" in facts(told).values()


async def test_decks_are_suggested_for_start(world: World) -> None:
    choices = await world.ann.autocomplete(world.room, "daily start", "deck", "SAM")
    assert choices == [{"name": "sample", "value": "sample"}]


async def test_start_where_one_is_changes_that_one(world: World) -> None:
    await world.start()
    assert said(await world.start(time="10:00")).startswith("### Changed\n")


async def test_show_tells_the_settings(world: World) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily show"))
    assert facts(told)["Time"] == "09:00, UTC (it is 08:00 there)"


async def test_show_has_a_button_for_what_is_done_most(world: World) -> None:
    await world.start()
    shown = answer(await world.ann.slash(world.room, "daily show"))
    assert list(buttons(shown).values()) == ["a1:try", "a1:skip", "a1:pause"]


async def test_change_leaves_alone_what_is_left_out(world: World) -> None:
    await world.start(weekdays="daily")
    told = said(await world.ann.slash(world.room, "daily change", time="10:00"))
    assert (facts(told)["Time"][:5], facts(told)["Days"]) == ("10:00", "every day")


async def test_change_moves_the_daily_to_another_channel(world: World) -> None:
    await world.start()
    other = world.guild.create_text_channel("elsewhere")
    await world.ann.slash(world.room, "daily change", channel=other)
    await world.to("2026-03-02 09:00")
    assert (len(world.posts()), len(world.posts(other))) == (0, 1)


async def test_change_is_given_from_any_channel_while_there_is_one_daily(world: World) -> None:
    await world.start()
    other = world.guild.create_text_channel("chat")
    told = said(await world.ann.slash(other, "daily change", time="10:00"))
    assert facts(told)["Time"] == "10:00, UTC (it is 08:00 there)"


async def test_pause_ends_the_posts(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily pause")
    await world.to("2026-03-02 09:00")
    assert world.posts() == []


async def test_pause_says_that_no_streak_suffers(world: World) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily pause"))
    assert told.startswith("### Paused. Nobody loses a streak.\n")


async def test_resume_goes_on(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily pause")
    await world.ann.slash(world.room, "daily resume")
    await world.to("2026-03-02 09:00")
    assert len(world.posts()) == 1


async def test_skip_leaves_the_next_day_out(world: World) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily skip"))
    assert facts(told)["Next"].startswith("<t:1772528400:f>")  # Tuesday 3 March, 09:00 UTC


async def test_stop_tells_how_to_begin_anew(world: World) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily stop"))
    assert told.endswith("-# `/daily start` in its channel takes it up again, with its streaks.")


async def test_a_daily_that_was_stopped_posts_no_more(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily stop")
    await world.to("2026-03-02 09:00")
    assert world.posts() == []


async def test_after_stop_start_begins_a_new_one(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily stop")
    assert said(await world.start()).startswith("### The daily question is set up\n")


async def test_try_posts_a_trial(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily try")
    await world.tick()
    assert text(world.posts()[-1]).startswith("### A trial, which counts for nothing\n")


async def test_a_trial_says_so_in_its_feedback(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily try")
    await world.tick()
    told = said(await world.bob.click(world.posts()[-1], label="B"))
    assert "-# This is a trial and counts for nothing." in told


async def test_reveal_shows_the_answer_now(world: World) -> None:
    await world.asked()
    await world.ann.slash(world.room, "reveal")
    await world.tick()
    assert text(world.posts()[-1]).startswith("### Monday 2 March: the answer is B\n")


async def test_reveal_says_that_it_is_on_its_way(world: World) -> None:
    await world.asked()
    told = said(await world.ann.slash(world.room, "reveal"))
    assert told == "The answer is on its way to the channel."


async def test_reveal_with_nothing_open_says_so(world: World) -> None:
    await world.start()
    assert said(await world.ann.slash(world.room, "reveal")).startswith("There is nothing to reve")


# The controls under the settings


async def test_the_trial_button_posts_a_trial(world: World) -> None:
    settings = answer(await world.start())
    await world.ann.click(settings, custom_id="a1:try")
    await world.tick()
    assert text(world.posts()[-1]).startswith("### A trial, which counts for nothing\n")


async def test_the_trial_button_leaves_the_settings_standing(world: World) -> None:
    settings = answer(await world.start())
    await world.ann.click(settings, custom_id="a1:try")
    assert text(settings).startswith("### The daily question is set up\n")


async def test_the_skip_button_leaves_a_day_out_in_the_same_message(world: World) -> None:
    settings = answer(await world.start())
    await world.ann.click(settings, custom_id="a1:skip")
    assert facts(text(settings))["Next"].startswith("<t:1772528400:f>")


async def test_the_pause_button_offers_to_resume(world: World) -> None:
    settings = answer(await world.start())
    await world.ann.click(settings, custom_id="a1:pause")
    assert list(buttons(settings).values()) == ["a1:resume"]


async def test_the_resume_button_goes_on(world: World) -> None:
    settings = answer(await world.start())
    await world.ann.click(settings, custom_id="a1:pause")
    await world.ann.click(settings, custom_id="a1:resume")
    assert facts(text(settings))["Next"].startswith("<t:1772442000:f>")


async def test_nobody_is_called_any_more_after_one_tap(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    settings = answer(await world.start(mention=role))
    await world.ann.click(settings, custom_id="a1:quiet")
    assert str(role.id) not in text(settings)


async def test_resume_of_an_active_daily_changes_nothing(world: World) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily resume"))
    assert facts(told)["Next"].startswith("<t:1772442000:f>")  # Monday 2 March, 09:00 UTC


# Time zones as people type them


async def zones(world: World, typed: str) -> list[str]:
    choices = await world.ann.autocomplete(world.room, "daily start", "timezone", typed)
    return [choice["name"] for choice in choices]


async def test_a_city_is_found_by_its_beginning(world: World) -> None:
    assert (await zones(world, "berlin"))[0] == "Europe/Berlin (it is 09:00 there)"


async def test_an_abbreviation_leads_to_a_city_with_an_honest_hint(world: World) -> None:
    assert await zones(world, "EST") == [
        "America/New York (it is 03:00 there), also when it is not EST"
    ]


async def test_an_offset_leads_to_cities_that_have_it_now(world: World) -> None:
    found = await zones(world, "UTC+2")
    assert found[0].endswith("(it is 10:00 there), with summer time if it has one")


async def test_with_nothing_typed_the_zone_of_the_language_comes_first(world: World) -> None:
    world.gateway.locale = "de"
    assert (await zones(world, ""))[0] == "Europe/Berlin (it is 09:00 there)"


async def test_change_suggests_zones_too(world: World) -> None:
    choices = await world.ann.autocomplete(world.room, "daily change", "timezone", "berlin")
    assert choices[0]["value"] == "Europe/Berlin"


async def test_more_zones_than_discord_shows_are_cut_at_25(world: World) -> None:
    assert len(await zones(world, "a")) == 25
