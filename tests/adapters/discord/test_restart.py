"""A new process over the same store: what stands in the channels goes on working."""

from tests.adapters.discord.conftest import Adapters
from tests.adapters.discord.world import World, answer, buttons, said, text


async def restarted(world: World, adapters: Adapters) -> None:
    """The process ends, and another one begins over the same store."""
    fresh = adapters()
    await world.env.restart_bot(fresh.client)
    await world.log_in(fresh)


async def test_a_month_old_question_still_answers_after_a_restart(
    world: World, adapters: Adapters
) -> None:
    question = await world.asked()
    await world.to("2026-03-03 09:00")
    await world.to("2026-04-02 08:00")
    await restarted(world, adapters)
    told = said(await world.bob.click(question, label="B"))
    assert told.startswith("This question closed when the next one was posted")


async def test_todays_question_is_answered_after_a_restart(
    world: World, adapters: Adapters
) -> None:
    question = await world.asked()
    await restarted(world, adapters)
    told = said(await world.bob.click(question, label="B"))
    assert told.startswith("### ✅ Right.\n")


async def test_month_old_settings_still_have_working_buttons(
    world: World, adapters: Adapters
) -> None:
    settings = answer(await world.start())
    await world.to("2026-04-02 08:00")
    await restarted(world, adapters)
    await world.ann.click(settings, custom_id="a1:pause")
    assert list(buttons(settings).values()) == ["a1:resume"]


async def test_a_month_old_board_still_turns(world: World, adapters: Adapters) -> None:
    await world.bob.click(await world.asked(), label="B")
    board = answer(await world.bob.slash(world.room, "leaderboard"))
    await world.to("2026-04-02 08:00")
    await restarted(world, adapters)
    await world.bob.click(board, custom_id="b1:all:0")
    assert "-# All time · 1 member" in text(board)


async def test_practice_leads_on_after_a_restart(world: World, adapters: Adapters) -> None:
    question = answer(await world.bob.slash(world.room, "quiz", topic="maps", difficulty=1))
    await restarted(world, adapters)
    shown = said(await world.bob.click(question, label="Another question"))
    assert "-# Maps · difficulty ●○○○○ 1 of 5" in shown
