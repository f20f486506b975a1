"""Questions that are more than one message, as Slack gets them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.question import Deck
from tests.adapters.slack.world import World, labels, words
from tests.samples import CAPITAL

LONG = replace(CAPITAL, prompt="word " * 4000, explanation="because " * 2500)


@pytest.fixture
def decks() -> dict[str, Deck]:
    return {"sample": Deck("sample", (LONG,))}


async def test_a_long_question_goes_on_in_a_second_message(world: World) -> None:
    await world.asked()
    assert sum(words(post).count("word") for post in world.room.posts) == 4000


async def test_only_the_last_message_of_a_long_question_has_its_buttons(world: World) -> None:
    await world.asked()
    *before, last = [labels(post) for post in world.room.posts]
    assert ([label for shown in before for label in shown], last) == ([], ["A", "B", "C"])


async def test_a_long_question_that_broke_off_goes_on_where_it_stopped(world: World) -> None:
    await world.start()
    world.slack.faults.limit("chat.postMessage", retry_after=1)
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert sum(words(post).count("word") for post in world.room.posts) == 4000


async def test_a_long_question_whose_last_part_was_lost_comes_once(world: World) -> None:
    await world.start()
    world.slack.faults.cut_after_work("chat.postMessage")
    await world.to("2026-03-02 09:00")
    await world.to("2026-03-02 09:01")
    assert sum(words(post).count("word") for post in world.room.posts) == 4000


async def test_a_long_question_is_posted_without_history_too(world: World) -> None:
    world.slack.team.scopes.discard("channels:history")
    await world.asked()
    assert sum(words(post).count("word") for post in world.room.posts) == 4000


async def test_a_long_explanation_replies_in_the_thread(world: World) -> None:
    await world.asked()
    await world.to("2026-03-02 17:00")
    question = world.room.posts[-1]["ts"]
    replies = [words(reply) for reply in world.room.thread(question)]
    assert sum(text.count("because") for text in replies) == 2500


async def test_the_parts_of_a_long_question_are_told_apart_by_their_marks(world: World) -> None:
    await world.asked()
    marks = [sent["metadata"]["event_payload"]["mark"] for sent in world.sent("chat.postMessage")]
    assert marks == ["sb-1/1", "sb-1/2", "sb-1"]


async def test_a_long_practice_question_needs_no_more_answers_than_slack_takes(
    world: World,
) -> None:
    deed = world.say(world.bob, "")
    await world.settled(deed)
    assert (deed.refused, labels(deed.messages[-1])[:3]) == ([], ["A", "B", "C"])


async def test_a_longer_time_between_two_tries_finds_the_first_part_still(world: World) -> None:
    await world.start()
    world.slack.faults.limit("chat.postMessage", retry_after=1)
    await world.to("2026-03-02 09:00")
    world.clock.time += timedelta(hours=2)
    world.follow()
    await world.tick()
    assert sum(words(post).count("word") for post in world.room.posts) == 4000
