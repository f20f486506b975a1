"""`python -m bench.slack_posting FOLDER`: posts to Slack, and prints the passes as JSON.

A process of its own, since its CPU is what is measured and the server has its own.
The bare sides send the very messages that ours makes and sends: as models of slack_sdk's,
built beforehand, which its client then makes dicts of; and as dicts, with nothing left to do.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import aiohttp
from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import asking, pace
from adapters.slack.posts import Posts
from adapters.slack.workspaces import Workspaces
from bench import replay, slack_stage
from bench.measure import Pass, Stopwatch, copied
from bot import decks
from bot.admin import Admin
from bot.clock import SystemClock
from bot.config import ROOT
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.domain.refs import ChannelRef, MessageRef
from bot.store.migrate import migrate
from bot.study import Study
from bot.views import Posting, QuestionView
from tests.wire.slack.aim import aim

REPETITIONS = 5
ABREAST = 16
OURS, MODELS, DICTS, BEATS = "ours", "models", "dicts", "beats"
Order = tuple[ChannelRef, QuestionView]


class Platform(Posts):
    """The sending half of the adapter; notes what it was told to send."""

    name = "slack"

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__(workspaces)
        self.orders: list[Order] = []

    async def run(self) -> None:
        raise AssertionError("nobody listens here")

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        if isinstance(view, QuestionView):
            self.orders.append((channel, view))
        return await super().post(channel, view, mark)


async def main(folder: Path, channels: Sequence[str]) -> dict[str, list[Any]]:
    aim()
    token = os.environ["SLACK_BOT_TOKEN"]
    content = decks.load(ROOT / "content")
    async with aiohttp.ClientSession() as session:
        workspaces = Workspaces()
        team = await workspaces.add(token, session)
        # The pace of Slack's limits would make this a measurement of patience.
        pace.CHANNEL_GAP_S = 0.0
        team.pace = pace.Pace(per_second=1e9)
        source = await _prepared(folder / "due.db", content, team.id, channels)
        platform = Platform(workspaces)
        await _beaten(source, content, platform)
        orders = platform.orders[:]
        client = AsyncWebClient(token=token, session=session)
        models, dicts = _bare(client, orders, models=True), _bare(client, orders, models=False)
        found: dict[str, list[Any]] = {kind: [] for kind in (OURS, MODELS, DICTS, BEATS)}
        for number in range(REPETITIONS + 1):
            passes = {
                OURS: await _posted(_ours(Posts(workspaces), orders), len(orders)),
                MODELS: await _posted(models(), len(orders)),
                DICTS: await _posted(dicts(), len(orders)),
                BEATS: await _beaten(source, content, platform),
            }
            for kind, one in passes.items() if number else ():
                found[kind].append(astuple(one))
    return found


async def _prepared(
    path: Path, content: Mapping[str, Deck], place: str, channels: Sequence[str]
) -> Path:
    migrate(path, 0)
    async with replay.store(path) as store:
        admin = Admin(store, content, SystemClock())
        await slack_stage.begun(admin, [("slack", place, f"{place}/{id}") for id in channels])
    return path


async def _beaten(source: Path, content: Mapping[str, Deck], platform: Platform) -> Pass:
    """The whole way: planned, claimed, rendered, posted and recorded, each durably."""
    platform.orders.clear()
    clock = SystemClock()
    async with replay.store(copied(source, "beaten.db")) as store:
        study = Study(store, content, clock)
        heartbeat = Heartbeat(store, content, clock, study, [platform])
        watch = Stopwatch()
        await heartbeat.tick()
        return watch.stop(len(platform.orders), [0.0])


async def _posted(work: Iterator[Awaitable[object]], count: int) -> Pass:
    async def one_after_another() -> None:
        for each in work:
            await each

    watch = Stopwatch()
    await asyncio.gather(*(one_after_another() for _ in range(ABREAST)))
    return watch.stop(count, [0.0], ABREAST)


def _ours(posts: Posts, orders: Sequence[Order]) -> Iterator[Awaitable[object]]:
    return (posts.post(to, view, f"{number:024x}") for number, (to, view) in enumerate(orders))


def _bare(
    client: AsyncWebClient, orders: Sequence[Order], *, models: bool
) -> Callable[[], Iterator[Awaitable[object]]]:
    ready = []
    for channel, view in orders:
        message = asking.question(view)[-1]
        blocks = Block.parse_all(message.dicts()) if models else message.dicts()
        ready.append((channel.id.partition("/")[2], message.text, blocks))
    return lambda: (
        client.chat_postMessage(
            channel=to, text=text, blocks=blocks, unfurl_links=False, unfurl_media=False
        )
        for to, text, blocks in ready
    )


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))))
