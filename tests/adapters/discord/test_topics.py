"""A daily that is about some topics only: asked for, suggested, shown and lifted."""

from dataclasses import replace

import pytest

from adapters.discord import topics
from adapters.discord.settings import daily
from bot.admin import Admin, Wish
from bot.domain.question import Deck
from bot.views import TopicView
from tests.adapters.discord.rendering import body
from tests.adapters.discord.rules import message_faults
from tests.adapters.discord.world import World, facts, said, text
from tests.fakes import ANN, ROOM
from tests.samples import CAPITAL, capitals


@pytest.fixture
def decks() -> dict[str, Deck]:
    seas = (replace(CAPITAL, deck="seas", topic="tides"),)
    return {"sample": capitals(30), "seas": Deck("seas", seas)}


async def suggested(world: World, command: str, typed: str, **options: str) -> dict[str, str]:
    found = await world.ann.autocomplete(world.room, command, "topics", typed, **options)
    return {choice["value"]: choice["name"] for choice in found}


async def test_start_takes_the_topics(world: World) -> None:
    told = facts(said(await world.start(topics="maps, cit")))
    assert (told["Deck"], told["Topics"]) == (
        "sample",
        "Maps, Cities; 20 of 20 questions not asked yet",
    )


async def test_without_topics_none_are_told(world: World) -> None:
    told = facts(said(await world.start()))
    assert ("Topics" in told, told["Deck"]) == (False, "sample, 30 of 30 questions not asked yet")


async def test_only_the_topics_are_asked_about(world: World) -> None:
    await world.start(topics="maps")
    for day in ("02", "03", "04"):
        await world.to(f"2026-03-{day} 09:00")
    shown = "".join(text(post) for post in world.posts())
    assert [shown.count(topic) > 0 for topic in ("Maps", "Cities", "States")] == [
        True,
        False,
        False,
    ]


async def test_change_takes_the_topics_and_lifts_them_again(world: World) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily change", topics="states"))
    assert "with `topics: all` it asks about everything again" in told
    assert facts(told)["Topics"].startswith("States; ")
    told = said(await world.ann.slash(world.room, "daily change", topics="all"))
    assert "Topics" not in facts(told)


async def test_an_unknown_topic_is_told_with_the_nearest_and_nothing_is_set_up(
    world: World,
) -> None:
    told = said(await world.start(topics="maps, sttes"))
    assert told.startswith("There is no topic “sttes”. Did you mean states or cities?")
    shown = said(await world.ann.slash(world.room, "daily show"))
    assert shown.startswith("No daily question is set up here yet.")


# Suggestions


async def test_topics_are_suggested_and_all_of_them_too(world: World) -> None:
    assert await suggested(world, "daily start", "") == {
        "all": "All topics",
        "cities": "Cities",
        "maps": "Maps",
        "states": "States",
    }


async def test_the_last_topic_of_a_list_is_completed(world: World) -> None:
    assert await suggested(world, "daily start", "maps, ST") == {"maps, states": "Maps, States"}


async def test_topics_that_are_in_the_list_are_not_suggested_again(world: World) -> None:
    assert list(await suggested(world, "daily start", "Maps,")) == ["maps, cities", "maps, states"]


async def test_topics_are_those_of_the_deck_that_is_chosen(world: World) -> None:
    found = await suggested(world, "daily start", "", deck="seas")
    assert list(found) == ["all", "tides"]


async def test_topics_for_a_change_are_those_of_the_dailys_deck(world: World) -> None:
    await world.start(deck="seas")
    assert list(await suggested(world, "daily change", "")) == ["all", "tides"]


async def test_topics_for_a_change_where_nothing_is_are_those_of_the_usual_deck(
    world: World,
) -> None:
    assert list(await suggested(world, "daily change", "c")) == ["cities"]


MANY = [TopicView(f"{'transformers-' * 5}{number:02}", 1) for number in range(40)]


def test_more_topics_than_discord_shows_are_cut_at_25() -> None:
    assert len(topics.choices("", lambda _: MANY)) == 25


def test_a_list_that_is_too_long_to_suggest_is_not_suggested() -> None:
    assert topics.choices(f"{MANY[0].topic}, ", lambda _: MANY) == []


def test_a_list_of_100_signs_is_suggested() -> None:
    (found,) = topics.choices(f"{'a' * 49}, b", lambda _: [TopicView("b" * 49, 1)])
    assert (len(found.name), len(found.value)) == (100, 100)


async def test_settings_with_every_topic_fit(admin: Admin, world: World) -> None:
    view = await admin.start(ANN, [ROOM], Wish(topics="maps, cities, states"))
    many = replace(view, topics=tuple(f"some-long-topic-{number:02}" for number in range(100)))
    assert list(message_faults(body(daily(many, world.clock.now(), "Changed")))) == []
