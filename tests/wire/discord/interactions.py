"""One interaction: what a member did, and all that the bot answered to it."""

import asyncio
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.wire.discord import components
from tests.wire.discord.errors import Json
from tests.wire.discord.payloads import EPHEMERAL, LOADING
from tests.wire.discord.watch import Watch
from tests.wire.discord.world import Channel

T = TypeVar("T")
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, SHOW_MODAL = 4, 5, 6, 7, 8, 9
ANSWER_S, TOKEN_S = 3.0, 900.0


@dataclass
class Interaction:
    """Awaiting it gives the body of the first callback that Discord took."""

    id: int
    token: str
    type: int
    payload: Json
    channel: Channel
    clock: Callable[[], float]
    # What else to tell when waiting was in vain.
    around: Callable[[], str]
    # The message whose component was used, as it is now.
    source: Json | None = None
    answer_s: float = ANSWER_S
    callback: Json | None = None
    # What @original means: the reply, or the message whose component was used.
    original: Json | None = None
    modal: Json | None = None
    followups: list[Json] = field(default_factory=list)
    edits: list[Json] = field(default_factory=list)
    deleted: bool = False
    # Callbacks that came too late or a second time, with the code they were refused with.
    refused: list[tuple[int, Json]] = field(default_factory=list)
    answered_at: float | None = None
    sent_at: float = field(init=False)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.sent_at = self.clock()
        self.watch = Watch(self.describe)

    def __await__(self) -> Generator[Any, None, Json]:
        return self.answered().__await__()

    async def answered(self, timeout: float = 10.0) -> Json:
        """The callback's body: `type` and `data`."""
        return await self.watch.until(lambda: self.callback, timeout) or {}

    async def shown(self, timeout: float = 10.0) -> Json:
        """The reply as the member sees it, once it is more than "thinking"."""
        return await self.watch.until(self._shown, timeout) or {}

    async def followed(self, times: int = 1, timeout: float = 10.0) -> list[Json]:
        await self.watch.until(lambda: len(self.followups) >= times, timeout)
        return self.followups

    async def edited(self, times: int = 1, timeout: float = 10.0) -> list[Json]:
        """The bodies of the edits of the original reply."""
        await self.watch.until(lambda: len(self.edits) >= times, timeout)
        return self.edits

    async def refusal(self, times: int = 1, timeout: float = 10.0) -> int:
        """The code with which the latest refused callback was refused."""
        await self.watch.until(lambda: len(self.refused) >= times, timeout)
        return self.refused[-1][0]

    def _shown(self) -> Json | None:
        message = self.original
        return None if message is None or message["flags"] & LOADING else message

    @property
    def answered_in_time(self) -> bool:
        return self.callback is not None

    @property
    def latency_s(self) -> float | None:
        return None if self.answered_at is None else self.answered_at - self.sent_at

    @property
    def private(self) -> bool:
        """Only the member sees the reply."""
        return bool(self.original and self.original["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """All text of the reply and its follow-ups."""
        # The first follow-up to "thinking" is the reply itself.
        more = [message for message in self.followups if message is not self.original]
        replies = [self.original, *more] if self.original else more
        return "\n".join(components.text(message) for message in replies)

    @property
    def choices(self) -> list[Json]:
        """What autocomplete offered."""
        return list(self.callback["data"]["choices"]) if self.callback else []

    @property
    def unanswerable(self) -> bool:
        """Too late for a first response."""
        return self.callback is None and self.clock() - self.sent_at > self.answer_s

    @property
    def expired(self) -> bool:
        return self.clock() - self.sent_at > TOKEN_S

    def describe(self) -> str:
        told = f"callback: {self.callback}\nfollowups: {self.followups}\nedits: {self.edits}"
        head = f"interaction {self.id} of type {self.type}\n{told}\nrefused: {self.refused}"
        return f"{head}\n{self.around()}"


class Interactions:
    """All interactions by id and by token; those that ended may be dropped by `prune`."""

    def __init__(self) -> None:
        self.by_id: dict[int, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}
        self.answer_s = ANSWER_S

    def add(self, interaction: Interaction) -> None:
        self.by_id[interaction.id] = interaction
        self.by_token[interaction.token] = interaction

    def prune(self) -> None:
        """Forget everything that happened: for benchmarks that press a million times."""
        self.by_id.clear()
        self.by_token.clear()


def new_token(id: int) -> str:
    return f"aW50ZXJhY3Rpb246{id:x}"


def loop_clock() -> Callable[[], float]:
    return asyncio.get_running_loop().time
