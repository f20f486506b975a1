"""The bot with a real store, a clock that stands still and a platform that remembers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.store.migrate import migrate
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.fakes import ANN, ANN_IN_PRIVATE, ROOM, FakeClock, FakePlatform
from tests.samples import capitals


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "study.db"
    migrate(path, 0)
    return path


@pytest.fixture
async def store(database: Path) -> AsyncIterator[SqliteStore]:
    opened = await SqliteStore.open(database)
    yield opened
    await opened.close()


@pytest.fixture
def decks() -> dict[str, Deck]:
    return {"sample": capitals(30)}


@pytest.fixture
def platform() -> FakePlatform:
    return FakePlatform()


@pytest.fixture
def study(store: SqliteStore, decks: dict[str, Deck], clock: FakeClock) -> Study:
    return Study(store, decks, clock)


@pytest.fixture
def admin(store: SqliteStore, decks: dict[str, Deck], clock: FakeClock) -> Admin:
    return Admin(store, decks, clock)


@pytest.fixture
def heartbeat(
    store: SqliteStore,
    decks: dict[str, Deck],
    clock: FakeClock,
    study: Study,
    platform: FakePlatform,
) -> Heartbeat:
    return Heartbeat(store, decks, clock, study, [platform])


@pytest.fixture
async def daily(admin: Admin) -> Admin:
    """A daily in the room: 09:00 UTC, Monday to Friday, revealed after eight hours."""
    await admin.start(ANN, [ROOM], Wish(), private=ANN_IN_PRIVATE)
    return admin
