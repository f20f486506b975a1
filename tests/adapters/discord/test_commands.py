"""Members' commands: /quiz, /streak, /help and /about, and what is suggested while typing."""

import simcord

from bot import __version__
from tests.adapters.discord.world import World, answer, buttons, said, text


async def test_quiz_asks_a_practice_question_in_private(world: World) -> None:
    assert said(await world.bob.slash(world.room, "quiz")).startswith("### Practice\n")


async def test_quiz_keeps_to_the_topic(world: World) -> None:
    assert "-# Cities · " in said(await world.bob.slash(world.room, "quiz", topic="cities"))


async def test_quiz_keeps_to_the_difficulty(world: World) -> None:
    told = said(await world.bob.slash(world.room, "quiz", difficulty=5))
    assert "difficulty ●●●●● 5 of 5" in told


async def test_quiz_takes_the_beginning_of_a_topic(world: World) -> None:
    assert "-# Cities · " in said(await world.bob.slash(world.room, "quiz", topic="cit"))


async def test_a_topic_that_is_not_there_is_answered_with_one_that_is(world: World) -> None:
    told = said(await world.bob.slash(world.room, "quiz", topic="citys"))
    assert told == (
        "There is no topic “citys”. Did you mean cities? `/quiz` lists them as you type."
    )


async def test_quiz_works_in_a_private_conversation(world: World) -> None:
    result: simcord.InteractionResult = await world.bob.user.slash("quiz", topic="maps")
    assert text(result).startswith("### Practice\n-# Maps")


async def test_practice_in_a_private_conversation_can_be_answered_there(world: World) -> None:
    result = await world.bob.user.slash("quiz", topic="maps")
    told = text(await world.bob.user.click(answer(result), label="B"))
    assert told.startswith("### ✅ Right.\n")


async def test_the_next_question_works_in_a_private_conversation_too(world: World) -> None:
    result = await world.bob.user.slash("quiz", topic="maps")
    assert text(await world.bob.user.click(answer(result), label="Another question")).startswith(
        "### Practice\n-# Maps"
    )


async def test_another_one_is_another_one(world: World) -> None:
    first = answer(await world.bob.slash(world.room, "quiz", topic="maps"))
    second = answer(await world.bob.click(first, label="Another question"))
    assert text(first).splitlines()[2] != text(second).splitlines()[2]


async def test_another_one_leaves_the_first_one_standing(world: World) -> None:
    first = answer(await world.bob.slash(world.room, "quiz"))
    second = answer(await world.bob.click(first, label="Another question"))
    assert first.id != second.id


async def test_quiz_without_a_choice_leads_on_without_one(world: World) -> None:
    shown = answer(await world.bob.slash(world.room, "quiz"))
    assert buttons(shown)["Another question"] == "n1:0:"


async def test_topics_are_suggested_with_their_number_of_questions(world: World) -> None:
    choices = await world.bob.autocomplete(world.room, "quiz", "topic", "")
    assert choices == [
        {"name": "Cities (10)", "value": "cities"},
        {"name": "Maps (10)", "value": "maps"},
        {"name": "States (10)", "value": "states"},
    ]


async def test_topics_are_narrowed_by_what_is_typed(world: World) -> None:
    choices = await world.bob.autocomplete(world.room, "quiz", "topic", "ma")
    assert [choice["value"] for choice in choices] == ["maps"]


async def test_topics_are_all_suggested_where_nothing_fits(world: World) -> None:
    choices = await world.bob.autocomplete(world.room, "quiz", "topic", "zzz")
    assert [choice["value"] for choice in choices] == ["cities", "maps", "states"]


async def test_topics_are_suggested_in_a_private_conversation(world: World) -> None:
    choices = await world.bob.user.autocomplete("quiz", "topic", "ma")
    assert [choice["value"] for choice in choices] == ["maps"]


# Streaks


async def test_streak_before_the_first_answer_says_what_begins_it(world: World) -> None:
    await world.asked()
    told = said(await world.bob.slash(world.room, "streak"))
    assert "The first answer begins it." in told


async def test_streak_gives_the_reason_for_every_day(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    told = said(await world.bob.slash(world.room, "streak"))
    assert "`Mon  2 Mar   1`  answered" in told


async def test_streak_of_another_member_is_called_theirs(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    told = said(await world.cleo.slash(world.room, "streak", member=world.bob))
    assert told.startswith("### The streak of Bob\n🔥 1 day in a row")


async def test_streak_of_oneself_by_name_is_ones_own(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    told = said(await world.bob.slash(world.room, "streak", member=world.bob))
    assert told.startswith("### Your streak\n🔥 1 day in a row")


async def test_streak_of_somebody_who_never_answered_is_empty(world: World) -> None:
    await world.asked()
    told = said(await world.bob.slash(world.room, "streak", member=world.cleo))
    assert told.startswith("### The streak of Cleo\n🔥 0 days in a row")


async def test_streak_where_there_is_no_daily_says_who_can_start_one(world: World) -> None:
    assert said(await world.bob.slash(world.room, "streak")) == (
        "No daily question is set up here yet. Somebody who may manage this server can start one "
        "with `/daily start`. `/quiz` works right away."
    )


async def test_streak_works_from_any_channel_of_the_server(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    other = world.guild.create_text_channel("chat")
    told = said(await world.bob.slash(other, "streak"))
    assert told.startswith("### Your streak\n🔥 1 day in a row")


# Help and about


async def test_help_tells_a_member_the_members_commands(world: World) -> None:
    assert "`/daily start`" not in said(await world.bob.slash(world.room, "help"))


async def test_help_tells_an_organiser_theirs_as_well(world: World) -> None:
    told = said(await world.ann.slash(world.room, "help"))
    assert "**You may organise here**\n`/daily start`" in told


async def test_help_works_in_a_private_conversation(world: World) -> None:
    assert text(await world.bob.user.slash("help")).startswith("### Study Bot\n")


async def test_about_tells_the_version(world: World) -> None:
    told = said(await world.bob.slash(world.room, "about"))
    assert told.startswith(f"### Study Bot {__version__}\n")


async def test_about_tells_where_the_source_is(world: World) -> None:
    told = said(await world.bob.slash(world.room, "about"))
    assert "Source: <https://example.org/study-bot>" in told


async def test_about_tells_what_is_kept(world: World) -> None:
    told = said(await world.bob.slash(world.room, "about"))
    assert "**What it keeps** your Discord number and display name" in told


async def test_about_works_in_a_private_conversation(world: World) -> None:
    assert "**What it keeps**" in text(await world.bob.user.slash("about"))


async def test_a_member_sees_the_members_commands_only(world: World) -> None:
    assert sorted(world.bob.available_commands(world.room)) == [
        *("about", "help", "leaderboard", "link", "quiz", "streak"),
    ]


async def test_in_private_there_are_only_the_commands_that_work_there(world: World) -> None:
    assert sorted(world.bob.user.available_commands()) == ["about", "help", "quiz"]


async def test_an_organiser_sees_every_command(world: World) -> None:
    assert sorted(world.ann.available_commands(world.room)) == [
        *("about", "daily change", "daily link", "daily pause", "daily resume", "daily show"),
        *("daily skip", "daily start", "daily stop", "daily try", "help", "leaderboard", "link"),
        *("quiz", "reveal", "streak"),
    ]
