"""A server in memory with its members, the real adapter in it, and what can be read there.

What simcord does not do itself, Discord does: it says in an interaction what
the bot may do in a chosen channel, and sends an interaction twice at times.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import simcord

from adapters.discord.app import Discord
from bot.daily import Heartbeat
from bot.memory import Memory
from tests.fakes import FakeClock

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # where simcord's own clock begins
Shown = simcord.ResponseMessage


class Env(simcord.Env):
    """Looks for what is still to be done every 2 ms, where simcord does every 50."""

    async def _settle_internal(self, **options: Any) -> None:
        await super()._settle_internal(**{**options, "idle": 0.002})


class Gateway:
    """Sees every interaction before the bot does, and adds what simcord leaves out."""

    def __init__(self, env: simcord.Env) -> None:
        self._env = env
        self.locale = "en-US"
        self.last: dict[str, Any] = {}
        env.backend.subscribers.insert(0, self)

    def __call__(self, event: str, payload: Mapping[str, Any]) -> None:
        if event != "INTERACTION_CREATE" or not isinstance(payload, dict):
            return
        payload["locale"] = self.locale
        backend = self._env.backend
        for id, channel in payload["data"].get("resolved", {}).get("channels", {}).items():
            mine = backend.compute_permissions(
                int(payload["guild_id"]), backend.bot_user.id, int(id)
            )
            channel["app_permissions"] = str(mine)
        self.last = payload

    async def repeat(self) -> None:
        """Send the last interaction once more, as Discord does after a resume."""
        self._env.backend.emit("INTERACTION_CREATE", self.last)
        await self._env.settle()


@dataclass
class World:
    env: simcord.Env
    adapter: Discord
    heartbeat: Heartbeat
    memory: Memory
    clock: FakeClock
    gateway: Gateway
    guild: simcord.GuildHandle
    room: simcord.ChannelHandle
    ann: simcord.MemberActor  # may manage the server
    bob: simcord.MemberActor
    cleo: simcord.MemberActor

    async def log_in(self, adapter: Discord) -> None:
        """What the adapter does once Discord has taken its token."""
        self.adapter = adapter
        await adapter.begin()

    async def to(self, text: str) -> None:
        """Move both clocks to an instant in UTC and do what is due then."""
        self.clock.to(text)
        there = (self.clock.now() - EPOCH).total_seconds()
        await self.env.advance_time(max(0.0, there - (self.env.now() - EPOCH).total_seconds()))
        await self.tick()

    async def tick(self) -> None:
        await self.heartbeat.tick()
        await self.env.settle()

    async def start(self, **options: Any) -> simcord.InteractionResult:
        """Ann sets a daily up: 09:00 in UTC, in the room, unless `options` say otherwise."""
        wish = {"channel": self.room, "time": "09:00", "timezone": "UTC", **options}
        return await self.ann.slash(self.room, "daily start", **wish)

    async def asked(self) -> Shown:
        """The question of the first morning, posted."""
        await self.start()
        await self.to("2026-03-02 09:00")
        return self.posts()[-1]

    async def forged(self, id: str, who: simcord.MemberActor) -> str:
        """What comes of an id that this member was never shown, under a message made up for it."""
        press = {"custom_id": id, "component_type": 2}
        button = {"type": 2, "id": 2, "style": 2, "label": "Forged", "custom_id": id}
        row = {"type": 1, "id": 1, "components": [button]}
        shown = {**self.gateway.last["message"], "components": [row]}
        result = await who._dispatch_interaction(
            3, self.room, press, extra={"message": shown}, source_message_id=int(shown["id"])
        )
        return said(result)

    def posts(self, channel: simcord.ChannelHandle | None = None) -> list[Shown]:
        """What everybody sees in a channel, oldest first; the room unless another is given."""
        found = self.env.backend.messages.get((channel or self.room).id, {})
        stored = sorted(found.values(), key=lambda message: message.id)
        return [Shown(self.env, message) for message in stored if message.visible_to(None)]

    def dms(self, member: simcord.MemberActor) -> list[Shown]:
        return self.posts(member.user.dm_channel)

    def sent(self, method: str, ending: str) -> list[Any]:
        """The bodies of the requests to addresses that end so."""
        requests = self.env.http_requests
        return [r.json for r in requests if r.method == method and r.path.endswith(ending)]


def walked(components: Any) -> Iterator[dict[str, Any]]:
    """Every component, nested ones too, as Discord counts them."""
    for component in components if isinstance(components, list) else [components]:
        yield component
        for key in ("components", "component", "accessory"):
            yield from walked(component[key]) if component.get(key) else ()


def text(shown: simcord.InteractionResult | Shown) -> str:
    """All that is written in a message."""
    message = shown.response if isinstance(shown, simcord.InteractionResult) else shown
    assert message is not None, f"no message: {shown}"
    return "\n".join(c["content"] for c in walked(message.components) if c["type"] == 10)


def said(result: simcord.InteractionResult) -> str:
    """What one member was told in private."""
    assert result.response is not None, f"no answer: {result}"
    assert result.response.ephemeral, "everybody can read it"
    return text(result.response)


def facts(told: str) -> dict[str, str]:
    """The settings that a message lists, by their names."""
    lines = (line[2:].partition("**  ")[::2] for line in told.splitlines() if "**  " in line)
    return dict(lines)


def buttons(shown: Shown) -> dict[str, str]:
    """The ids of a message's buttons by their labels."""
    return {c["label"]: c["custom_id"] for c in walked(shown.components) if c["type"] == 2}


def answer(result: simcord.InteractionResult) -> Shown:
    assert result.response is not None, f"no answer: {result}"
    return result.response
