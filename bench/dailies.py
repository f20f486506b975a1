"""2,000 teams, each with one daily in one channel, spread over the world's zones, due at once."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import club
from bench.measure import execute
from bot.domain.question import Deck
from bot.domain.refs import ChannelRef, MessageRef
from bot.ports import Urgency
from bot.store.migrate import migrate
from bot.views import Posting
from bot.zones import zone

COUNT = 2000
PAST = 20  # rounds that each has held before
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)  # a Wednesday, so that no week's standings are due
CITIES = """
Auckland Sydney Tokyo Shanghai Singapore Bangkok Dhaka Kolkata Kathmandu Karachi Dubai Tehran
Moscow Nairobi Cairo Berlin Paris Madrid London Lisbon Reykjavik Sao_Paulo Halifax
New_York Toronto Chicago Denver Phoenix Los_Angeles Anchorage Honolulu
"""


class Still:
    """A clock that stands at the second in which everything is due."""

    def now(self) -> datetime:
        return NOW


class Silent:
    """A platform that takes everything and does nothing."""

    name = "bench"

    async def run(self) -> None:
        raise AssertionError("nobody connects here")

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        pass

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        return MessageRef(channel, mark)

    async def edit(self, message: MessageRef, view: Posting) -> None:
        pass

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        return None


def decks() -> Mapping[str, Deck]:
    return club.content()


def build(path: Path) -> None:
    migrate(path, 0)
    zones = [zone(city) for city in CITIES.split()]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        club.fast(connection)
        for id in range(1, COUNT + 1):
            _team(connection, id, zones[id % len(zones)])
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _team(connection: sqlite3.Connection, id: int, at: ZoneInfo) -> None:
    local = NOW.astimezone(at)
    execute(connection, club.TEAM, (id, "club"))
    execute(connection, club.PLACE, (f"club{id}", id))
    execute(connection, club.CHANNEL, (id, str(10**18 + id)))
    due = (f"{local:%H:%M}", at.key, local.date().isoformat(), int(NOW.timestamp()))
    execute(connection, club.DAILY, (id, *due))
    execute(connection, club.DAILY_CHANNEL, (id,))
    _past(connection, id, local.date())


def _past(connection: sqlite3.Connection, id: int, today: date) -> None:
    """What was asked before; yesterday's question is revealed, older ones are closed."""
    asked = islice(club.instances(id), PAST)
    for ago, instance in zip(range(PAST, 0, -1), asked, strict=True):
        state = "revealed" if ago == 1 else "closed"
        at = int(NOW.timestamp()) - 86400 * ago
        club.held(connection, id, state, today - timedelta(days=ago), at, instance)
