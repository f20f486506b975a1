"""A store that takes its time: Discord hears in time that more is to come."""

import asyncio

import pytest

from bot.domain.question import Deck
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.store.sqlite import SqliteStore
from bot.study import Study
from bot.views import FeedbackView, StandingsView
from tests.adapters.discord.world import World, answer, said, text
from tests.fakes import FakeClock

SLOW_S = 1.6  # just more than the adapter waits


class Slow(Study):
    async def answer(
        self, round_id: int, who: MemberRef, text: str, channel: ChannelRef | None = None
    ) -> FeedbackView:
        await asyncio.sleep(SLOW_S)
        return await super().answer(round_id, who, text, channel)

    async def standings(
        self, channel: ChannelRef, who: MemberRef | None, span: Span, offset: int = 0
    ) -> StandingsView:
        if span is Span.ALL:
            await asyncio.sleep(SLOW_S)
        return await super().standings(channel, who, span, offset)


@pytest.fixture
def study(store: SqliteStore, decks: dict[str, Deck], clock: FakeClock) -> Study:
    return Slow(store, decks, clock)


async def test_slow_feedback_takes_the_place_of_a_private_promise(world: World) -> None:
    result = await world.bob.click(await world.asked(), label="B")
    assert said(result).startswith("### ✅ Right.")


async def test_before_slow_feedback_discord_hears_that_more_is_to_come(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    assert world.sent("POST", "/callback")[-1] == {"type": 5, "data": {"flags": 64}}


async def test_before_a_slow_page_the_last_one_stays(world: World) -> None:
    await world.asked()
    board = answer(await world.bob.slash(world.room, "leaderboard"))
    await world.bob.click(board, custom_id="b1:all:0")
    assert world.sent("POST", "/callback")[-1] == {"type": 6}


async def test_a_slow_page_takes_the_place_of_the_last_one(world: World) -> None:
    await world.asked()
    board = answer(await world.bob.slash(world.room, "leaderboard"))
    await world.bob.click(board, custom_id="b1:all:0")
    assert "-# All time · 0 members" in text(board)
