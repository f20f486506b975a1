"""One deed: what a member did, or what happened, and all that the bot answered to it."""

import copy
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from tests.wire.discord.watch import Watch
from tests.wire.slack import blocks
from tests.wire.slack.errors import Json, Refused
from tests.wire.slack.world import Channel, User, Workspace

COMMAND, INTERACTIVE, EVENT = "slash_commands", "interactive", "events_api"
ACK_S = TRIGGER_S = 3.0
# How many of a person's latest deeds may still be answered by what names only the person.
RECENT = 5


@dataclass
class Deed:
    """Awaiting it gives the body of the first acknowledgement that came in time."""

    kind: str
    payload: Json
    envelope_id: str
    workspace: Workspace
    clock: Callable[[], float]
    # What else to tell when waiting was in vain.
    around: Callable[[], str]
    user: User | None = None
    channel: Channel | None = None
    # The message, or the view, that was used: as it is now.
    source: Json | None = None
    view: Json | None = None
    ack_s: float = ACK_S
    acks: list[Json] = field(default_factory=list)
    late: list[Json] = field(default_factory=list)
    # HTTP mode: what every delivery was answered with, 0 if it was not.
    statuses: list[int] = field(default_factory=list)
    # Times it was sent, and times nobody was there to take it or it fell on deaf ears.
    sent: int = 0
    lost: int = 0
    responses: list[Json] = field(default_factory=list)
    messages: list[Json] = field(default_factory=list)
    views: list[Json] = field(default_factory=list)
    view_updates: list[Json] = field(default_factory=list)
    homes: list[Json] = field(default_factory=list)
    edits: list[Json] = field(default_factory=list)
    # Errors that answers met with: expired_trigger_id, used_url and their like.
    refused: list[str] = field(default_factory=list)
    exchanged: bool = False
    acked_at: float | None = None
    sent_at: float = field(init=False)
    # The latest time; an acknowledgement has its three seconds from there.
    delivered_at: float = field(init=False)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.sent_at = self.delivered_at = self.clock()
        self.watch = Watch(self.describe)

    def __await__(self) -> Generator[Any, None, Json]:
        return self.acked().__await__()

    async def acked(self, times: int = 1, timeout: float = 10.0) -> Json:
        """The body of an acknowledgement, empty if it only said that all is well."""
        await self.watch.until(lambda: len(self.acks) >= times, timeout)
        return self.acks[times - 1]

    async def answered(self, times: int = 1, timeout: float = 10.0) -> int:
        """HTTP mode: the status of the latest of so many answers."""
        await self.watch.until(lambda: len(self.statuses) >= times, timeout)
        return self.statuses[-1]

    async def responded(self, times: int = 1, timeout: float = 10.0) -> list[Json]:
        """The bodies that the bot sent to the response_url."""
        await self.watch.until(lambda: len(self.responses) >= times, timeout)
        return self.responses

    async def seen(self, times: int = 1, timeout: float = 10.0) -> Json:
        """The latest of so many messages in answer: by the acknowledgement, by the
        response_url, or by chat.postEphemeral to the person after their last deed."""
        await self.watch.until(lambda: len(self.messages) >= times, timeout)
        return self.messages[times - 1]

    async def opened(self, times: int = 1, timeout: float = 10.0) -> Json:
        """The modal that was opened or pushed in answer."""
        await self.watch.until(lambda: len(self.views) >= times, timeout)
        return self.views[times - 1]

    async def changed(self, times: int = 1, timeout: float = 10.0) -> Json:
        """The modal that was used or opened, once it was updated; as it then was."""
        await self.watch.until(lambda: len(self.view_updates) >= times, timeout)
        return self.view_updates[times - 1]

    async def home(self, times: int = 1, timeout: float = 10.0) -> Json:
        """The person's App Home, published since."""
        await self.watch.until(lambda: len(self.homes) >= times, timeout)
        return self.homes[times - 1]

    async def edited_message(self, times: int = 1, timeout: float = 10.0) -> Json:
        """The message that was used, once it was edited or taken back; as it then was."""
        await self.watch.until(lambda: len(self.edits) >= times, timeout)
        return self.edits[times - 1]

    async def refusal(self, times: int = 1, timeout: float = 10.0) -> str:
        await self.watch.until(lambda: len(self.refused) >= times, timeout)
        return self.refused[-1]

    @property
    def errors(self) -> dict[str, str]:
        """What the modal shows at its fields, by block_id."""
        faulty = (ack for ack in self.acks if ack.get("response_action") == "errors")
        return dict(next(faulty, {}).get("errors", {}))

    @property
    def private(self) -> bool:
        """Only the person sees the answer."""
        return bool(self.messages) and all(one.get("is_ephemeral") for one in self.messages)

    @property
    def text(self) -> str:
        """All words of all messages in answer."""
        return "\n".join(blocks.text(message) for message in self.messages)

    @property
    def latency_s(self) -> float | None:
        return None if self.acked_at is None else self.acked_at - self.sent_at

    def delivered(self) -> None:
        self.sent += 1
        self.delivered_at = self.clock()

    def acknowledged(self, body: Json) -> bool:
        """Whether it came in time; Slack hears no other."""
        if self.clock() - self.delivered_at > self.ack_s:
            self.late.append(body)
            return False
        self.acks.append(body)
        self.acked_at = self.acked_at or self.clock()
        return True

    def told(self, message: Json) -> None:
        self.messages.append(message)
        self.watch.changed()

    def show(self, view: Json) -> None:
        self.views.append(view)
        self.watch.changed()

    def edited(self, message: Json) -> None:
        self.edits.append(copy.deepcopy(message))
        self.watch.changed()

    def refuse(self, error: str) -> None:
        self.refused.append(error)
        self.watch.changed()

    def describe(self) -> str:
        head = (
            f"{self.kind} {self.payload.get('type', '')} sent {self.sent} times, lost {self.lost}"
        )
        told = f"acks {self.acks}, late {self.late}, statuses {self.statuses}"
        more = f"responses {self.responses}\nrefused {self.refused}"
        return f"{head}\n{told}\n{more}\n{self.around()}"


class Deeds:
    """All deeds, found again by whatever an answer to them names."""

    def __init__(self) -> None:
        self.by_envelope: dict[str, Deed] = {}
        self._by_trigger: dict[str, Deed] = {}
        self._by_user: dict[str, deque[Deed]] = {}
        self.trigger_s = TRIGGER_S
        self.ack_s = ACK_S

    def add(self, deed: Deed) -> None:
        self.by_envelope[deed.envelope_id] = deed
        if "trigger_id" in deed.payload:
            self._by_trigger[deed.payload["trigger_id"]] = deed
        if deed.user:
            self._by_user.setdefault(deed.user.id, deque(maxlen=RECENT)).append(deed)

    def prune(self) -> None:
        """Forget everything that happened: for benchmarks that press a million times."""
        self.by_envelope.clear()
        self._by_trigger.clear()
        self._by_user.clear()

    def triggered(self, trigger: str, workspace: Workspace) -> Deed:
        """The deed, if its trigger can still be exchanged. Raises Refused."""
        deed = self._by_trigger.get(trigger)
        if deed is None or deed.workspace is not workspace:
            raise Refused("invalid_trigger_id")
        error = "exchanged_trigger_id" if deed.exchanged else ""
        if deed.clock() - deed.sent_at > self.trigger_s:
            error = "expired_trigger_id"
        if error:
            deed.refuse(error)
            raise Refused(error)
        return deed

    def exchange(self, deed: Deed) -> None:
        deed.exchanged = True

    def whispered(self, user: str, message: Json) -> None:
        """It answers the person's latest deed."""
        if self._by_user.get(user):
            self._by_user[user][-1].told(message)

    def published(self, user: str, view: Json) -> None:
        for deed in self._by_user.get(user, ()):
            deed.homes.append(view)
            deed.watch.changed()

    def edited(self, message: Json) -> None:
        for deed in self._recent():
            if deed.source is message:
                deed.edited(message)

    def updated(self, view: Json) -> None:
        for deed in self._recent():
            if deed.view is view or any(one is view for one in deed.views):
                deed.view_updates.append(copy.deepcopy(view))
                deed.watch.changed()

    def _recent(self) -> list[Deed]:
        return [deed for deeds in self._by_user.values() for deed in deeds]
