"""Every kind of question, answered by its button, ticks or window; and practice in a row."""

import pytest

from bot.domain.question import Deck
from tests.adapters.slack.world import World, buttons, labels, ticks, words
from tests.samples import MIXED
from tests.wire.slack.errors import Json

# Slack does not tell an ephemeral message back, so its buttons cannot be read from a press.


@pytest.fixture
def decks() -> dict[str, Deck]:
    return {"sample": MIXED}


async def choice(world: World) -> Json:
    return await world.shown(world.bob, "maps")


async def several(world: World) -> Json:
    return await world.shown(world.bob, "numbers 2")


async def number(world: World) -> Json:
    return await world.shown(world.bob, "numbers 3")


async def recall(world: World) -> Json:
    return await world.shown(world.bob, "words 2")


async def reflection(world: World) -> Json:
    return await world.shown(world.bob, "words 1")


async def window(world: World, shown: Json, label: str) -> Json:
    return await world.press(world.bob, shown, label).opened()


async def wrote(world: World, shown: Json, label: str, text: str) -> Json:
    """What comes where the button stood, of a text sent from its window."""
    deed = world.press(world.bob, shown, label)
    await world.bob_sends(await deed.opened(), text)
    return await deed.seen()


async def test_explain_adds_every_reason_and_where_to_read_on(world: World) -> None:
    feedback = await world.press(world.bob, await choice(world), "A").seen()
    deeper = await world.press(world.bob, feedback, "Explain").edited_message()
    assert words(deeper) == (
        "*❌ Not right. The answer is B.*\n"
        "❌ A (your choice)  Lyon\n"
        "The third city.\n"
        "✅ B  Paris\n"
        "Since the tenth century.\n"
        "C  Nice\n"
        "A port in the south.\n"
        "*Explanation*\n"
        "Paris lies on the Seine.\n"
        "📖 An atlas"
    )


async def test_explain_is_offered_once(world: World) -> None:
    feedback = await world.press(world.bob, await choice(world), "A").seen()
    deeper = await world.press(world.bob, feedback, "Explain").edited_message()
    assert "Explain" not in labels(deeper)


async def test_practice_earns_no_points(world: World) -> None:
    assert "points" not in await world.answered(world.bob, await choice(world), "B")


async def test_practice_is_labelled_as_such(world: World) -> None:
    assert words(await choice(world)).startswith("Practice\nMaps · difficulty ●○○○○ 1 of 5\n")


# What leads on


async def test_another_one_keeps_topic_and_difficulty(world: World) -> None:
    assert buttons(await number(world))["Another one"] == "n1:3:numbers"


async def test_pressing_another_one_gives_one_of_that_choice(world: World) -> None:
    told = await world.answered(world.bob, await several(world), "Another one")
    assert told.startswith("Practice\nNumbers · difficulty ●●○○○ 2 of 5\n")


async def test_the_next_question_keeps_topic_and_difficulty(world: World) -> None:
    feedback = await world.press(world.bob, await choice(world), "A").seen()
    assert buttons(feedback).get("Next question") == "n1:0:maps"


async def test_the_next_question_is_still_offered_after_explain(world: World) -> None:
    feedback = await world.press(world.bob, await choice(world), "A").seen()
    deeper = await world.press(world.bob, feedback, "Explain").edited_message()
    assert buttons(deeper).get("Next question") == "n1:0:maps"


async def test_the_next_question_follows_ticks_too(world: World) -> None:
    shown = await several(world)
    world.bob.fill(shown, {ticks(shown): ["a", "c"]})
    feedback = await world.press(world.bob, shown, "Answer").seen()
    assert buttons(feedback).get("Next question") == "n1:2:numbers"


async def test_the_next_question_follows_a_window_too(world: World) -> None:
    feedback = await wrote(world, await number(world), "Enter a number", "2.5")
    assert buttons(feedback).get("Next question") == "n1:3:numbers"


async def test_the_next_question_follows_recall_too(world: World) -> None:
    model = await world.press(world.bob, await recall(world), "I have thought it through").seen()
    done = await world.press(world.bob, model, "None of them").edited_message()
    assert buttons(done).get("Next question") == "n1:2:words"


async def test_the_daily_leads_to_no_practice(world: World) -> None:
    question = await world.asked()
    feedback = await world.press(world.bob, question, labels(question)[-1]).seen()
    assert "Next question" not in labels(feedback)


# Several right ones


async def test_all_right_options_together_are_right(world: World) -> None:
    shown = await several(world)
    world.bob.fill(shown, {ticks(shown): ["a", "c"]})
    assert await world.answered(world.bob, shown, "Answer") == (
        "*✅ Right.*\n✅ A (your choice)  2\n✅ C (your choice)  7"
    )


async def test_one_of_two_right_options_is_partly_right(world: World) -> None:
    shown = await several(world)
    world.bob.fill(shown, {ticks(shown): ["c"]})
    assert (await world.answered(world.bob, shown, "Answer")).startswith(
        "*❌ Partly right. The answer is A and C.*\n"
    )


async def test_a_tick_alone_is_no_answer(world: World) -> None:
    shown = await several(world)
    deed = world.bob.select(shown, ticks(shown), ["a"])
    await world.settled(deed)
    assert deed.messages == []


async def test_answering_without_a_tick_says_what_to_do(world: World) -> None:
    told = await world.answered(world.bob, await several(world), "Answer")
    assert told == "Tick at least one answer first."


async def test_answering_without_a_tick_records_nothing(world: World) -> None:
    shown = await several(world)
    await world.answered(world.bob, shown, "Answer")
    world.bob.fill(shown, {ticks(shown): ["a", "c"]})
    assert (await world.answered(world.bob, shown, "Answer")).startswith("*✅ Right.")


# Numbers


async def test_a_number_is_asked_for_in_a_window(world: World) -> None:
    view = await window(world, await number(world), "Enter a number")
    assert (view["title"]["text"], words(view)) == ("Your answer", "A number")


async def test_a_number_close_enough_is_right(world: World) -> None:
    feedback = await wrote(world, await number(world), "Enter a number", "2.51")
    assert words(feedback).startswith("*✅ Right. You answered 2.51 kg.*")


async def test_a_number_that_a_known_slip_leads_to_is_told_the_slip(world: World) -> None:
    feedback = await wrote(world, await number(world), "Enter a number", "2500")
    assert "\nThat is in grams." in words(feedback)


async def test_what_is_no_number_is_told_at_the_field(world: World) -> None:
    view = await window(world, await number(world), "Enter a number")
    deed = world.bob.submit(view, {"answer": "heavy"})
    await deed
    assert deed.errors["answer"].startswith("“heavy” is not an answer to this question.")


async def test_a_window_with_an_error_stays_open(world: World) -> None:
    view = await window(world, await number(world), "Enter a number")
    await world.bob.submit(view, {"answer": "heavy"})
    assert len(world.bob.modals) == 1


async def test_what_was_refused_can_be_answered_anew_in_the_window(world: World) -> None:
    deed = world.press(world.bob, await number(world), "Enter a number")
    view = await deed.opened()
    await world.bob.submit(view, {"answer": "heavy"})
    await world.bob.submit(view, {"answer": "2.5"})
    assert words(await deed.seen()).startswith("*✅ Right.")


async def test_a_window_that_was_answered_closes(world: World) -> None:
    await wrote(world, await number(world), "Enter a number", "2.5")
    assert world.bob.modals == []


@pytest.mark.parametrize(
    "typed", ["nan", "inf", "1e400", "9" * 100, "1/0", "2^99999", "²", "-", "٣", "<!channel>"]
)
async def test_no_number_however_odd_goes_wrong(world: World, typed: str) -> None:
    view = await window(world, await number(world), "Enter a number")
    deed = world.bob.submit(view, {"answer": typed})
    await world.settled(deed)
    assert [m for m in world.bob.ephemerals if "Something went wrong" in words(m)] == []


async def test_a_number_given_before_is_shown_instead_of_a_window(world: World) -> None:
    shown = await number(world)
    await wrote(world, shown, "Enter a number", "2.5")
    told = await world.answered(world.bob, shown, "Enter a number")
    assert "You had answered before; that first answer counts." in told


# Own words


async def test_recall_shows_what_one_wrote_beside_a_model_answer(world: World) -> None:
    model = await wrote(world, await recall(world), "Write an answer", "Because *it* <!here> is")
    assert words(model).startswith("You wrote\nBecause *it* <!here> is\nA good answer\nIt is so.\n")


async def test_recall_thought_through_leads_to_the_model_answer_at_once(world: World) -> None:
    told = await world.answered(world.bob, await recall(world), "I have thought it through")
    assert told.startswith("A good answer\nIt is so.\n")


async def test_ticked_points_are_the_answer_to_recall(world: World) -> None:
    model = await world.press(world.bob, await recall(world), "I have thought it through").seen()
    world.bob.fill(model, {ticks(model): ["a", "c"]})
    done = await world.press(world.bob, model, "That is what I had").edited_message()
    assert words(done).startswith("*Recorded. Nothing is scored here.*\n✅ one\n○ two\n✅ three")


async def test_none_of_the_points_is_an_answer_too(world: World) -> None:
    model = await world.press(world.bob, await recall(world), "I have thought it through").seen()
    done = await world.press(world.bob, model, "None of them").edited_message()
    assert words(done).startswith("*Recorded. Nothing is scored here.*\n○ one\n○ two\n○ three")


async def test_a_reflection_is_recorded_and_not_graded(world: World) -> None:
    feedback = await wrote(world, await reflection(world), "Write an answer", "Much.")
    assert words(feedback) == "*Recorded. Nothing is scored here.*"


async def test_a_reflection_can_be_left_to_thought(world: World) -> None:
    told = await world.answered(world.bob, await reflection(world), "I have thought it through")
    assert told == "*Recorded. Nothing is scored here.*"


async def test_an_empty_own_word_is_not_asked_again_by_the_bot(world: World) -> None:
    view = await window(world, await reflection(world), "Write an answer")
    assert [block["optional"] for block in view["blocks"]] == [True]
