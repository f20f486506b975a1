"""Stand-ins for what lies outside: the clock and the platform. Everything else is real."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.refs import ChannelRef, MemberRef, MessageRef
from bot.ports import CannotTell, ChannelGone, DeliveryFailed, NotYet, Urgency
from bot.views import NoticeView, Posting, QuestionView, RevealView, StandingsView

ROOM = ChannelRef("fake", "room")
ANN = MemberRef("fake", "club", "1", "Ann")
BOB = MemberRef("fake", "club", "2", "Bob")
CLEO = MemberRef("fake", "club", "3", "Cleo")
ANN_IN_PRIVATE = ChannelRef("fake", "@1")


class FakeClock:
    """Monday 2 March 2026, 08:00 UTC, until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def advance(self, **length: float) -> None:
        self.time += timedelta(**length)

    def to(self, text: str) -> None:
        """Move to an instant in UTC, such as `2026-03-02 09:00`."""
        self.time = datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class Sent:
    channel: ChannelRef
    view: Posting
    mark: str


@dataclass
class FakePlatform:
    """Remembers what stands in its channels, and fails when told to.

    `failing` raises before anything is posted; `cutting` posts and then loses
    the connection, so that the caller cannot know; `gone` are channels lost, and
    `unreachable` those that fail for a while, `hanging` those that never answer. `busy` is
    how often there is no turn yet, `cannot_tell` why nobody knows whether a post came out.
    """

    name: str = "fake"
    sent: list[Sent] = field(default_factory=list)
    edits: list[tuple[MessageRef, Posting]] = field(default_factory=list)
    failing: int = 0
    cutting: int = 0
    raising: BaseException | None = None
    gone: set[str] = field(default_factory=set)
    unreachable: set[str] = field(default_factory=set)
    hanging: set[str] = field(default_factory=set)
    edit_error: BaseException | None = None
    retry_after: timedelta | None = None
    busy: int = 0
    cannot_tell: str = ""

    async def run(self) -> None:
        raise AssertionError("the tests drive the clock themselves")

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        if self.busy:
            self.busy -= 1
            raise NotYet(timedelta(seconds=20))

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        if channel.id in self.gone:
            raise ChannelGone("the channel was deleted", "Choose another one.")
        if channel.id in self.hanging:
            await asyncio.Event().wait()
        if channel.id in self.unreachable:
            raise DeliveryFailed("no answer")
        if self.raising is not None:
            raise self.raising
        if self.failing:
            self.failing -= 1
            raise DeliveryFailed("503", self.retry_after)
        self.sent.append(Sent(channel, view, mark))
        if self.cutting:
            self.cutting -= 1
            raise DeliveryFailed("the connection was cut")
        return MessageRef(channel, f"m{len(self.sent)}")

    async def edit(self, message: MessageRef, view: Posting) -> None:
        if self.edit_error is not None:
            raise self.edit_error
        self.edits.append((message, view))

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        if self.cannot_tell:
            raise CannotTell(self.cannot_tell)
        for number, sent in enumerate(self.sent, 1):
            if sent.channel == channel and sent.mark == mark:
                return MessageRef(channel, f"m{number}")
        return None

    @property
    def questions(self) -> list[QuestionView]:
        return [sent.view for sent in self.sent if isinstance(sent.view, QuestionView)]

    @property
    def reveals(self) -> list[RevealView]:
        return [sent.view for sent in self.sent if isinstance(sent.view, RevealView)]

    @property
    def standings(self) -> list[StandingsView]:
        return [sent.view for sent in self.sent if isinstance(sent.view, StandingsView)]

    @property
    def notices(self) -> list[NoticeView]:
        return [sent.view for sent in self.sent if isinstance(sent.view, NoticeView)]

    @property
    def said(self) -> list[str]:
        """What came into the room, in order: question, reveal, standings or notice."""
        return [type(sent.view).__name__.removesuffix("View").lower() for sent in self.sent]
