"""The world of a test: a server, its members, and the adapter over a real store."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest

from adapters.discord.app import Discord, Settings
from bot.admin import Admin
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.figures import Figures
from bot.linking import Linking
from bot.memory import Memory
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.adapters.discord.rules import judged
from tests.adapters.discord.world import EPOCH, Env, Gateway, World
from tests.fakes import FakeClock

MANAGES = discord.Permissions(
    manage_guild=True
)  # Of everybody, the bot included; not among them is to call @everyone.
MAY = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
    use_application_commands=True,
)

Adapters = Callable[[], Discord]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture
def adapters(
    store: SqliteStore,
    study: Study,
    admin: Admin,
    clock: FakeClock,
    decks: dict[str, Deck],
    content: Path,
) -> Adapters:
    """Makes an adapter over the same store, as each start of the bot does."""

    def made() -> Discord:
        settings = Settings("token", source="https://example.org/study-bot")
        memory, figures, linking = Memory(store), Figures(content), Linking(store, clock)
        return Discord(settings, study, admin, memory, clock, figures, [*decks], linking)

    return made


@pytest.fixture
async def world(
    adapters: Adapters,
    store: SqliteStore,
    study: Study,
    clock: FakeClock,
    decks: dict[str, Deck],
) -> AsyncIterator[World]:
    adapter = adapters()
    env = Env(adapter.client, shard_count=1)
    await env.start()
    await env.advance_time((datetime(2026, 3, 2, 8, tzinfo=UTC) - EPOCH).total_seconds())
    guild = env.create_guild("Club")
    for role in guild._guild.roles.values():
        role.permissions = MAY.value
    room = guild.create_text_channel("daily")
    people = [env.create_user(name.lower(), global_name=name) for name in ("Ann", "Bob", "Cleo")]
    organisers = guild.create_role("organisers", permissions=MANAGES)
    ann = guild.add_member(people[0], roles=[organisers])
    bob, cleo = (guild.add_member(user) for user in people[1:])
    heartbeat = Heartbeat(store, decks, clock, study, [adapter])
    made = World(
        env, adapter, heartbeat, Memory(store), clock, Gateway(env), guild, room, ann, bob, cleo
    )
    await made.log_in(adapter)
    yield made
    await env.shutdown()
    env.raise_errors()
    assert judged(env.http_requests) == []
