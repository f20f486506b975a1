"""Presses in the wrong order, twice, too late, or made up: each gets a sentence that helps."""

from tests.adapters.discord.world import World, answer, buttons, said


async def test_a_second_answer_shows_the_first_again(world: World) -> None:
    question = await world.asked()
    await world.bob.click(question, label="A")
    told = said(await world.bob.click(question, label="B"))
    assert told.startswith(
        "### ❌ Not right. The answer is B.\n-# You had answered before; that first answer counts."
    )


async def test_an_answer_after_the_reveal_keeps_the_streak_only(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    told = said(await world.bob.click(question, label="B"))
    assert "-# It came after the reveal: it keeps your streak and earns no points." in told


async def test_an_answer_after_the_close_says_that_nothing_was_recorded(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-03 09:00")
    assert said(await world.bob.click(question, label="B")) == (
        "This question closed when the next one was posted, so nothing was recorded. "
        "A freeze, if you have one, saves the streak; the newest question is open."
    )


async def test_explain_before_an_answer_tells_nothing(world: World) -> None:
    question = answer(await world.bob.slash(world.room, "quiz"))
    feedback = answer(await world.bob.click(question, label="B"))
    id = buttons(feedback)["Explain"]
    told = await world.forged(id, world.cleo)
    assert told == "This question is no longer known here. `/quiz` gives you a new one."


async def test_a_letter_that_the_question_does_not_have_is_refused(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    told = await world.forged("q1:1:z", world.cleo)
    assert told.startswith("“z” is not an answer to this question.")


async def test_a_round_that_never_was_is_unknown(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    told = await world.forged("q1:999999999999999999:a", world.cleo)
    assert told == "This question is no longer known here. `/quiz` gives you a new one."


async def test_the_same_interaction_twice_is_answered_once(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    before = len(world.env.http_requests)
    await world.gateway.repeat()
    assert len(world.env.http_requests) == before


async def test_the_same_command_twice_is_answered_once(world: World) -> None:
    await world.bob.slash(world.room, "quiz")
    before = len(world.env.http_requests)
    await world.gateway.repeat()
    assert len(world.env.http_requests) == before


async def test_what_discord_has_heard_already_is_not_said_again(world: World) -> None:
    question = await world.asked()
    world.env.inject_error(
        "POST", "/interactions/*", status=400, code=40060, message="Already acknowledged"
    )
    before = len(world.env.http_requests)
    await world.bob.click(question, label="B")
    assert len(world.env.http_requests) == before + 1
