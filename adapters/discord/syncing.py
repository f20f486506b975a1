"""Telling Discord which commands there are, only when they changed.

Discord allows 200 creations a day and makes clients reload; so the hash of
what was told last is remembered.
"""

import hashlib
import json
import logging
from typing import Any

from discord import app_commands

from bot.memory import Memory

log = logging.getLogger(__name__)

Tree = app_commands.CommandTree[Any]


async def sync(tree: Tree, application_id: int, memory: Memory) -> bool:
    """True if Discord had to be told. Raises what the client library raises."""
    name = f"discord.commands.{application_id}"
    told = await digest(tree)
    if await memory.recall(name) == told:
        return False
    await tree.sync()
    await memory.keep(name, told)
    log.info("told Discord the commands anew")
    return True


async def digest(tree: Tree) -> str:
    translator = tree.translator
    payload = [
        await command.get_translated_payload(tree, translator)
        if translator
        else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
