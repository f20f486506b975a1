"""A bot that uses what a study bot may use of discord.py: it proves the rest of the server."""

import asyncio
import contextlib
import io
import os
import signal
from typing import Any

import discord
from discord import app_commands, ui

from tests.wire.discord.aim import aim

Press = discord.Interaction[Any]


class Form(ui.Modal, title="A question"):
    name: "ui.Label[Any]" = ui.Label(text="Name", component=ui.TextInput(custom_id="name"))
    level: "ui.Label[Any]" = ui.Label(
        text="Level",
        component=ui.RadioGroup(
            custom_id="level",
            options=[discord.RadioGroupOption(label=c, value=c) for c in ("easy", "hard")],
        ),
    )
    days: "ui.Label[Any]" = ui.Label(
        text="Days",
        component=ui.CheckboxGroup(
            custom_id="days",
            options=[discord.CheckboxGroupOption(label=c, value=c) for c in ("mon", "tue")],
        ),
    )
    topic: "ui.Label[Any]" = ui.Label(
        text="Topic",
        component=ui.Select(
            custom_id="topic",
            options=[discord.SelectOption(label=c, value=c) for c in ("cnn", "rnn")],
        ),
    )

    async def on_submit(self, interaction: Press) -> None:
        name, level, days, topic = (
            label.component for label in (self.name, self.level, self.days, self.topic)
        )
        assert isinstance(name, ui.TextInput)
        assert isinstance(level, ui.RadioGroup)
        assert isinstance(days, ui.CheckboxGroup)
        assert isinstance(topic, ui.Select)
        got = f"{name.value} {level.value} {days.values} {topic.values}"
        await interaction.response.send_message(got, ephemeral=True)


class Board(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        form: ui.Button[Any] = ui.Button(label="Form", custom_id="form")
        update: ui.Button[Any] = ui.Button(label="Update", custom_id="update")
        choose: ui.Select[Any] = ui.Select(
            custom_id="choose",
            options=[discord.SelectOption(label="a"), discord.SelectOption(label="b")],
        )
        form.callback = self.form  # type: ignore[method-assign]
        update.callback = self.update  # type: ignore[method-assign]
        choose.callback = self.choose  # type: ignore[method-assign]
        self.head: ui.TextDisplay[Any] = ui.TextDisplay("a board")
        self.add_item(
            ui.Container(
                self.head,
                ui.MediaGallery(discord.MediaGalleryItem("attachment://a.png")),
                ui.Section("a section", accessory=form),
                ui.ActionRow(update),
                ui.ActionRow(choose),
            )
        )

    async def form(self, interaction: Press) -> None:
        await interaction.response.send_modal(Form())

    async def update(self, interaction: Press) -> None:
        self.head.content = "updated"
        await interaction.response.edit_message(view=self)

    async def choose(self, interaction: Press) -> None:
        values = interaction.data["values"] if interaction.data else []  # type: ignore[typeddict-item]
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content=f"chose {values}")


group = app_commands.Group(name="deck", description="Decks")


@group.command(description="Show the board")
async def show(interaction: Press) -> None:
    file = discord.File(io.BytesIO(b"png"), "a.png")
    answer = await interaction.response.send_message(view=Board(), file=file)
    assert isinstance(answer.resource, discord.InteractionMessage)
    assert answer.resource.id == (await interaction.original_response()).id


@group.command(description="Everything a command can name")
async def name(
    interaction: Press,
    channel: discord.TextChannel,
    user: discord.Member,
    count: int,
    topic: str = "none",
) -> None:
    may = interaction.app_permissions.send_messages and interaction.permissions.manage_guild
    await interaction.response.defer()
    said = f"{channel.name} {user.name} {count} {topic} {may} {interaction.locale}"
    await interaction.followup.send(said)
    await interaction.followup.send("hidden", ephemeral=True)
    await interaction.delete_original_response()


@name.autocomplete("topic")
async def topics(interaction: Press, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{typed}!", value=typed)]


@group.command(description="What the bot does by itself")
async def post(interaction: Press, where: app_commands.AppCommandChannel) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    channel = await interaction.client.fetch_channel(where.id)
    first = await channel.send("one", nonce="n1", embed=discord.Embed(title="t"))
    again = await channel.send("one", nonce="n1")
    await first.edit(content="two")
    thread = await first.create_thread(name="talk")
    await thread.send("in the thread", file=discord.File(io.BytesIO(b"x"), "x.txt"))
    found = [message.id async for message in channel.history(limit=10)]
    dm = await interaction.user.create_dm()
    await dm.send("hello")
    await interaction.edit_original_response(
        content=f"{first.id == again.id} {found == [first.id]}"
    )


class Rich(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(group)

    async def setup_hook(self) -> None:
        await self.tree.sync()


async def main() -> None:
    aim()
    discord.utils.setup_logging()
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    async with Rich() as client:
        await client.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())
