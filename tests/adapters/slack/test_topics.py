"""A daily that is about some topics only: asked for in words and in the window, and lifted."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.slack import settings, windows
from bot.admin import Admin, Wish
from bot.domain.question import Deck
from tests.adapters.slack.block_rules import blocks_faults
from tests.adapters.slack.world import World, facts, words
from tests.fakes import ANN, ROOM
from tests.samples import CAPITAL, capitals
from tests.wire.slack import Deed
from tests.wire.slack.errors import Json

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def decks() -> dict[str, Deck]:
    seas = (replace(CAPITAL, deck="seas", topic="tides"),)
    return {"sample": capitals(30), "seas": Deck("seas", seas)}


# In words


async def test_words_set_a_daily_up_about_some_topics(world: World) -> None:
    told = facts(await world.start("09:00 UTC topics maps, cit"))
    assert (told["Deck"], told["Topics"]) == (
        "sample",
        "Maps, Cities; 20 of 20 questions not asked yet",
    )


async def test_without_topics_none_are_told(world: World) -> None:
    told = facts(await world.start())
    assert ("Topics" in told, told["Deck"]) == (False, "sample, 30 of 30 questions not asked yet")


async def test_only_the_topics_are_asked_about(world: World) -> None:
    await world.start("09:00 UTC topics=maps")
    for day in ("02", "03", "04"):
        await world.to(f"2026-03-{day} 09:00")
    shown = "".join(words(post) for post in world.room.posts)
    assert [topic in shown for topic in ("Maps", "Cities", "States")] == [True, False, False]


async def test_topics_are_changed_and_lifted_again(world: World) -> None:
    await world.start()
    told = await world.told(world.ann, "daily topics states")
    assert "with `topics all` it asks about everything again" in told
    assert facts(told)["Topics"].startswith("States; ")
    assert "Topics" not in facts(await world.told(world.ann, "daily change topics=all"))


async def test_an_unknown_topic_is_told_with_the_nearest_and_nothing_is_set_up(
    world: World,
) -> None:
    told = await world.start("09:00 topics maps,sttes")
    assert told.startswith("There is no topic “sttes”. Did you mean states or cities?")
    assert (await world.told(world.ann, "daily show")).startswith("No daily question is set up")


async def test_topics_without_any_are_told_where_they_are_listed(world: World) -> None:
    await world.start()
    told = await world.told(world.ann, "daily change topics")
    assert told == "There is no topic “”. `/quiz topics` lists them all."


async def test_topics_are_for_organisers(world: World) -> None:
    await world.start()
    told = await world.told(world.bob, "daily topics maps")
    assert told.startswith("Only an admin of this workspace")


# In the window


async def opened(world: World) -> tuple[Deed, Json]:
    deed = world.say(world.ann, "daily")
    return deed, await deed.opened()


def field(view: Json) -> Json:
    (found,) = (block for block in view["blocks"] if block["block_id"] == "topics")
    return dict(found)


async def test_the_window_offers_the_topics_of_every_deck(world: World) -> None:
    _, view = await opened(world)
    shown = {o["value"]: o["text"]["text"] for o in field(view)["element"]["options"]}
    assert shown == {"cities": "Cities", "maps": "Maps", "states": "States", "tides": "Tides"}


async def test_topics_that_are_chosen_are_set_up(world: World) -> None:
    deed, view = await opened(world)
    await world.ann.submit(view, {"topics": ["maps", "cities"]})
    assert facts(words(await deed.seen()))["Topics"].startswith("Maps, Cities; 20 of 20 ")


async def test_with_no_topic_chosen_it_is_about_all(world: World) -> None:
    await world.start("09:00 UTC topics maps")
    await world.told(world.ann, "daily stop")
    deed, view = await opened(world)
    await world.ann.submit(view)
    assert "Topics" not in facts(words(await deed.seen()))


async def test_a_topic_of_another_deck_is_told_at_the_topics(world: World) -> None:
    _, view = await opened(world)
    deed = world.ann.submit(view, {"deck": "sample", "topics": ["maps", "tides"]})
    await deed
    assert deed.errors == {
        "topics": "There is no topic “tides”. Did you mean cities or states? "
        "`/quiz topics` lists them all."
    }


async def test_a_deck_that_is_gone_since_the_window_opened_is_told_in_words(
    world: World, decks: dict[str, Deck]
) -> None:
    deed, view = await opened(world)
    del decks["seas"]
    await world.ann.submit(view, {"deck": "seas"})
    assert words(await deed.seen()) == "There is no deck “seas”. Known: sample."


def test_a_window_offers_no_more_topics_than_slack_takes() -> None:
    many = [f"{'a-topic-with-a-long-name-' * 4}{number:03}" for number in range(130)]
    view = windows.daily({}, "C1", "Europe/Berlin", ["one", "two"], many, NOW).to_dict()
    assert list(blocks_faults(view["blocks"])) == []
    assert len(field(view)["element"]["options"]) == 100


def test_a_deck_of_one_topic_has_nothing_to_choose() -> None:
    view = windows.daily({}, "C1", "Europe/Berlin", ["one"], ["maps"], NOW).to_dict()
    assert "topics" not in json.dumps(view)


async def test_settings_with_every_topic_fit(admin: Admin, world: World) -> None:
    view = await admin.start(ANN, [ROOM], Wish(topics="maps, cities, states"))
    every = tuple(f"some-long-topic-{number:02}" for number in range(100))
    shown = settings.daily(replace(view, topics=every, channels=()), NOW, "Changed")
    assert list(blocks_faults(json.loads(json.dumps(shown.dicts())))) == []
