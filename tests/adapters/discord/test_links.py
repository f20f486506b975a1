"""One team in two places, and one person under two names."""

import re

import pytest

from bot.domain.refs import ChannelRef, MemberRef
from bot.linking import Linking
from bot.store.sqlite import SqliteStore
from tests.adapters.discord.world import World, said
from tests.fakes import FakeClock

LOUNGE = ChannelRef("slack", "T1/C1")
CLEO = MemberRef("slack", "T1", "U1", "Cleo")
PRIVATE = ChannelRef("slack", "T1/U1")


@pytest.fixture
def linking(store: SqliteStore, clock: FakeClock) -> Linking:
    return Linking(store, clock)


def code_in(told: str) -> str:
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", told)
    assert found is not None
    return found[0]


async def test_an_organiser_gets_a_code_for_another_place(world: World, linking: Linking) -> None:
    await world.start()
    told = said(await world.ann.slash(world.room, "daily link"))
    done = await linking.redeem(CLEO, LOUNGE, code_in(told), PRIVATE)
    assert done.what == "team"


async def test_a_member_cannot_let_the_daily_go_elsewhere(world: World) -> None:
    await world.start()
    told = said(await world.bob.slash(world.room, "link", code="WRONG-CODE"))
    assert "is no code that is valid now" in told


async def test_a_member_becomes_one_with_another_identity(world: World, linking: Linking) -> None:
    await world.start()
    team = said(await world.ann.slash(world.room, "daily link"))
    await linking.redeem(CLEO, LOUNGE, code_in(team), PRIVATE)
    told = said(await world.bob.slash(world.room, "link", code=await linking.offer_member(CLEO)))
    assert told == "Linked. You count as Cleo everywhere from now on."


async def test_a_teams_code_takes_an_organiser(world: World, linking: Linking) -> None:
    await world.start()
    code = code_in(said(await world.ann.slash(world.room, "daily link")))
    told = said(await world.bob.slash(world.room, "link", code=code))
    assert told.startswith("Only somebody who may manage this server can do that")
    assert (await linking.redeem(CLEO, LOUNGE, code, PRIVATE)).what == "team"


async def test_people_of_two_teams_hear_what_comes_first(world: World, linking: Linking) -> None:
    await world.start()
    code = await linking.offer_member(CLEO)
    told = said(await world.bob.slash(world.room, "link", code=code))
    assert "The two places are not one team yet" in told
