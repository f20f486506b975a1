"""A store that takes its time: Slack is acknowledged all the same, and answered when it can be."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.store.sqlite import SqliteStore
from tests.adapters.slack.world import World, within, words
from tests.wire.slack.errors import Json

SOON_S = 0.5  # Slack waits for three


@pytest.fixture
def blocked(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Until it is set, nothing comes out of the store; set at first."""
    free = asyncio.Event()
    free.set()

    def held(work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def waiting(*arguments: Any, **options: Any) -> Any:
            await free.wait()
            return await work(*arguments, **options)

        return waiting

    monkeypatch.setattr(store, "read", held(store.read))
    monkeypatch.setattr(store, "write", held(store.write))
    return free


async def test_a_command_is_acknowledged_at_once(world: World, blocked: asyncio.Event) -> None:
    blocked.clear()
    ack = await within(SOON_S, world.say(world.bob, "").acked())
    blocked.set()
    assert ack == {}


async def test_a_command_is_answered_once_the_store_is_back(
    world: World, blocked: asyncio.Event
) -> None:
    blocked.clear()
    deed = world.say(world.bob, "")
    await deed
    blocked.set()
    assert words(await deed.seen()).startswith("Practice\n")


async def test_a_press_is_acknowledged_at_once(world: World, blocked: asyncio.Event) -> None:
    question = await world.asked()
    blocked.clear()
    ack = await within(SOON_S, world.press(world.bob, question, "B").acked())
    blocked.set()
    assert ack == {}


async def test_an_event_is_acknowledged_at_once(world: World, blocked: asyncio.Event) -> None:
    blocked.clear()
    ack = await within(SOON_S, world.bob.open_home().acked())
    blocked.set()
    assert ack == {}


async def test_the_daily_window_is_acknowledged_in_time(
    world: World, blocked: asyncio.Event
) -> None:
    view = await world.say(world.ann, "daily").opened()
    blocked.clear()
    ack = await within(SOON_S, world.ann.submit(view).acked())
    blocked.set()
    assert ack == {}


async def test_zones_are_searched_without_the_store(world: World, blocked: asyncio.Event) -> None:
    view = await world.say(world.ann, "daily").opened()
    blocked.clear()
    found = await within(SOON_S, world.ann.search(view, "zone", "tokyo").acked())
    blocked.set()
    assert found["options"][0]["value"] == "Asia/Tokyo"


async def test_an_answers_window_is_acknowledged_in_slacks_time(
    world: World, blocked: asyncio.Event
) -> None:
    view = await written(world)
    blocked.clear()
    deed = world.bob.submit(view, {"answer": "2.5"})
    await within(2.9, deed.acked())
    blocked.set()
    assert deed.late == []


async def written(world: World) -> Json:
    """A window for an answer, as a number's button opens it; the question is a choice here."""
    question = await world.asked()
    row = next(block for block in question["blocks"] if block["type"] == "actions")
    row["elements"][0]["action_id"] = "q1:1:number"
    return await world.press(world.bob, question, "A").opened()


async def test_people_that_slack_does_not_tell_of_hold_nothing_up_for_long(world: World) -> None:
    world.slack.faults.hang("users.info", times=9)
    told = await within(2.9, world.told(world.bob, ""))
    assert told.startswith("Practice\n")
