"""Members choose their names; none can shout, format or mention somebody through the bot."""

import pytest
import simcord

from tests.adapters.discord.world import World, said, text

SHOWN = "@\u200beveryone \\<@&1\\> \\*\\*B\\*\\* # \\[x\\](https:\u200b//a.\u200bb)"


@pytest.fixture
def loud(world: World) -> simcord.MemberActor:
    """Their nickname would shout, format and mention if it were shown as it is."""
    user = world.env.create_user("loud")
    return world.guild.add_member(user, nick="@everyone <@&1> **B**\n# [x](https://a.b)")


async def test_a_loud_name_on_the_board_is_one_plain_line(
    world: World, loud: simcord.MemberActor
) -> None:
    await loud.click(await world.asked(), label="B")
    told = said(await loud.slash(world.room, "leaderboard"))
    assert f"  **{SHOWN}** (you) · " in told


async def test_a_loud_name_in_a_streak_is_one_plain_line(
    world: World, loud: simcord.MemberActor
) -> None:
    await loud.click(await world.asked(), label="B")
    told = said(await world.bob.slash(world.room, "streak", member=loud))
    assert told.startswith(f"### The streak of {SHOWN}\n")


async def test_a_loud_name_at_the_reveal_is_one_plain_line(
    world: World, loud: simcord.MemberActor
) -> None:
    await loud.click(await world.asked(), label="B")
    await world.to("2026-03-02 17:00")
    assert f"first: {SHOWN}**" in text(world.posts()[0])


async def test_a_name_of_nothing_but_spaces_is_somebody(world: World) -> None:
    blank = world.guild.add_member(world.env.create_user("x"), nick="\u2003 \n ")
    await blank.click(await world.asked(), label="B")
    assert "  **somebody** (you)" in said(await blank.slash(world.room, "leaderboard"))


async def test_a_nickname_is_preferred_to_the_name(world: World) -> None:
    member = world.guild.add_member(world.env.create_user("x"), nick="Dana")
    await member.click(await world.asked(), label="B")
    assert "  **Dana** (you)" in said(await member.slash(world.room, "leaderboard"))


async def test_a_topic_typed_with_markup_is_quoted_plainly(world: World) -> None:
    told = said(await world.bob.slash(world.room, "quiz", topic="@everyone **x**"))
    assert told.startswith("There is no topic “@\u200beveryone \\*\\*x\\*\\*”.")


async def test_a_zone_typed_with_a_mention_is_quoted_plainly(world: World) -> None:
    told = said(await world.start(timezone="<@&1>"))
    assert told.startswith("“\\<@&1\\>” is not a time zone.")
