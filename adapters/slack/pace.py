"""Posts below Slack's limits: one a second to a channel, and a few a second to a workspace.

Workspaces wait for themselves only. A post that would have to wait long is
sent back to the ledger, so that nobody holds a place in the queue for minutes.
"""

import asyncio
from collections import OrderedDict
from datetime import timedelta

from bot.ports import NotYet, Urgency

PER_SECOND = 4.5  # to a workspace; Slack says “several hundred a minute”
CHANNEL_GAP_S = 1.05
EDITS_GAP_S = 1.25  # updates and looks into a history: 50 a minute to a workspace
LONGEST_WAIT_S = 7.0  # longer than a beat, so that the next one finds the queue not yet empty
REMEMBERED = 4096  # channels


class Pace:
    """The turns of one workspace."""

    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._gap_s = 1 / per_second
        self._next_s = self._next_edit_s = 0.0
        self._channels: OrderedDict[str, float] = OrderedDict()

    async def turn(self, channel: str, urgency: Urgency = Urgency.POST) -> None:
        """Wait until the next post to this channel may go out. Raises NotYet instead of waiting
        for long."""
        now = asyncio.get_running_loop().time()
        at = max(self._next_s, now)
        if at - now > LONGEST_WAIT_S and urgency is not Urgency.BEGUN:
            raise NotYet(timedelta(seconds=at - now - LONGEST_WAIT_S / 2))
        self._next_s = at + self._gap_s
        at = max(at, self._channels.get(channel, 0.0) + CHANNEL_GAP_S)
        self._note(channel, at)
        if at > now:
            await asyncio.sleep(at - now)

    async def slow_turn(self) -> None:
        """Wait until the next update, or look into a history, may go out. Raises NotYet."""
        now = asyncio.get_running_loop().time()
        at = max(self._next_edit_s, now)
        if at - now > LONGEST_WAIT_S:
            raise NotYet(timedelta(seconds=at - now - LONGEST_WAIT_S / 2))
        self._next_edit_s = at + EDITS_GAP_S
        if at > now:
            await asyncio.sleep(at - now)

    def _note(self, channel: str, at: float) -> None:
        self._channels[channel] = at
        self._channels.move_to_end(channel)
        if len(self._channels) > REMEMBERED:
            self._channels.popitem(last=False)
