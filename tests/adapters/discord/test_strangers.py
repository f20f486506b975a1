"""Members where only organisers may be, and organisers before there is anything to organise."""

import pytest

from tests.adapters.discord.world import World, answer, facts, said

NOT_YOURS = (
    "Only somebody who may manage this server can do that (the permission is called "
    "**Manage Server**). Your answers, `/quiz`, `/streak` and `/leaderboard` are yours."
)
NO_DAILY = (
    "No daily question is set up here yet. Somebody who may manage this server can start one "
    "with `/daily start`. `/quiz` works right away."
)


async def test_a_member_who_sees_daily_by_an_override_is_told_whose_it_is(world: World) -> None:
    await world.start()
    overridden(world)
    assert said(await world.bob.slash(world.room, "daily pause")) == NOT_YOURS


async def test_what_a_member_asked_for_by_an_override_is_not_done(world: World) -> None:
    await world.start()
    overridden(world)
    await world.bob.slash(world.room, "daily pause")
    told = said(await world.ann.slash(world.room, "daily show"))
    assert facts(told)["Next"].startswith("<t:1772442000:f>")


async def test_a_member_cannot_start_a_daily_by_an_override(world: World) -> None:
    overridden(world)
    options = {"channel": world.room, "time": "09:00", "timezone": "UTC"}
    assert said(await world.bob.slash(world.room, "daily start", **options)) == NOT_YOURS


async def test_a_member_cannot_reveal_by_an_override(world: World) -> None:
    await world.asked()
    overridden(world, "reveal")
    assert said(await world.bob.slash(world.room, "reveal")) == NOT_YOURS


def overridden(world: World, name: str = "daily") -> None:
    """The server lets everybody use an organiser's command."""
    command = world.env.backend.find_command(name, world.guild.id, type=1)
    assert command is not None
    everybody = {world.guild.default_role: True}
    world.guild.set_command_permissions(int(command["id"]), everybody)  # type: ignore[arg-type]


async def test_an_organisers_button_does_nothing_for_a_member(world: World) -> None:
    await world.ann.click(answer(await world.start()), custom_id="a1:skip")
    assert await world.forged("a1:pause", world.bob) == NOT_YOURS


async def test_the_first_step_in_a_new_server_tells_a_member_whose_it_is(world: World) -> None:
    await world.adapter.greet()
    told = said(await world.bob.click(world.posts()[-1], custom_id="a1:begin"))
    assert told == NOT_YOURS


async def test_the_first_step_in_a_new_server_tells_an_organiser_what_to_type(
    world: World,
) -> None:
    await world.adapter.greet()
    told = said(await world.ann.click(world.posts()[-1], custom_id="a1:begin"))
    assert told.startswith("Type `/daily start` and choose a channel, a time and your city.")


@pytest.mark.parametrize("word", ["show", "pause", "resume", "skip", "stop", "try"])
async def test_before_start_every_command_says_how_to_begin(world: World, word: str) -> None:
    assert said(await world.ann.slash(world.room, f"daily {word}")) == NO_DAILY


async def test_change_before_start_says_how_to_begin(world: World) -> None:
    assert said(await world.ann.slash(world.room, "daily change", time="10:00")) == NO_DAILY


async def test_reveal_before_start_says_how_to_begin(world: World) -> None:
    assert said(await world.ann.slash(world.room, "reveal")) == NO_DAILY


async def test_resume_after_stop_says_how_to_begin(world: World) -> None:
    await world.start()
    await world.ann.slash(world.room, "daily stop")
    assert said(await world.ann.slash(world.room, "daily resume")) == NO_DAILY


async def test_a_second_reveal_says_that_nothing_is_left(world: World) -> None:
    await world.asked()
    await world.ann.slash(world.room, "reveal")
    await world.tick()
    told = said(await world.ann.slash(world.room, "reveal"))
    assert told.startswith("There is nothing to reveal: the newest question was revealed already")
