"""A day in the channel: the question, answers, the count, the reveal, the week's standings."""

from tests.adapters.slack.world import World, labels, words


async def test_the_question_goes_out_once_however_often_the_clock_ticks(world: World) -> None:
    await world.asked()
    await world.tick()
    await world.tick()
    assert len(world.room.posts) == 1


async def test_the_question_shows_topic_difficulty_options_and_times(world: World) -> None:
    assert words(await world.asked()) == (
        "Question of Monday 2 March\n"
        "Maps · difficulty ●○○○○ 1 of 5\n"
        "Question 0?\n"
        "A  Lyon\n"
        "B  Paris\n"
        "C  Nice\n"
        "Choose a letter. Only you see your answer.\n"
        "0 answers so far · answer shown "
        "<!date^1772470800^{date_short_pretty} at {time}|02 March 17:00 UTC>\n"
        "Open for late answers until the next question, "
        "<!date^1772528400^{date_short_pretty} at {time}|03 March 09:00 UTC>"
    )


async def test_the_text_beside_the_question_says_it_all_alone(world: World) -> None:
    assert (await world.asked())["text"] == (
        "Question of Monday 2 March (Maps, difficulty 1 of 5). Question 0? "
        "A: Lyon. B: Paris. C: Nice Choose a letter."
    )


async def test_a_letters_button_says_its_option_to_a_screen_reader(world: World) -> None:
    await world.asked()
    row = next(b for b in world.sent("chat.postMessage")[0]["blocks"] if b["type"] == "actions")
    said = [element["accessibility_label"] for element in row["elements"]]
    assert said == ["A: Lyon", "B: Paris", "C: Nice"]


async def test_the_question_carries_an_opaque_mark_and_nothing_else(world: World) -> None:
    await world.asked()
    assert world.sent("chat.postMessage")[0]["metadata"] == {
        "event_type": "study_bot_delivery",
        "event_payload": {"mark": "sb-1"},
    }


async def test_the_question_calls_nobody_unless_told_to(world: World) -> None:
    assert "<!channel>" not in words(await world.asked())


async def test_everybody_is_called_where_that_was_chosen(world: World) -> None:
    await world.start("09:00 UTC mention")
    await world.to("2026-03-02 09:00")
    assert words(world.room.posts[0]).startswith("<!channel>\nQuestion of Monday 2 March\n")


async def test_the_reveal_calls_nobody_again(world: World) -> None:
    await world.start("09:00 UTC mention")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 17:00")
    assert "<!channel>" not in words(world.thread[0])


async def test_a_trial_calls_nobody(world: World) -> None:
    await world.start("09:00 UTC mention")
    await world.told(world.ann, "daily try")
    await world.tick()
    assert words(world.room.posts[0]).startswith("A trial, which counts for nothing\n")


async def test_a_right_answer_tells_reason_points_and_streak(world: World) -> None:
    assert await world.answered(world.bob, await world.asked(), "B") == (
        "*✅ Right.*\n"
        "✅ B (your choice)  Paris\n"
        "Since the tenth century.\n"
        "*+10 points · 🔥 1 day in a row*"
    )


async def test_a_wrong_answer_tells_why_and_what_is_right(world: World) -> None:
    told = await world.answered(world.bob, await world.asked(), "A")
    assert told.startswith(
        "*❌ Not right. The answer is B.*\n❌ A (your choice)  Lyon\nThe third city.\n✅ B  Paris\n"
    )


async def test_an_answer_leaves_the_question_as_it_stands(world: World) -> None:
    question = await world.asked()
    before = words(question)
    await world.answered(world.bob, question, "B")
    assert words(world.room.posts[0]) == before


async def test_an_answer_is_mirrored_in_app_home(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    assert words(await world.home(world.bob)).startswith("Your newest answer\n*✅ Right.*\n")


async def test_the_count_of_answers_is_shown_at_the_next_refresh(world: World) -> None:
    question = await world.asked()
    await world.answered(world.bob, question, "B")
    await world.answered(world.cleo, question, "A")
    await world.refresh()
    assert "\n2 answers so far · " in words(world.room.posts[0])


async def test_the_count_does_not_tell_how_many_chose_what(world: World) -> None:
    question = await world.asked()
    before = words(question)
    await world.answered(world.bob, question, "B")
    await world.refresh()
    after = before.replace("0 answers so far", "1 answer so far")
    assert words(world.room.posts[0]) == after


async def test_many_answers_are_one_edit(world: World) -> None:
    question = await world.asked()
    for person in (world.ann, world.bob, world.cleo):
        await world.answered(person, question, "B")
    await world.refresh()
    assert len(world.sent("chat.update")) == 1


async def test_the_mention_still_stands_there_when_the_count_was_shown(world: World) -> None:
    await world.start("09:00 UTC mention")
    await world.to("2026-03-02 09:00")
    await world.answered(world.bob, world.room.posts[0], "B")
    await world.refresh()
    assert words(world.room.posts[0]).startswith("<!channel>\n")


async def test_the_mark_still_stands_there_when_the_count_was_shown(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    await world.refresh()
    assert world.room.posts[0]["metadata"]["event_payload"] == {"mark": "sb-1"}


# The reveal


async def test_the_reveal_shows_the_answer_and_how_the_team_chose(world: World) -> None:
    question = await world.asked()
    await world.answered(world.bob, question, "A")
    await world.answered(world.cleo, question, "B")
    await world.to("2026-03-02 17:00")
    assert words(world.room.posts[0]) == (
        "Question of Monday 2 March\n"
        "Maps · difficulty ●○○○○ 1 of 5\n"
        "Question 0?\n"
        "A  Lyon\n■■■■■□□□□□ 1\n"
        "✅ B  Paris\n■■■■■□□□□□ 1\n"
        "C  Nice\n□□□□□□□□□□ 0\n"
        "*1 of 2 answers right · first: cleo*\n"
        "Not answered yet? "
        "An answer before the next question still keeps your streak, without points."
    )


async def test_the_text_beside_the_reveal_says_it_all_alone(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert world.room.posts[0]["text"] == (
        "Question of Monday 2 March, revealed: Question 0? The answer is B. "
        "Nobody has answered yet."
    )


async def test_the_reveal_names_nobody_who_was_wrong(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "A")
    await world.to("2026-03-02 17:00")
    shown = [*world.room.messages.values()]
    assert [message for message in shown if "bob" in words(message) + message["text"]] == []


async def test_the_explanation_replies_in_the_questions_thread(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert [words(reply) for reply in world.thread] == [
        "Monday 2 March: the answer is B\n"
        "✅ B  Paris\n"
        "Because.\n"
        "*Why not the others*\n"
        "A  The third city.\n"
        "C  A port in the south."
    ]


async def test_the_explanation_is_no_second_message_in_the_channel(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert len(world.room.posts) == 1


async def test_the_explanation_comes_even_if_the_question_was_deleted(world: World) -> None:
    question = await world.asked()
    del world.room.messages[question["ts"]]
    world.slack.faults.refuse("chat.update", "message_not_found")
    await world.to("2026-03-02 17:00")
    assert len(world.sent("chat.postMessage")) == 2


async def test_after_the_reveal_the_question_can_still_be_answered(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert labels(world.room.posts[0]) == ["A", "B", "C"]


async def test_an_answer_after_the_reveal_says_that_it_earns_no_points(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    told = await world.answered(world.bob, world.room.posts[0], "B")
    assert "It came after the reveal: it keeps your streak and earns no points." in told


async def test_an_answer_after_the_close_is_refused_with_words(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-03 09:00")
    assert "closed" in await world.answered(world.bob, question, "B")


async def test_a_question_that_comes_late_says_so(world: World) -> None:
    await world.start()
    await world.to("2026-03-02 11:30")
    assert "\nThis question comes late." in words(world.room.posts[0])


async def test_the_weeks_standings_come_before_the_next_weeks_question(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    await world.to("2026-03-02 17:00")
    await world.to("2026-03-09 09:00")
    assert words(world.room.posts[1]) == (
        "🏆 Standings of the week of 2 March\n"
        "1 member\n"
        "1. bob · *10* · 1 of 1 right\n"
        "In bold: points, ten for every right answer before the reveal. Ties share a place."
    )


async def test_the_weeks_standings_have_no_buttons(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    await world.to("2026-03-02 17:00")
    await world.to("2026-03-09 09:00")
    assert labels(world.room.posts[1]) == []


async def test_buttons_work_after_a_restart(world: World) -> None:
    question = await world.asked()
    await world.restart()
    assert (await world.answered(world.bob, question, "B")).startswith("*✅ Right.")


async def test_nothing_comes_twice_after_a_restart(world: World) -> None:
    await world.asked()
    await world.restart()
    await world.tick()
    assert len(world.room.posts) == 1
