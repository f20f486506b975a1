"""What a platform must be able to do. It speaks quiz, not chat: no buttons, no colours.

An adapter implements all of it; what only one platform has lives in its
adapter, over ordinary calls of the core.
"""

from datetime import datetime, timedelta
from enum import IntEnum
from typing import Protocol

from bot.domain.refs import ChannelRef, MessageRef
from bot.views import Posting


class Urgency(IntEnum):
    """What goes first where many wait: what was begun, then new posts, then counts of answers."""

    BEGUN = 0
    POST = 1
    COUNT = 2


class Platform(Protocol):
    @property
    def name(self) -> str: ...

    async def run(self) -> None:
        """Connect and serve until cancelled."""
        ...

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        """Wait for the turn of one request to this channel; it comes before each of those below.
        What is to be said is read only then, so that a long queue neither holds old views nor
        draws them all at once. Raises NotYet instead of waiting for long."""
        ...

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        """Put a new message where `find` can recognise it by its mark.

        Raises DeliveryFailed; the core tries again, after asking `find`. Raises
        ChannelGone; the core pauses the channel and tells the organiser.
        """
        ...

    async def edit(self, message: MessageRef, view: Posting) -> None:
        """Show something else in a message that stands. A message that somebody deleted
        is no error. Raises DeliveryFailed and ChannelGone."""
        ...

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        """The message of that mark, if an earlier attempt did land; `view` is what it was to say,
        where that tells in which thread to look. Raises as `post` does, and CannotTell."""
        ...


class DeliveryFailed(Exception):
    """The message may not have landed; try again, not before `retry_after` if that is given."""

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class NotYet(Exception):
    """The platform takes no more at the moment. Nothing was sent; come back after `wait`."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"in {wait}")
        self.wait = wait


class CannotTell(Exception):
    """Whether the message landed cannot be found out; `reason` says why, for the organiser."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ChannelGone(Exception):
    """The bot cannot post there until a person mends it; `fix` says how, in a sentence."""

    def __init__(self, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fix = fix
