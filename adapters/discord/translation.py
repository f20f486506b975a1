"""Command texts in the languages of which there is a file in locales/.

A file maps the English text to its translation; a text that it lacks stays
English. Names of commands and options are the same everywhere, since people
tell each other what to type.
"""

import json
from functools import cache
from pathlib import Path

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Where

FOLDER = Path(__file__).parent / "locales"
TRANSLATED = {
    *(Where.command_description, Where.group_description),
    *(Where.parameter_description, Where.choice_name),
}


class Catalogues(app_commands.Translator):
    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        if context.location not in TRANSLATED:
            return None
        return catalogue(locale.value).get(string.message)


@cache
def catalogue(locale: str) -> dict[str, str]:
    file = FOLDER / f"{locale}.json"
    found: dict[str, str] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return found
