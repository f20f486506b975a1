"""Turns discord.py, in the process that calls it, to the server that the environment names.

Set DISCORD_TEST_PATIENT to keep the five seconds before a second identify.
"""

import os

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


async def at_once(*_: object, **__: object) -> None:
    """In place of the five seconds that discord.py waits before it identifies again."""


def aim() -> None:
    Route.BASE = os.environ["DISCORD_TEST_REST"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_TEST_GATEWAY"])
    if "DISCORD_TEST_PATIENT" not in os.environ:
        discord.Client.before_identify_hook = at_once  # type: ignore[method-assign]
