"""Settings that cannot be, and places where the bot may not be: each gets a sentence that helps."""

import discord
import simcord

from tests.adapters.discord.world import World, facts, said, text

NO_DAILY = (
    "No daily question is set up here yet. Somebody who may manage this server can start one "
    "with `/daily start`. `/quiz` works right away."
)


async def test_a_zone_that_does_not_exist_is_answered_with_one_that_does(world: World) -> None:
    assert said(await world.start(timezone="Europe/Berln")) == (
        "“Europe/Berln” is not a time zone. Choose a city, such as Europe/Berlin."
    )


async def test_an_abbreviation_for_a_zone_is_answered_with_its_city(world: World) -> None:
    told = said(await world.start(timezone="EST"))
    assert told == (
        "“EST” does not say when clocks change for summer. Choose a city instead, such as "
        "America/New\\_York; the list helps as you type."
    )


async def test_25_o_clock_is_answered_with_how_to_write_a_time(world: World) -> None:
    told = said(await world.start(time="25:00"))
    assert told == "“25:00” is not a time of day. Write it as 09:00 or 17:30."


async def test_no_weekdays_are_answered_with_how_to_write_them(world: World) -> None:
    told = said(await world.start(weekdays="someday"))
    assert told == "“someday” are not weekdays. Write mon-fri, daily, or mon,wed,fri."


async def test_a_deck_that_is_not_there_is_answered_with_those_that_are(world: World) -> None:
    told = said(await world.start(deck="biology"))
    assert told == "There is no deck “biology”. Known: sample."


async def test_a_reveal_that_is_no_length_is_answered_with_how_to_write_one(
    world: World,
) -> None:
    told = said(await world.start(reveal="soon"))
    assert told == "“soon” is no time to reveal. Write 30m or 8h (24h at most), or next."


async def test_what_was_refused_is_not_stored(world: World) -> None:
    await world.start(time="25:00")
    assert said(await world.ann.slash(world.room, "daily show")) == NO_DAILY


async def test_a_bad_change_leaves_everything_as_it_was(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily change", time="25:00", weekdays="daily")
    told = said(await world.ann.slash(world.room, "daily show"))
    assert facts(told)["Days"] == "Monday to Friday"


# Places


async def test_daily_show_before_start_says_how_to_begin(world: World) -> None:
    assert said(await world.ann.slash(world.room, "daily show")) == NO_DAILY


async def test_with_two_dailies_a_third_channel_is_told_where_to_ask(world: World) -> None:
    second = world.guild.create_text_channel("second")
    third = world.guild.create_text_channel("third")
    await world.start()
    await world.start(channel=second)
    assert said(await world.ann.slash(third, "daily show")) == (
        f"There are several daily questions here. Give the command in <#{world.room.id}> "
        f"or <#{second.id}>."
    )


async def test_start_names_exactly_the_permission_that_is_missing(world: World) -> None:
    closed = closed_channel(world, attach_files=False)
    assert said(await world.start(channel=closed)) == (
        f"I may not do everything in <#{closed.id}> that the daily question needs. Missing: "
        f"**Attach Files**. Open <#{closed.id}> → Edit Channel → Permissions, add me or my role, "
        "allow it, and try again. Nothing was changed."
    )


async def test_start_in_a_channel_that_the_bot_cannot_see_says_so(world: World) -> None:
    closed = closed_channel(world, view_channel=False)
    assert "Missing: **View Channel**" in said(await world.start(channel=closed))


async def test_start_in_a_closed_channel_stores_nothing(world: World) -> None:
    await world.start(channel=closed_channel(world, send_messages=False))
    assert said(await world.ann.slash(world.room, "daily show")) == NO_DAILY


async def test_change_to_a_closed_channel_leaves_the_daily_where_it_was(world: World) -> None:
    await world.start()
    closed = closed_channel(world, send_messages=False)
    await world.ann.slash(world.room, "daily change", channel=closed)
    told = said(await world.ann.slash(world.room, "daily show"))
    assert facts(told)["Channel"] == f"<#{world.room.id}>"


async def test_to_call_everyone_needs_a_permission_that_is_named(world: World) -> None:
    told = said(await world.start(mention=world.guild.default_role))
    assert "Missing: **Mention @everyone, @here and All Roles**" in told


async def test_to_call_everyone_from_now_on_needs_that_permission_too(world: World) -> None:
    await world.start()
    everyone = world.guild.default_role
    told = said(await world.ann.slash(world.room, "daily change", mention=everyone))
    assert "Missing: **Mention @everyone, @here and All Roles**" in told


async def test_to_call_a_closed_role_needs_a_permission_that_is_named(world: World) -> None:
    told = said(await world.start(mention=world.guild.create_role("learners", mentionable=False)))
    assert "Missing: **Mention @everyone, @here and All Roles**" in told


def closed_channel(world: World, **denied: bool) -> simcord.ChannelHandle:
    me = world.env.bot.user
    assert me is not None
    return world.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(**denied)}
    )


async def test_start_names_only_what_a_channel_lacks(world: World) -> None:
    told = text(await world.start(channel=closed_channel(world, send_messages=False)))
    assert "Missing: **Send Messages**. Open" in told
