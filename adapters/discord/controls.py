"""Buttons and menus that are dispatched by their id alone, after a restart as before."""

import re
from typing import Any, Self

import discord
from discord import ui

from adapters.discord import ids
from adapters.discord.layout import Layout, Row, row
from bot.views import Ask

PER_ROW = 5
LABEL = 100  # characters of an option in a menu
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Style = discord.ButtonStyle
Client = discord.Client


class Control(
    ui.DynamicItem[ui.Item[Any]],
    template=re.compile(
        "|".join(
            p.pattern.replace("?P<", f"?P<{v}_")
            for v, p in (("q", ids.QUESTION), ("n", ids.NEXT), ("b", ids.BOARD), ("a", ids.ADMIN))
        )
    ),
):
    """Any control of ours. What a press means is the client's to know, by the id."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.pressed(interaction)


def button(
    label: str,
    id: str,
    style: Style = Style.secondary,
    *,
    emoji: str | None = None,
    disabled: bool = False,
) -> ui.Item[Any]:
    return Control(
        ui.Button(label=label[:80], custom_id=id, style=style, emoji=emoji, disabled=disabled)
    )


def menu(id: str, placeholder: str, options: list[str], *, least: int = 1) -> Row:
    """A menu of which any number can be chosen, valued a, b, c, …"""
    chosen = [
        discord.SelectOption(label=f"{letter.upper()} · {text}"[:LABEL], value=letter)
        for letter, text in zip(LETTERS, options[:25], strict=False)
    ]
    select: ui.Select[Layout] = ui.Select(
        custom_id=id,
        placeholder=placeholder[:150],
        min_values=least,
        max_values=len(chosen),
        options=chosen,
    )
    return row(Control(select))


def answering(round_id: int, ask: Ask, *, after_reveal: bool = False) -> list[Row]:
    """How a question is answered: letters, a menu, or a window to write in."""
    style = Style.secondary if after_reveal else Style.primary
    match ask.kind:
        case "choice":
            letters = LETTERS[: len(ask.options)]
            buttons = [button(x.upper(), ids.question(round_id, x), style) for x in letters]
            return [row(*buttons[i : i + PER_ROW]) for i in range(0, len(buttons), PER_ROW)]
        case "several":
            options = ["".join(span.text for span in option) for option in ask.options]
            id = ids.question(round_id, ids.SEVERAL)
            return [menu(id, "Choose all that are right", options)]
        case "number":
            return [row(button("Enter a number", ids.question(round_id, ids.NUMBER), style))]
    written = button("Write an answer", ids.question(round_id, ids.WRITE), style)
    thought = button("I have thought it through", ids.question(round_id, ids.THOUGHT))
    return [row(written, thought)]
