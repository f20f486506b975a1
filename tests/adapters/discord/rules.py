"""Discord's rules that matter here, applied to every request that a test made.

In our own words, so that they hold where the oracle is not.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from simcord.types import HttpLogEntry

from tests.adapters.discord.oracle import asked
from tests.adapters.discord.world import walked

V2, PRIVATE = 1 << 15, 1 << 6
MENU, INPUT, TEXT, LABEL = 3, 4, 10, 18
ANSWER = 4


def judged(requests: Iterable[HttpLogEntry]) -> list[str]:
    """Every broken rule of every request, by ours and by the oracle's."""
    return [
        f"{request.method} {request.path}: {fault}"
        for request in requests
        for fault in [*faults(request), *asked(request)]
    ]


def faults(request: HttpLogEntry) -> Iterator[str]:
    body: Any = request.json or {}
    if request.path.endswith("/commands"):
        for command in body:
            yield from command_faults(command)
    elif request.path.endswith("/callback"):
        yield from _callback(body["type"], body.get("data") or {})
    elif re.search(r"/messages(/\d+|/@original)?$|^/webhooks/", request.path) and body:
        yield from message_faults(body, new=request.method == "POST")
        if request.path.endswith("/messages") and not 1 <= len(str(body.get("nonce") or "")) <= 25:
            yield f"the nonce {body.get('nonce')!r}: a post without one can come twice"


def _callback(kind: int, data: dict[str, Any]) -> Iterator[str]:
    match kind:
        case 4 | 5 if not int(data.get("flags", 0)) & PRIVATE:
            yield "everybody can read the answer to one member"
        case 4 | 7:
            yield from message_faults(data, new=kind == ANSWER)
        case 8:
            choices = data["choices"]
            if len(choices) > 25:
                yield f"{len(choices)} suggestions"
            texts = [str(choice[key]) for choice in choices for key in ("name", "value")]
            yield from (f"a suggestion of {len(t)} signs" for t in texts if not 1 <= len(t) <= 100)
        case 9:
            yield from _window(data)


def message_faults(body: dict[str, Any], *, new: bool = True) -> Iterator[str]:
    components = body.get("components") or []
    every = list(walked(components))
    if new and not int(body.get("flags", 0)) & V2:
        yield "not a message of Components V2"
    if body.get("content") or body.get("embeds"):
        yield "text beside the components"
    if new and "allowed_mentions" not in body:
        yield "does not say whom it may call"
    if not 1 <= len(every) <= 40:
        yield f"{len(every)} components"
    if (length := sum(len(c["content"]) for c in every if c["type"] == TEXT)) > 4000:
        yield f"{length} characters"
    ids = [c["custom_id"] for c in every if "custom_id" in c]
    yield from (f"the id {id!r} twice" for id in set(ids) if ids.count(id) > 1)
    yield from (f"the id {id!r}" for id in ids if not 1 <= len(id) <= 100)
    numbers = [c["id"] for c in every if c.get("id")]
    if len(set(numbers)) < len(numbers):
        yield "a component's number twice"
    files = {f"attachment://{file['filename']}" for file in body.get("attachments") or []}
    for component in every:
        yield from _component(component, files)


def _component(of: dict[str, Any], files: set[str]) -> Iterator[str]:
    match of["type"]:
        case 10 if not of["content"].strip():
            yield "an empty text"
        case 2 if not 1 <= len(of.get("label") or "") <= 80:
            yield f"a button labelled {of.get('label')!r}"
        case 1:
            kinds = [child["type"] for child in of["components"]]
            if not 1 <= len(kinds) <= (1 if MENU in kinds else 5):
                yield f"a row of {kinds}"
        case 3:
            yield from _menu(of)
        case 12:
            if not 1 <= len(of["items"]) <= 10:
                yield f"a gallery of {len(of['items'])}"
            for item in of["items"]:
                if item["media"]["url"] not in files:
                    yield f"{item['media']['url']} is not attached"
                if not 1 <= len(item.get("description") or "") <= 1024:
                    yield "a picture that cannot be heard"


def _menu(menu: dict[str, Any]) -> Iterator[str]:
    options = menu["options"]
    if not 1 <= len(options) <= 25:
        yield f"a menu of {len(options)}"
    if not 0 <= menu["min_values"] <= menu["max_values"] <= len(options):
        yield "a menu that cannot be filled in"
    if len({option["value"] for option in options}) < len(options):
        yield "two options of one value"
    if not all(1 <= len(option["label"]) <= 100 for option in options):
        yield "an option that is empty or too long"
    if len(menu.get("placeholder") or "") > 150:
        yield "a placeholder of more than 150 signs"


def _window(window: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(window["title"]) <= 45 or not 1 <= len(window["custom_id"]) <= 100:
        yield "a window's title or id"
    if not 1 <= len(window["components"]) <= 5:
        yield f"a window of {len(window['components'])} fields"
    for field in walked(window["components"]):
        if field["type"] == LABEL:
            if not 1 <= len(field["label"]) <= 45 or len(field.get("description") or "") > 100:
                yield f"a field labelled {field['label']!r}"
        elif field["type"] != INPUT or len(field.get("placeholder") or "") > 100:
            yield f"a field {field}"


def command_faults(command: dict[str, Any], path: str = "") -> Iterator[str]:
    name = f"{path} {command['name']}".strip()
    if not re.fullmatch(r"[a-z-]{1,32}", command["name"]):
        yield f"{name}: its name"
    told = {"": command["description"], **(command.get("description_localizations") or {})}
    yield from (f"{name}: {where} {text!r}" for where, text in told.items() if not _fits(text))
    options = command.get("options") or []
    if len(options) > 25:
        yield f"{name}: {len(options)} options"
    for option in options:
        yield from command_faults(option, name)
        for choice in option.get("choices") or []:
            shown = [choice["name"], *(choice.get("name_localizations") or {}).values()]
            yield from (f"{name}: the choice {text!r}" for text in shown if not _fits(text))


def _fits(text: str) -> bool:
    return 1 <= len(text) <= 100
