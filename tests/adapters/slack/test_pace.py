"""Turns at posting: below Slack's limits, and nobody waits for minutes."""

import asyncio

import pytest

from adapters.slack.pace import Pace
from bot.ports import NotYet


async def test_the_first_post_waits_for_nothing() -> None:
    async with asyncio.timeout(0.05):
        await Pace().turn("C1")


async def test_two_channels_wait_only_for_their_workspace() -> None:
    pace = Pace(per_second=100)
    async with asyncio.timeout(0.2):
        await pace.turn("C1")
        await pace.turn("C2")


async def test_a_second_post_to_a_channel_waits_a_second() -> None:
    pace = Pace(per_second=100)
    await pace.turn("C1")
    begun = asyncio.get_running_loop().time()
    await pace.turn("C1")
    assert 0.9 < asyncio.get_running_loop().time() - begun < 1.5


async def test_who_would_wait_long_is_sent_back() -> None:
    pace = Pace(per_second=1)
    waiting = [asyncio.create_task(pace.turn(f"C{number}")) for number in range(9)]
    await asyncio.sleep(0)
    with pytest.raises(NotYet):
        await pace.turn("C9")
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_workspaces_do_not_wait_for_one_another() -> None:
    busy, idle = Pace(per_second=1), Pace(per_second=1)
    await busy.turn("C1")
    async with asyncio.timeout(0.2):
        await idle.turn("C1")
