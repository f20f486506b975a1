"""Names of things outside: a platform, and ids that only its adapter understands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ChannelRef:
    """A channel, or the private conversation with one person."""

    platform: str
    id: str


@dataclass(frozen=True)
class MessageRef:
    channel: ChannelRef
    id: str


@dataclass(frozen=True)
class MemberRef:
    """A person in a place (a Discord server, a Slack workspace), under the name shown there.

    `place` is empty in a private conversation with the bot, which is in none.
    """

    platform: str
    place: str
    id: str
    name: str
