"""Posts go out below the limit, and what is urgent goes first."""

import asyncio

import pytest

from adapters.discord import ids
from adapters.discord.pace import Pace
from bot.domain.standing import Span
from bot.ports import NotYet, Urgency


async def test_turns_are_a_fiftieth_of_a_second_apart_however_many_wait() -> None:
    loop, pace = asyncio.get_running_loop(), Pace(100)
    went: list[float] = []

    async def go() -> None:
        await pace.turn()
        went.append(loop.time())

    await asyncio.gather(*(go() for _ in range(12)))
    # The last of twelve has eleven gaps before it; a timer may be early by its own resolution.
    assert went[-1] - went[0] >= 0.11 - 0.002


async def test_what_was_begun_goes_before_posts_and_posts_before_counts() -> None:
    pace, order = Pace(200), []

    async def go(name: str, urgency: Urgency) -> None:
        await pace.turn(urgency)
        order.append(name)

    await asyncio.gather(
        go("post 1", Urgency.POST),
        go("count", Urgency.COUNT),
        go("post 2", Urgency.POST),
        go("begun", Urgency.BEGUN),
    )
    assert order == ["begun", "post 1", "post 2", "count"]


async def test_who_gives_up_waiting_holds_up_nobody() -> None:
    pace = Pace(50)
    await pace.turn()
    impatient = asyncio.create_task(pace.turn())
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.wait_for(pace.turn(Urgency.COUNT), 1)


async def test_a_long_queue_sends_new_posts_back_and_lets_begun_ones_in() -> None:
    pace = Pace(10)
    waiting = [asyncio.create_task(pace.turn()) for _ in range(90)]
    await asyncio.sleep(0)
    with pytest.raises(NotYet):
        await pace.turn()
    await asyncio.wait_for(pace.turn(Urgency.BEGUN), 1)
    for task in waiting:
        task.cancel()


def test_an_id_says_what_is_wanted_and_nothing_of_the_answer() -> None:
    assert ids.asked(ids.question(42, "b")) == ids.Asked(42, "b")
    assert ids.question(42, "b") == "q1:42:b"
    assert ids.following("cnn-vision", 3) == "n1:3:cnn-vision"
    assert ids.following(None, None) == "n1:0:"
    assert ids.board(Span.WEEK, 10) == "b1:week:10"


def test_ids_of_others_and_of_later_versions_are_not_ours() -> None:
    for foreign in ("", "q2:42:b", "q1:x:b", "q1:42:b:extra", "vote:42", f"q1:{'9' * 19}:b"):
        assert ids.asked(foreign) is None


def test_a_posts_own_number_is_never_one_that_discord_gives_by_itself() -> None:
    numbers = [ids.component(f"sb-{number}") for number in range(10_000)]
    assert min(numbers) >= 2**30
    assert max(numbers) < 2**31
    assert len(set(numbers)) == 10_000
    assert ids.component("sb-1", 1) != ids.component("sb-1")
