"""`python -m bench.bare_discord [MODULE …]`: the least bot that answers the same presses.

It knows the buttons of a question by their ids, and answers each in private
with a message of the size of ours. It keeps nothing and looks nothing up. The
modules named are imported and left alone, for what they take of memory.

Not tests/wire/discord/bare.py: that one answers "pressed 1", and most of what
an answer costs in discord.py is building a layout and writing it as JSON.
"""

import asyncio
import contextlib
import importlib
import os
import re
import signal
import sys
from typing import Any, Self

import discord
from discord import app_commands, ui

from tests.wire.discord.aim import aim

# As many texts, of the same length, as a member is told who answered wrong.
TEXTS = (
    "### ❌ Not right. You answered A. The answer is C.",
    "❌ **A**  The data: words rather than the pixels of an image  *(your choice, wrong)*\n"
    "-# Either can hold words or pixels; a denoising autoencoder on text is one that holds words.\n"
    "✅ **C**  The target: another sequence rather than the input  *(right)*\n"
    "-# An autoencoder gives its own input back, a translator gives the same in another language.",
    "**🔥 1 day in a row · best 1 · 0 freezes in hand**",
)


class Answer(ui.LayoutView):
    def __init__(self, texts: tuple[str, ...], *controls: ui.Item[Any]) -> None:
        super().__init__(timeout=None)
        # Or discord.py keeps it, and a task that waits for its end, for 15 minutes: a bot that
        # fills up with answers gets slower, and would flatter ours.
        self.stop()
        box: ui.Container[Answer] = ui.Container(accent_color=0xC0392B)
        for text in texts:
            box.add_item(ui.TextDisplay(text))
        box.add_item(ui.ActionRow(*controls))
        self.add_item(box)


class Press(ui.DynamicItem[ui.Button[Any]], template=r"q1:(?P<round>\d+):(?P<what>[a-z]+)"):
    def __init__(self, round_id: str, what: str) -> None:
        super().__init__(ui.Button(label=what, custom_id=f"q1:{round_id}:{what}"))
        self.round_id = round_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["round"], match["what"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        answer = Answer(TEXTS, Press(self.round_id, "more"))
        await interaction.response.send_message(view=answer, ephemeral=True)


class Bare(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="ping", description="Answer.")(ping)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Press)
        await self.tree.sync()


async def ping(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("pong")


async def main() -> None:
    aim()
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    async with Bare() as client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        importlib.import_module(name)
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())
