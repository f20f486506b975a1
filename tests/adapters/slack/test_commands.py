"""Everything that can stand after /quiz, and what comes of it."""

import pytest

from tests.adapters.slack.world import World, buttons, facts, labels, words
from tests.wire.slack.world import PRIVATE


async def test_a_topic_gives_a_question_about_it(world: World) -> None:
    assert "\nCities · difficulty " in await world.told(world.bob, "cities")


async def test_a_topic_and_a_difficulty_give_both(world: World) -> None:
    assert "\nMaps · difficulty ●●●●○ 4 of 5\n" in await world.told(world.bob, "maps 4")


async def test_a_difficulty_alone_is_enough(world: World) -> None:
    assert " · difficulty ●●○○○ 2 of 5\n" in await world.told(world.bob, "2")


async def test_the_beginning_of_a_topic_is_enough(world: World) -> None:
    assert "\nStates · difficulty " in await world.told(world.bob, "sta")


async def test_a_topic_that_does_not_exist_names_its_neighbours(world: World) -> None:
    told = await world.told(world.bob, "statues")
    assert told.startswith("There is no topic “statues”. Did you mean states?")


async def test_a_difficulty_that_nothing_has_is_told(world: World) -> None:
    told = await world.told(world.bob, "nothing-of-this-kind 3")
    assert told.startswith("There is no topic “nothing-of-this-kind”.")


async def test_practice_works_in_a_dm(world: World) -> None:
    assert (await world.told(world.bob, "", world.bob.dm)).startswith("Practice\n")


async def test_practice_works_where_the_bot_is_not(world: World) -> None:
    other = world.slack.world.channel(world.slack.team, "secret", PRIVATE, bot=False)
    assert (await world.told(world.bob, "", other)).startswith("Practice\n")


async def test_misread_words_are_named_with_what_they_were_read_as(world: World) -> None:
    assert (await world.told(world.bob, "topcis")).startswith("Read “topcis” as topics.\nTopics\n")


async def test_misread_words_cannot_ping_in_the_text_beside_the_blocks(world: World) -> None:
    await world.start()
    shown = await world.shown(world.bob, "leaderboard<@U1>")
    assert shown["text"].startswith("Read “leaderboard&lt;@U1&gt;” as leaderboard.")


async def test_topics_are_listed_with_their_commands(world: World) -> None:
    assert await world.told(world.bob, "topics") == (
        "Topics\n`/quiz cities`  Cities (10)\n`/quiz maps`  Maps (10)\n`/quiz states`  States (10)"
    )


async def test_help_tells_members_what_they_can_do(world: World) -> None:
    await world.start()
    told = await world.told(world.bob, "help")
    assert ("`/quiz streak`" in told, "You may organise here" in told) == (True, False)


async def test_help_tells_organisers_what_they_can_do_too(world: World) -> None:
    await world.start()
    assert "*You may organise here*\n" in await world.told(world.ann, "help")


async def test_help_tells_anybody_how_to_set_up_where_nothing_is(world: World) -> None:
    assert "*You may organise here*\n" in await world.told(world.bob, "help")


async def test_about_tells_the_source_and_what_is_kept(world: World) -> None:
    told = await world.told(world.bob, "about")
    assert ("https://example.org/study-bot" in told, "*What it keeps*" in told) == (True, True)


# The daily, by words


async def test_words_set_the_daily_up(world: World) -> None:
    told = await world.start("09:00 Europe/Berlin weekdays 4h")
    assert {k: v for k, v in facts(told).items() if k in ("Time", "Days", "Reveal")} == {
        "Time": "09:00, Europe/Berlin (it is 09:00 there)",
        "Days": "Monday to Friday",
        "Reveal": "4 hours after the question",
    }


async def test_without_a_zone_it_is_the_organisers_own(world: World) -> None:
    assert facts(await world.start("09:00"))["Time"].startswith("09:00, Europe/Berlin ")


async def test_a_zone_that_does_not_exist_is_told_with_a_city(world: World) -> None:
    told = await world.start("09:00 Atlantis")
    assert told.startswith("“Atlantis” is not a time zone. Name a city, such as ")


async def test_a_daily_can_be_set_up_in_another_channel(world: World) -> None:
    other = world.slack.channel("other")
    told = await world.start(f"09:00 UTC <#{other.id}|other>")
    assert facts(told)["Channel"] == f"<#{other.id}>"


async def test_a_bare_daily_shows_the_settings_there_are(world: World) -> None:
    await world.start()
    assert facts(await world.told(world.ann, "daily"))["Time"].startswith("09:00, UTC ")


async def test_show_shows_what_a_bare_daily_does(world: World) -> None:
    await world.start()
    assert await world.told(world.ann, "daily show") == await world.told(world.ann, "daily")


async def test_change_changes_what_is_named_and_nothing_else(world: World) -> None:
    await world.start()
    found = facts(await world.told(world.ann, "daily change 10:30"))
    assert (found["Time"][:10], found["Days"]) == ("10:30, UTC", "Monday to Friday")


async def test_a_mistyped_change_changes_what_is_named(world: World) -> None:
    await world.start()
    told = await world.told(world.ann, "daily chnage 10:30")
    assert facts(told)["Time"].startswith("10:30, UTC")


async def test_change_moves_the_daily(world: World) -> None:
    await world.start()
    other = world.slack.channel("other")
    told = await world.told(world.ann, f"daily change <#{other.id}|other>")
    assert facts(told)["Channel"] == f"<#{other.id}>"


async def test_a_paused_daily_posts_nothing(world: World) -> None:
    await world.start()
    await world.told(world.ann, "daily pause")
    await world.to("2026-03-02 09:00")
    assert world.room.posts == []


async def test_a_paused_daily_offers_to_go_on(world: World) -> None:
    await world.start()
    assert labels(await world.shown(world.ann, "daily pause")) == ["Resume"]


async def test_resume_goes_on(world: World) -> None:
    await world.start()
    await world.told(world.ann, "daily pause")
    await world.told(world.ann, "daily resume")
    await world.to("2026-03-02 09:00")
    assert len(world.room.posts) == 1


async def test_skip_leaves_the_next_one_out(world: World) -> None:
    await world.start()
    await world.told(world.ann, "daily skip")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-03 09:00")
    assert [words(m).splitlines()[0] for m in world.room.posts] == ["Question of Tuesday 3 March"]


async def test_a_stopped_daily_keeps_its_history_and_has_no_buttons(world: World) -> None:
    await world.start()
    shown = await world.shown(world.ann, "daily stop")
    assert (words(shown).startswith("Stopped. Its history is kept."), buttons(shown)) == (True, {})


async def test_a_trial_comes_at_once(world: World) -> None:
    await world.start()
    await world.told(world.ann, "daily try")
    await world.tick()
    assert words(world.room.posts[0]).startswith("A trial, which counts for nothing\n")


async def test_a_trial_says_in_its_feedback_that_it_counts_for_nothing(world: World) -> None:
    await world.start()
    await world.told(world.ann, "daily try")
    await world.tick()
    told = await world.answered(world.bob, world.room.posts[0], "B")
    assert "This is a trial and counts for nothing." in told


async def test_reveal_shows_the_answer_now(world: World) -> None:
    await world.asked()
    await world.told(world.ann, "reveal")
    await world.tick()
    assert len(world.thread) == 1


async def test_reveal_without_an_open_question_says_so(world: World) -> None:
    await world.start()
    assert (await world.told(world.ann, "reveal")).startswith("There is nothing to reveal")


# Who may


@pytest.mark.parametrize("word", ["change 10:30", "pause", "resume", "skip", "stop", "try"])
async def test_who_is_no_organiser_is_told_who_can(world: World, word: str) -> None:
    await world.start()
    assert (await world.told(world.bob, f"daily {word}")).startswith("Only an admin of this")


async def test_who_is_no_organiser_cannot_reveal(world: World) -> None:
    await world.asked()
    assert (await world.told(world.bob, "reveal")).startswith("Only an admin of this workspace")


async def test_who_is_no_organiser_cannot_set_up_over_another(world: World) -> None:
    await world.start()
    told = await world.told(world.bob, "daily 10:00 UTC")
    assert told.startswith("Only an admin of this workspace")


async def test_anybody_may_set_up_where_nothing_is(world: World) -> None:
    assert facts(await world.told(world.bob, "daily 10:00 UTC"))["Time"].startswith("10:00, UTC")


async def test_an_organiser_who_was_named_may(world: World) -> None:
    await world.start()
    await world.told(world.ann, f"daily organiser <@{world.bob.user.id}|bob>")
    assert facts(await world.told(world.bob, "daily change 10:30"))["Time"][:5] == "10:30"


async def test_naming_an_organiser_needs_a_name(world: World) -> None:
    await world.start()
    told = await world.told(world.ann, "daily organiser")
    assert told == "Say whom: `/quiz daily organiser @name`."


# Several dailies


async def two(world: World) -> None:
    await world.start()
    await world.told(world.ann, f"daily 10:00 UTC <#{world.slack.channel('other').id}|other>")


async def test_where_several_dailies_could_be_meant_the_member_is_asked(world: World) -> None:
    await two(world)
    told = await world.told(world.bob, "streak", world.bob.dm)
    assert told.startswith("There are several daily questions.")


async def test_help_works_in_a_dm_whatever_dailies_there_are(world: World) -> None:
    await two(world)
    assert (await world.told(world.bob, "help", world.bob.dm)).startswith("Study Bot\n")


async def test_a_bare_daily_in_a_dm_asks_which_is_meant(world: World) -> None:
    await two(world)
    told = await world.told(world.ann, "daily", world.ann.dm)
    assert told.startswith("There are several daily questions.")
