"""Commands as Discord is told them: only when they changed, and in German too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import adapters.discord
from adapters.discord.syncing import sync
from tests.adapters.discord.conftest import Adapters
from tests.adapters.discord.rules import command_faults
from tests.adapters.discord.world import World, buttons

GERMAN = Path(adapters.discord.__file__).parent / "locales" / "de.json"
TOLD = "/commands"


async def test_commands_are_told_at_the_first_start(world: World) -> None:
    assert len(world.sent("PUT", TOLD)) == 1


async def test_commands_are_not_told_again_after_a_restart(
    world: World, adapters: Adapters
) -> None:
    fresh = adapters()
    await world.env.restart_bot(fresh.client)
    await world.log_in(fresh)
    assert len(world.sent("PUT", TOLD)) == 1


async def test_commands_are_told_again_when_one_changed(world: World, adapters: Adapters) -> None:
    fresh = adapters()
    fresh.client.tree.remove_command("about")
    await world.env.restart_bot(fresh.client)
    await world.log_in(fresh)
    assert [len(told) for told in world.sent("PUT", TOLD)] == [8, 7]


async def test_commands_that_could_not_be_told_are_told_at_the_next_try(
    world: World,
) -> None:
    await world.memory.keep(f"discord.commands.{world.env.bot.application_id}", "an older one")
    world.env.inject_error("PUT", "*/commands", status=500)
    with pytest.raises(Exception, match="500"):
        await sync(world.adapter.client.tree, world.env.bot.application_id or 0, world.memory)
    assert await sync(world.adapter.client.tree, world.env.bot.application_id or 0, world.memory)


def told(command: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every text for people in a command, with its translations."""
    yield command["description"], command.get("description_localizations") or {}
    for option in command.get("options") or []:
        yield from told(option)
    for choice in command.get("choices") or []:
        yield choice["name"], choice.get("name_localizations") or {}


async def test_every_text_has_a_german_translation(world: World) -> None:
    (commands,) = world.sent("PUT", TOLD)
    texts = [text for command in commands for text in told(command)]
    assert [text for text, languages in texts if "de" not in languages] == []


async def test_no_translation_is_of_a_text_that_is_gone(world: World) -> None:
    (commands,) = world.sent("PUT", TOLD)
    texts = {text for command in commands for text, _ in told(command)}
    assert [text for text in json.loads(GERMAN.read_text("utf-8")) if text not in texts] == []


async def test_every_text_fits_in_every_language(world: World) -> None:
    (commands,) = world.sent("PUT", TOLD)
    assert [fault for command in commands for fault in command_faults(command)] == []


async def test_names_are_the_same_in_every_language(world: World) -> None:
    (commands,) = world.sent("PUT", TOLD)
    assert [c["name"] for c in commands if c.get("name_localizations")] == []


async def test_daily_is_for_who_manages_the_server_unless_the_server_says_otherwise(
    world: World,
) -> None:
    (commands,) = world.sent("PUT", TOLD)
    found = {c["name"]: c.get("default_member_permissions") for c in commands}
    organisers = {name for name, wanted in found.items() if wanted in (32, "32")}
    assert organisers == {"daily", "reveal"}


async def test_practice_can_be_installed_by_a_member_alone(world: World) -> None:
    (commands,) = world.sent("PUT", TOLD)
    (quiz,) = [command for command in commands if command["name"] == "quiz"]
    assert (quiz["integration_types"], quiz["contexts"]) == ([0, 1], [0, 1, 2])


# The first word in a new server


async def test_a_new_server_is_greeted_with_one_next_step(world: World) -> None:
    await world.adapter.greet()
    (shown,) = world.posts()
    assert list(buttons(shown).values()) == ["a1:begin"]


async def test_a_server_is_greeted_once(world: World) -> None:
    await world.adapter.greet()
    await world.adapter.greet()
    assert len(world.posts()) == 1


async def test_a_server_is_not_greeted_again_after_a_restart(
    world: World, adapters: Adapters
) -> None:
    await world.adapter.greet()
    fresh = adapters()
    await world.env.restart_bot(fresh.client)
    await fresh._welcome.look()
    assert len(world.posts()) == 1


async def test_a_server_whose_first_channel_is_closed_is_greeted_in_the_next(
    world: World,
) -> None:
    other = world.guild.create_text_channel("other")
    path = f"/channels/{world.room.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50001, message="Missing Access")
    await world.adapter.greet()
    assert len(world.posts(other)) == 1
