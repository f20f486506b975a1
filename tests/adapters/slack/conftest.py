"""The world of a test: a workspace, its members, and the adapter over a real store."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from slack_sdk.web.async_base_client import AsyncBaseClient

from adapters.slack.app import Settings, Slack
from bot.admin import Admin
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.figures import Figures
from bot.linking import Linking
from bot.memory import Memory
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.adapters.slack.rules import judged
from tests.adapters.slack.world import World
from tests.fakes import FakeClock
from tests.wire.slack import SlackServer
from tests.wire.slack.aim import SLACK, aim
from tests.wire.slack.server import HTTP

SOURCE = "https://example.org/study-bot"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture
def aimed(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets slack_sdk be turned to a server of this process, and turns it back."""
    monkeypatch.setattr(AsyncBaseClient, "BASE_URL", SLACK)
    defaults = AsyncBaseClient.__init__.__defaults__
    yield monkeypatch
    AsyncBaseClient.__init__.__defaults__ = defaults


@pytest.fixture
async def slack(aimed: pytest.MonkeyPatch) -> AsyncIterator[SlackServer]:
    async with SlackServer(mode=HTTP) as server:
        aimed.setitem(os.environ, "SLACK_TEST_API", server.env["SLACK_TEST_API"])
        aim()
        yield server


@pytest.fixture
async def world(
    slack: SlackServer,
    store: SqliteStore,
    study: Study,
    admin: Admin,
    clock: FakeClock,
    decks: dict[str, Deck],
    content: Path,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[World]:
    def adapter() -> Slack:
        env = slack.env
        settings = Settings(
            env["SLACK_BOT_TOKEN"],
            signing_secret=env["SLACK_SIGNING_SECRET"],
            port=int(env["PORT"]),
            source=SOURCE,
        )
        linking, figures, memory = Linking(store, clock), Figures(content), Memory(store)
        return Slack(settings, study, admin, clock, [*decks], linking, figures, memory)

    def heart(made: Slack) -> Heartbeat:
        return Heartbeat(store, decks, clock, study, [made])

    room = slack.channel("daily")
    ann, bob, cleo = (slack.person(name, admin=name == "ann") for name in ("ann", "bob", "cleo"))
    made = World(slack, adapter, heart, study, admin, clock, room, ann, bob, cleo)
    made.follow()
    await made.begin()
    yield made
    await made.settled()
    await made.end()
    assert judged(slack.requests) == []
    unmeant = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
    assert unmeant == [], "the log has errors"
