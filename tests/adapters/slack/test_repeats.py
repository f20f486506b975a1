"""What comes twice, or late, or is pressed again: it counts once and is answered once."""

from tests.adapters.slack.world import World, words
from tests.wire.slack.errors import Json


async def window(world: World) -> Json:
    """The daily's window, opened by Ann."""
    return await world.say(world.ann, "daily").opened()


async def test_a_command_told_twice_is_answered_once(world: World) -> None:
    deed = world.bob.slash("/quiz", world.room, twice=True)
    await world.settled(deed)
    assert len(deed.messages) == 1


async def test_a_command_told_twice_is_acknowledged_twice(world: World) -> None:
    deed = world.bob.slash("/quiz", world.room, twice=True)
    await deed.acked(2)
    assert deed.acks == [{}, {}]


async def test_a_press_told_twice_is_answered_once(world: World) -> None:
    deed = world.press(world.bob, await world.asked(), "B", twice=True)
    await world.settled(deed)
    assert len(deed.messages) == 1


async def test_a_press_that_slack_repeats_later_is_answered_once(world: World) -> None:
    deed = world.press(world.bob, await world.asked(), "B")
    await world.settled(deed)
    world.slack.send(deed, retry=1)
    await world.settled(deed)
    assert len(deed.messages) == 1


async def test_a_press_repeated_after_a_restart_says_that_it_had_counted(world: World) -> None:
    deed = world.press(world.bob, await world.asked(), "B")
    await world.settled(deed)
    await world.restart()
    world.slack.send(deed, retry=1)
    assert "You had answered before" in words(await deed.seen(2))


async def test_a_double_click_counts_once(world: World) -> None:
    question = await world.asked()
    deeds = [world.press(world.bob, question, "B") for _ in range(2)]
    await world.settled(*deeds)
    await world.refresh()
    assert "\n1 answer so far" in words(world.room.posts[0])


async def test_a_second_answer_is_told_that_the_first_counts(world: World) -> None:
    question = await world.asked()
    await world.answered(world.bob, question, "B")
    told = await world.answered(world.bob, question, "A")
    assert "You had answered before; that first answer counts." in told


async def test_a_second_answer_shows_what_the_first_was(world: World) -> None:
    question = await world.asked()
    await world.answered(world.bob, question, "B")
    assert (await world.answered(world.bob, question, "A")).startswith("*✅ Right.")


async def test_a_window_sent_twice_is_answered_once(world: World) -> None:
    opened = world.say(world.ann, "daily")
    deed = world.ann.submit(await opened.opened(), twice=True)
    await world.settled(deed)
    assert len(opened.messages) == 1


async def test_a_window_sent_twice_is_acknowledged_twice(world: World) -> None:
    deed = world.ann.submit(await window(world), twice=True)
    await deed.acked(2)
    assert deed.acks == [{}, {}]


async def test_a_home_opened_twice_in_a_moment_is_the_same_page(world: World) -> None:
    deed = world.bob.open_home(twice=True)
    await world.settled(deed)
    pages = world.sent("views.publish")
    assert all(page == pages[0] for page in pages)


async def test_an_old_board_still_turns_after_a_restart(world: World) -> None:
    await world.asked()
    board = await world.shown(world.bob, "leaderboard")
    await world.restart()
    turned = await world.press(world.bob, board, "All time").edited_message()
    assert "\nAll time · " in words(turned)


async def test_an_old_feedback_still_explains_after_a_restart(world: World) -> None:
    feedback = await world.press(world.bob, await world.asked(), "B").seen()
    await world.restart()
    deeper = await world.press(world.bob, feedback, "Explain").edited_message()
    assert "Explanation" in words(deeper)


async def test_a_button_of_a_question_that_is_unknown_says_so(world: World) -> None:
    question = await world.asked()
    for block in question["blocks"]:
        for element in block.get("elements", []) if block["type"] == "actions" else []:
            element["action_id"] = element["action_id"].replace("q1:1:", "q1:999:")
    told = await world.answered(world.bob, question, "B")
    assert told.startswith("This question is no longer known here.")


async def test_a_letter_that_no_option_has_is_refused_with_words(world: World) -> None:
    question = await world.asked()
    for block in question["blocks"]:
        for element in block.get("elements", []) if block["type"] == "actions" else []:
            element["action_id"] = element["action_id"].replace(":b", ":z")
    told = await world.answered(world.bob, question, "B")
    assert "is not an answer to this question" in told
