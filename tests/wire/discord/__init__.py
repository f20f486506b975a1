"""Discord on this machine: REST API v10 and gateway, for a real discord.py in another process.

It holds clients to what Discord holds them to (rate limits, nonces, three
seconds to answer) and breaks on demand. It judges no content: feed
`DiscordServer.requests` to an oracle for that.
"""

from tests.wire.discord.actions import Person
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.process import BotProcess
from tests.wire.discord.server import DiscordServer
from tests.wire.discord.world import Channel, Guild, Upload, World

__all__ = [
    "BotProcess",
    "Channel",
    "DiscordServer",
    "Guild",
    "Interaction",
    "Person",
    "Upload",
    "World",
]
