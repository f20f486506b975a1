"""What Discord does to the components of a message or modal before it hands them out again."""

import copy
from collections.abc import Iterator

from tests.wire.discord.errors import Json

V2 = 1 << 15
TEXT_DISPLAY = 10


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, each before those inside it."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("accessory", "component"):
            if key in component:
                yield from walk([component[key]])


def stored(components: list[Json] | None, urls: dict[str, str]) -> list[Json]:
    """A copy with an `id` on each component and attachment:// turned into an address."""
    components = copy.deepcopy(components or [])
    taken = {component["id"] for component in walk(components) if component.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(components):
        component["id"] = component.get("id") or next(free)
        for holder in (component, *component.get("items", [])):
            for key in ("media", "file"):
                if isinstance(holder.get(key), dict):
                    holder[key] = _media(holder[key], urls)
    return components


def _media(media: Json, urls: dict[str, str]) -> Json:
    name = media.get("url", "").removeprefix("attachment://")
    url = urls.get(name, media.get("url", ""))
    return {**media, "url": url, "proxy_url": url, "height": 100, "width": 100}


def pressed(message: Json, custom_id: str) -> Json:
    """The component of a message that has this custom_id. Raises AssertionError if none has."""
    for component in walk(message.get("components", [])):
        if component.get("custom_id") == custom_id:
            assert not component.get("disabled"), f"{custom_id} is disabled"
            return component
    raise AssertionError(f"no {custom_id!r} among {custom_ids(message)}")


def custom_ids(message: Json) -> list[str]:
    found = walk(message.get("components", []))
    return [component["custom_id"] for component in found if "custom_id" in component]


def text(message: Json) -> str:
    """All that the message shows as text: content, embeds and text displays, a line each."""
    lines = [message.get("content") or ""]
    for embed in message.get("embeds", []):
        lines += [embed.get("title", ""), embed.get("description", "")]
        lines += [f"{field['name']}: {field['value']}" for field in embed.get("fields", [])]
    for component in walk(message.get("components", [])):
        if component["type"] == TEXT_DISPLAY:
            lines.append(component["content"])
    return "\n".join(filter(None, lines))
