"""Slack on this machine: Web API, Socket Mode and signed HTTP, for a real Bolt in another process.

It holds apps to what Slack holds them to (rate limits, scopes, three seconds to
acknowledge and to open a view, five answers to a response_url) and breaks on demand.
It judges little of the content: feed `SlackServer.requests` to an oracle for that.
"""

from tests.wire.discord.process import BotProcess
from tests.wire.slack.actions import Person
from tests.wire.slack.deeds import Deed
from tests.wire.slack.server import SlackServer
from tests.wire.slack.world import Channel, User, Workspace, World

__all__ = [
    "BotProcess",
    "Channel",
    "Deed",
    "Person",
    "SlackServer",
    "User",
    "Workspace",
    "World",
]
