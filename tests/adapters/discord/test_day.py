"""A day in the channel: the question, answers, the count, the reveal, the week's standings."""

import re

import discord

from tests.adapters.discord.world import Shown, World, answer, buttons, said, text


async def test_the_question_goes_out_once_however_often_the_clock_ticks(world: World) -> None:
    await world.asked()
    await world.tick()
    await world.tick()
    assert len(world.posts()) == 1


async def test_the_question_tells_topic_and_difficulty(world: World) -> None:
    assert "-# Maps · difficulty ●○○○○ 1 of 5\n" in text(await world.asked())


async def test_the_question_tells_its_times_in_the_readers_own_zone(world: World) -> None:
    found = re.findall(r"<t:(\d+):R>", text(await world.asked()))
    assert found == ["1772470800", "1772528400"]  # 17:00, and 09:00 the next day


async def test_the_question_calls_nobody_unless_told_to(world: World) -> None:
    await world.asked()
    assert world.sent("POST", "/messages")[0]["allowed_mentions"] == {"parse": []}


async def test_the_question_calls_exactly_the_role_it_was_given(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    await world.start(mention=role)
    await world.to("2026-03-02 09:00")
    assert world.sent("POST", "/messages")[0]["allowed_mentions"] == {
        "parse": [],
        "roles": [role.id],
    }


async def test_the_role_stands_above_the_question(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    await world.start(mention=role)
    await world.to("2026-03-02 09:00")
    assert text(world.posts()[0]).startswith(f"<@&{role.id}>\n### Question of Monday 2 March\n")


async def test_everyone_is_called_only_where_that_was_chosen(world: World) -> None:
    everyone = world.guild.default_role
    may_call = discord.Permissions(mention_everyone=True)
    world.guild._guild.everyone_role.permissions |= may_call.value
    await world.start(mention=everyone)
    await world.to("2026-03-02 09:00")
    assert world.sent("POST", "/messages")[0]["allowed_mentions"]["parse"] == ["everyone"]


async def test_the_role_still_stands_there_when_the_count_was_shown(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    await world.start(mention=role)
    await world.to("2026-03-02 09:00")
    await world.bob.click(world.posts()[0], label="B")
    await refreshed(world)
    assert text(world.posts()[0]).startswith(f"<@&{role.id}>\n")


async def test_a_trial_calls_nobody(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    await world.start(mention=role)
    await world.ann.slash(world.room, "daily try")
    await world.tick()
    assert world.sent("POST", "/messages")[0]["allowed_mentions"] == {"parse": []}


async def test_the_reveal_calls_nobody_again(world: World) -> None:
    role = world.guild.create_role("learners", mentionable=True)
    await world.start(mention=role)
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 17:00")
    assert str(role.id) not in text(world.posts()[-1])


async def test_the_reveal_allows_no_mention(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert world.sent("POST", "/messages")[-1]["allowed_mentions"]["parse"] == []


async def test_an_answer_is_told_in_private(world: World) -> None:
    told = said(await world.bob.click(await world.asked(), label="B"))
    assert told.startswith("### ✅ Right.\n")


async def test_a_right_answer_tells_points_and_streak(world: World) -> None:
    told = said(await world.bob.click(await world.asked(), label="B"))
    assert "**+10 points · 🔥 1 day in a row" in told


async def test_the_count_of_answers_is_shown_at_the_next_refresh(world: World) -> None:
    question = await world.asked()
    await world.bob.click(question, label="B")
    await world.cleo.click(question, label="A")
    await refreshed(world)
    assert "-# 2 answers so far · " in text(question)


async def test_the_count_does_not_tell_how_many_chose_what(world: World) -> None:
    question = await world.asked()
    before = text(question)
    await world.bob.click(question, label="B")
    await refreshed(world)
    assert text(question) == before.replace("0 answers so far", "1 answer so far")


async def test_many_answers_are_one_edit(world: World) -> None:
    question = await world.asked()
    for member in (world.ann, world.bob, world.cleo):
        await member.click(question, label="B")
    await refreshed(world)
    assert len(world.sent("PATCH", f"/messages/{question.id}")) == 1


async def test_without_an_answer_nothing_is_edited(world: World) -> None:
    await world.asked()
    await refreshed(world)
    assert [r.path for r in world.env.http_requests if r.method == "PATCH"] == []


async def refreshed(world: World) -> None:
    await world.heartbeat.refresh()
    await world.tick()


# The reveal


async def test_the_reveal_marks_the_right_option_in_the_question(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    assert "✅ **B**  Paris\n" in text(question)


async def test_the_reveal_shows_how_the_team_chose(world: World) -> None:
    question = await world.asked()
    await world.bob.click(question, label="A")
    await world.cleo.click(question, label="B")
    await world.to("2026-03-02 17:00")
    assert "**A**  Lyon\n`█████░░░░░` **1**\n" in text(question)


async def test_the_reveal_names_who_was_right_first(world: World) -> None:
    question = await world.asked()
    await world.cleo.click(question, label="B")
    await world.bob.click(question, label="B")
    await world.to("2026-03-02 17:00")
    assert "**2 of 2 answers right · first: Cleo, Bob**" in text(question)


async def test_the_reveal_names_nobody_who_was_wrong(world: World) -> None:
    question = await world.asked()
    await world.bob.click(question, label="A")
    await world.to("2026-03-02 17:00")
    assert [message for message in world.posts() if "Bob" in text(message)] == []


async def test_the_reveal_of_a_question_nobody_answered_says_so(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    assert "**Nobody has answered yet.**" in text(question)


async def test_the_explanation_replies_to_the_question(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    assert world.sent("POST", "/messages")[-1]["message_reference"]["message_id"] == question.id


async def test_the_explanation_tells_why_the_others_are_wrong(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    assert text(world.posts()[-1]) == (
        "### Monday 2 March: the answer is B\n"
        "✅ **B**  Paris\n"
        "Because.\n"
        "**Why not the others**\n"
        "**A**  The third city.\n"
        "**C**  A port in the south."
    )


async def test_the_explanation_comes_even_if_the_question_was_deleted(world: World) -> None:
    question = await world.asked()
    world.env.backend.delete_message(world.room.id, question.id)
    await world.to("2026-03-02 17:00")
    assert text(world.posts()[-1]).startswith("### Monday 2 March: the answer is B\n")


async def test_after_the_reveal_the_question_can_still_be_answered(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    assert list(buttons(question)) == ["A", "B", "C"]


async def test_an_answer_after_the_reveal_does_not_undo_it(world: World) -> None:
    question = await world.asked()
    await world.to("2026-03-02 17:00")
    await world.bob.click(question, label="B")
    await refreshed(world)
    assert "✅ **B**  Paris\n" in text(question)


async def test_explain_after_a_daily_answer_has_no_next_question(world: World) -> None:
    feedback = answer(await world.bob.click(await world.asked(), label="A"))
    assert list(buttons(feedback)) == ["Explain"]


# Weeks and faults


async def test_the_weeks_standings_come_with_the_next_weeks_first_question(
    world: World,
) -> None:
    assert text(await standings(world)).startswith(
        "### 🏆 Standings of the week of 2 March\n-# 1 member\n` 1`  Bob · **10** · 1 of 1 right"
    )


async def test_the_weeks_standings_have_no_buttons(world: World) -> None:
    assert buttons(await standings(world)) == {}


async def standings(world: World) -> Shown:
    """What is posted of the first week."""
    await world.bob.click(await world.asked(), label="B")
    await world.to("2026-03-02 17:00")
    await world.to("2026-03-09 09:00")
    (found,) = [shown for shown in world.posts() if "🏆" in text(shown)]
    return found


async def test_a_question_that_comes_late_says_whose_fault_that_is(world: World) -> None:
    await world.start()
    await world.to("2026-03-02 11:00")
    assert ("-# This question comes late. That is the bot's fault and costs no streak.\n") in text(
        world.posts()[0]
    )


async def test_a_post_carries_a_nonce_that_discord_checks(world: World) -> None:
    await world.asked()
    assert world.sent("POST", "/messages")[0]["enforce_nonce"] is True
