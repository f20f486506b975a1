"""Buttons and menus. Each is dispatched by its id alone, after a restart as before."""

from typing import Any

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


def button(
    label: str,
    id: str,
    style: Style = Style.secondary,
    *,
    emoji: str | None = None,
    disabled: bool = False,
) -> ui.Item[Any]:
    return ui.Button(label=label[:80], custom_id=id, style=style, emoji=emoji, disabled=disabled)


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
    return row(select)


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
