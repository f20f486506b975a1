"""The least that discord.py does: one command, one button, nothing kept.

It proves the server, and is what benchmarks subtract.
"""

import asyncio
import contextlib
import logging
import os
import re
import signal
from typing import Any, Self

import discord
from discord import app_commands

from tests.wire.discord.aim import aim


class PressButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"p1:(?P<n>\d+)"):
    def __init__(self, n: int) -> None:
        super().__init__(discord.ui.Button(label=f"Press {n}", custom_id=f"p1:{n}"))
        self.n = n

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        return cls(int(match["n"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"pressed {self.n}", ephemeral=True)


class Bare(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="ping", description="Answer with a button.")(ping)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(PressButton)
        await self.tree.sync()


async def ping(interaction: discord.Interaction) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(PressButton(1))
    await interaction.response.send_message("pong", view=view)


async def main() -> None:
    aim()
    logging.basicConfig(level=logging.INFO)
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    async with Bare() as client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())
