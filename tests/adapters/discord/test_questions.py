"""Every kind of question, answered with its own control in private practice."""

import pytest

from bot.domain.question import Deck
from tests.adapters.discord.world import Shown, World, answer, buttons, said, text, walked
from tests.samples import MIXED


@pytest.fixture
def decks() -> dict[str, Deck]:
    return {"sample": MIXED}


async def practised(world: World, topic: str, difficulty: int) -> Shown:
    return answer(await world.bob.slash(world.room, "quiz", topic=topic, difficulty=difficulty))


async def choice(world: World) -> Shown:
    return await practised(world, "maps", 1)


async def several(world: World) -> Shown:
    return await practised(world, "numbers", 2)


async def number(world: World) -> Shown:
    return await practised(world, "numbers", 3)


async def recall(world: World) -> Shown:
    return await practised(world, "words", 2)


async def reflection(world: World) -> Shown:
    return await practised(world, "words", 1)


async def written(world: World, shown: Shown, label: str, words: str) -> str:
    window = await world.bob.click(shown, label=label)
    return said(await world.bob.submit_modal(window, {"answer": words}))


async def test_a_choice_shows_its_options_with_letters(world: World) -> None:
    assert "**A**  Lyon\n**B**  Paris\n**C**  Nice" in text(await choice(world))


async def test_a_choice_has_a_button_for_every_letter(world: World) -> None:
    assert list(buttons(await choice(world))) == ["A", "B", "C", "Another question"]


async def test_a_right_letter_is_told_so_in_words(world: World) -> None:
    told = said(await world.bob.click(await choice(world), label="B"))
    assert told.startswith("### ✅ Right.\n")


async def test_a_wrong_letter_is_told_the_right_one(world: World) -> None:
    told = said(await world.bob.click(await choice(world), label="A"))
    assert told.startswith("### ❌ Not right. The answer is B.")


async def test_a_wrong_letter_is_told_why_it_is_wrong(world: World) -> None:
    told = said(await world.bob.click(await choice(world), label="A"))
    assert "❌ **A (your choice)**  Lyon\n> The third city." in told


async def test_why_an_option_nobody_chose_is_wrong_is_kept_for_who_asks(world: World) -> None:
    told = said(await world.bob.click(await choice(world), label="A"))
    assert "A port in the south." not in told


async def test_explain_adds_every_reason_the_explanation_and_where_to_read_on(
    world: World,
) -> None:
    feedback = answer(await world.bob.click(await choice(world), label="A"))
    await world.bob.click(feedback, label="Explain")
    deeper = text(feedback)
    found = [x in deeper for x in ("A port in the south.", "Paris lies on the Seine.", "An atlas")]
    assert found == [True, True, True]


async def test_explain_takes_the_place_of_the_feedback(world: World) -> None:
    feedback = answer(await world.bob.click(await choice(world), label="A"))
    result = await world.bob.click(feedback, label="Explain")
    assert answer(result).id == feedback.id


async def test_several_right_options_are_chosen_from_a_menu(world: World) -> None:
    shown = await several(world)
    (menu,) = [part for part in walked(shown.components) if part["type"] == 3]
    assert [option["label"] for option in menu["options"]] == ["A · 2", "B · 4", "C · 7", "D · 9"]


async def test_what_was_chosen_from_a_menu_is_shown_once_more_before_it_counts(
    world: World,
) -> None:
    told = said(await world.bob.select(await several(world), ["c", "a"]))
    assert told == "You chose **A and C**. To change it, choose again in the menu above."


async def test_all_right_options_together_are_right(world: World) -> None:
    assert (await sent(world, ["a", "c"], "Send A and C")).startswith("### ✅ Right.\n")


async def test_one_of_two_right_options_is_not_enough(world: World) -> None:
    told = await sent(world, ["a"], "Send A")
    assert told.startswith("### ❌ Partly right. The answer is A and C.\n")


async def test_a_choice_can_be_changed_until_it_is_sent(world: World) -> None:
    shown = await several(world)
    await world.bob.select(shown, ["b"])
    sure = answer(await world.bob.select(shown, ["a", "c"]))
    await world.bob.click(sure, label="Send A and C")
    assert text(sure).startswith("### ✅ Right.\n")


async def test_a_choice_after_the_answer_shows_the_feedback_again(world: World) -> None:
    shown = await several(world)
    sure = answer(await world.bob.select(shown, ["a"]))
    await world.bob.click(sure, label="Send A")
    told = said(await world.bob.select(shown, ["a", "c"]))
    assert "You had answered before; that first answer counts." in told


async def test_an_option_without_a_reason_has_no_empty_line_under_it(world: World) -> None:
    told = await sent(world, ["a", "c"], "Send A and C")
    assert [line for line in told.splitlines() if line.strip() in (">", "-#")] == []


async def test_the_next_one_follows_a_menu_too(world: World) -> None:
    sure = answer(await world.bob.select(await several(world), ["a"]))
    await world.bob.click(sure, label="Send A")
    assert buttons(sure)["Next question"] == "n1:2:numbers"


async def sent(world: World, values: list[str], label: str) -> str:
    """Choose from the menu, and say that it is meant."""
    sure = answer(await world.bob.select(await several(world), values))
    await world.bob.click(sure, label=label)
    return text(sure)


async def test_a_number_is_asked_for_in_a_window(world: World) -> None:
    window = await world.bob.click(await number(world), label="Enter a number")
    assert window.modal is not None
    assert window.modal["title"] == "Your answer"


async def test_a_number_close_enough_is_right(world: World) -> None:
    told = await written(world, await number(world), "Enter a number", "2.51")
    assert told.startswith("### ✅ Right. You answered 2.51 kg.")


async def test_a_number_that_a_known_slip_leads_to_is_told_the_slip(world: World) -> None:
    told = await written(world, await number(world), "Enter a number", "2500")
    assert "That is in grams." in told


async def test_what_is_no_number_is_refused_with_words(world: World) -> None:
    told = await written(world, await number(world), "Enter a number", "heavy")
    assert told.startswith("“heavy” is not an answer to this question. Please give a number")


@pytest.mark.parametrize(
    "typed", ["nan", "inf", "1e400", "9" * 100, "1/0", "2^99999", "²", "-", "٣"]
)
async def test_no_number_however_odd_goes_wrong(world: World, typed: str) -> None:
    told = await written(world, await number(world), "Enter a number", typed)
    assert "Something went wrong" not in told


async def test_what_was_refused_can_be_answered_anew(world: World) -> None:
    shown = await number(world)
    await written(world, shown, "Enter a number", "heavy")
    assert (await written(world, shown, "Enter a number", "2.5")).startswith("### ✅ Right.")


async def test_a_drawn_number_shows_its_parameters_and_not_its_sum(world: World) -> None:
    shown = text(await practised(world, "numbers", 4))
    assert "{{" not in shown


async def test_recall_shows_what_one_wrote_beside_a_model_answer(world: World) -> None:
    told = await written(world, await recall(world), "Write an answer", "Because *it* is")
    assert told.startswith("### You wrote\n> Because \\*it\\* is\n### A good answer\nIt is so.")


async def test_recall_thought_through_leads_to_the_model_answer_at_once(world: World) -> None:
    told = said(await world.bob.click(await recall(world), label="I have thought it through"))
    assert told.startswith("### A good answer\nIt is so.")


async def test_ticked_points_are_the_answer_to_recall(world: World) -> None:
    result = await world.bob.click(await recall(world), label="I have thought it through")
    await world.bob.select(answer(result), ["a", "c"])
    assert "☑ one\n☐ two\n☑ three" in text(answer(result))


async def test_none_of_the_points_is_an_answer_too(world: World) -> None:
    result = await world.bob.click(await recall(world), label="I have thought it through")
    await world.bob.click(answer(result), label="None of them")
    assert "☐ one\n☐ two\n☐ three" in text(answer(result))


async def test_recall_is_not_scored(world: World) -> None:
    result = await world.bob.click(await recall(world), label="I have thought it through")
    await world.bob.click(answer(result), label="None of them")
    assert text(answer(result)).startswith("### Recorded. Nothing is scored here.")


async def test_recall_that_was_answered_shows_its_feedback_again(world: World) -> None:
    shown = await recall(world)
    result = await world.bob.click(shown, label="I have thought it through")
    await world.bob.click(answer(result), label="None of them")
    told = said(await world.bob.click(shown, label="I have thought it through"))
    assert "You had answered before; that first answer counts." in told


async def test_a_reflection_is_done_when_it_is_thought_through(world: World) -> None:
    told = said(await world.bob.click(await reflection(world), label="I have thought it through"))
    assert told.startswith("### Recorded. Nothing is scored here.")


async def test_a_reflection_can_be_written_down(world: World) -> None:
    told = await written(world, await reflection(world), "Write an answer", "A lot.")
    assert told.startswith("### Recorded. Nothing is scored here.")


async def test_a_window_that_is_left_empty_is_taken_for_a_thought(world: World) -> None:
    told = await written(world, await recall(world), "Write an answer", "")
    assert told.startswith("### A good answer")


async def test_next_leads_on_with_the_same_topic_and_difficulty(world: World) -> None:
    feedback = answer(await world.bob.click(await number(world), label="Another question"))
    assert "Numbers · difficulty ●●●○○ 3 of 5" in text(feedback)


async def test_after_feedback_the_next_question_is_one_tap_away(world: World) -> None:
    feedback = answer(await world.bob.click(await choice(world), label="B"))
    assert "Practice" in said(await world.bob.click(feedback, label="Next question"))


async def test_another_one_is_still_offered_after_the_explanation(world: World) -> None:
    feedback = answer(await world.bob.click(await choice(world), label="A"))
    await world.bob.click(feedback, label="Explain")
    assert buttons(feedback) == {"Next question": "n1:1:maps"}


async def test_the_next_one_follows_a_written_number_too(world: World) -> None:
    window = await world.bob.click(await number(world), label="Enter a number")
    result = await world.bob.submit_modal(window, {"answer": "2.5"})
    assert buttons(answer(result))["Next question"] == "n1:3:numbers"


async def test_the_next_one_follows_ticked_points_too(world: World) -> None:
    result = await world.bob.click(await recall(world), label="I have thought it through")
    await world.bob.click(answer(result), label="None of them")
    assert buttons(answer(result))["Next question"] == "n1:2:words"


async def test_a_difficulty_that_a_topic_lacks_is_told_so(world: World) -> None:
    result = await world.bob.slash(world.room, "quiz", topic="maps", difficulty=5)
    assert said(result) == (
        "The deck has no question about Maps of difficulty 5. Try another topic or difficulty."
    )
