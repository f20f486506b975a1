"""A workspace on this machine with its members, the real adapter in it, and what can be read
there. Everything that Slack tells goes over signed HTTP into the real bolt app.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.slack.app import Slack
from adapters.slack.pace import Pace
from bot.admin import Admin
from bot.daily import Heartbeat
from bot.ports import Urgency
from bot.study import Study
from tests.fakes import FakeClock
from tests.wire.slack import Channel, Deed, Person, SlackServer
from tests.wire.slack.errors import Json

# Coroutines in which the adapter, or bolt for it, still works on something it was told.
BUSY = ("noted", "AsyncioListenerRunner")


class Unhurried(Pace):
    async def turn(self, channel: str, urgency: Urgency = Urgency.POST) -> None:
        """Nobody waits in these tests; test_pace.py looks at the waiting."""


@dataclass
class World:
    slack: SlackServer
    made: Callable[[], Slack]
    hearts: Callable[[Slack], Heartbeat]
    study: Study
    admin: Admin
    clock: FakeClock
    room: Channel
    ann: Person  # an admin of the workspace
    bob: Person
    cleo: Person

    async def begin(self) -> None:
        """A start of the bot: a new adapter over the same store."""
        self.adapter = self.made()
        self.heartbeat = self.hearts(self.adapter)
        self._running = asyncio.create_task(self.adapter.run())
        await self.slack.online()
        self.unhurried()

    def unhurried(self) -> None:
        for known in self.adapter._workspaces._known.values():
            known.pace = Unhurried()

    async def end(self) -> None:
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running

    async def restart(self) -> None:
        await self.end()
        await self.begin()

    async def to(self, text: str) -> None:
        """Move both clocks to an instant in UTC and do what is due then."""
        self.clock.to(text)
        self.follow()
        await self.tick()

    def follow(self) -> None:
        """Slack's clock shows what the study's does."""
        world = self.slack.world
        world.ahead_s += self.clock.now().timestamp() - world.now()

    async def tick(self) -> None:
        await self.heartbeat.tick()

    async def refresh(self) -> None:
        await self.heartbeat.refresh()
        await self.tick()

    async def start(self, words: str = "09:00 UTC weekdays") -> str:
        return await self.told(self.ann, f"daily {words}")

    async def asked(self) -> Json:
        """The question of the first morning, posted."""
        await self.start()
        await self.to("2026-03-02 09:00")
        return self.room.posts[-1]

    def say(self, who: Person, text: str, where: Channel | None = None) -> Deed:
        return who.slash(f"/quiz {text}".strip(), where or self.room)

    async def shown(self, who: Person, text: str, where: Channel | None = None) -> Json:
        """The private message that a command is answered with."""
        message = await self.say(who, text, where).seen()
        assert message["is_ephemeral"], "everybody can read it"
        return message

    async def told(self, who: Person, text: str, where: Channel | None = None) -> str:
        return words(await self.shown(who, text, where))

    def press(self, who: Person, surface: Json, label: str, *, twice: bool = False) -> Deed:
        return who.click(surface, buttons(surface)[label], twice=twice)

    async def answered(self, who: Person, surface: Json, label: str) -> str:
        """What somebody is told in private who presses a button."""
        deed = self.press(who, surface, label)
        message = await deed.seen()
        await self.settled(deed)  # App Home follows
        assert message["is_ephemeral"], "everybody can read it"
        return words(message)

    async def bob_sends(self, view: Json, text: str) -> None:
        """Bob writes into an answer's window and sends it."""
        await self.bob.submit(view, {"answer": text})

    async def home(self, who: Person) -> Json:
        return await who.open_home().home()

    async def settled(self, *deeds: Deed) -> None:
        """Until the adapter has nothing more to do about what it was told."""
        for deed in deeds:
            await deed.acked(deed.sent)
        while busy := [task for task in asyncio.all_tasks() if _works(task)]:
            await asyncio.gather(*busy, return_exceptions=True)

    def sent(self, method: str) -> list[Json]:
        return self.slack.sent(method)

    @property
    def thread(self) -> list[Json]:
        return self.room.thread(self.room.posts[0]["ts"])


def _works(task: "asyncio.Task[Any]") -> bool:
    name = getattr(task.get_coro(), "__qualname__", "")
    return any(part in name for part in BUSY)


async def within(seconds: float, work: Awaitable[Any]) -> Any:
    async with asyncio.timeout(seconds):
        return await work


def words(surface: Json) -> str:
    """All that a message, window or page shows, a line for each block or element of a context."""
    return "\n".join(line for block in surface.get("blocks") or [] for line in _lines(block))


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header" | "section":
            yield block["text"]["text"]
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "rich_text":
            for element in block["elements"]:
                rows = element["elements"] if element["type"] == "rich_text_list" else [element]
                yield from ("".join(run["text"] for run in row["elements"]) for row in rows)
        case "input":
            yield block["label"]["text"]


def elements(surface: Json) -> list[Json]:
    blocks = surface.get("blocks") or []
    found = [e for block in blocks if block["type"] == "actions" for e in block["elements"]]
    return found + [block["accessory"] for block in blocks if "accessory" in block]


def buttons(surface: Json) -> dict[str, str]:
    """The ids of a surface's buttons by their labels; the first of each label."""
    found = [e for e in elements(surface) if e["type"] == "button"]
    return {e["text"]["text"]: e["action_id"] for e in reversed(found)}


def labels(surface: Json) -> list[str]:
    return [e["text"]["text"] for e in elements(surface) if e["type"] == "button"]


def ticks(surface: Json) -> str:
    """The id of the checkboxes."""
    return next(str(e["action_id"]) for e in elements(surface) if e["type"] == "checkboxes")


def facts(told: str) -> dict[str, str]:
    """The settings that a message lists, by their names."""
    lines = [line[1:].partition("*  ") for line in told.splitlines() if line.startswith("*")]
    return {name: value for name, between, value in lines if between}


def instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
