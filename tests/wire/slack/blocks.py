"""Blocks: what Slack refuses of them, adds to them, and lets members find in them."""

import copy
from collections.abc import Iterator

from tests.wire.slack.errors import Json, Refused, invalid
from tests.wire.slack.world import World

KINDS: tuple[str, ...] = ("section", "divider", "image", "actions", "context", "input", "file")
KINDS += (
    "header",
    "video",
    "rich_text",
    "markdown",
    "table",
    "context_actions",
    "call",
    "alert",
    "card",
)
KINDS += ("carousel", "plan", "task_card")
HOLDERS = ("actions", "context_actions")
MESSAGE_BLOCKS, VIEW_BLOCKS, MARKDOWN = 50, 100, 12_000
# The longest text of a text object, by where it stands.
LONGEST = {"section": 3000, "header": 150, "button": 75, "input": 2000}
MOST = {"actions": 25, "context": 10}
# None of these may be repeated, nor be longer.
ID = 255


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Everything that can be used, with the block it stands in."""
    for block in blocks:
        if block.get("type") in HOLDERS:
            yield from ((block, element) for element in block.get("elements", []))
        for key in ("accessory", "element"):
            if isinstance(block.get(key), dict):
                yield block, block[key]


def find(blocks: list[Json], id: str) -> tuple[Json, Json]:
    """The block and its element with this action_id, else the element of the block with this
    block_id. Raises AssertionError if there is none: members press only what they see."""
    for name in ("action_id", "block_id"):
        for block, element in elements(blocks):
            if (element if name == "action_id" else block).get(name) == id:
                return block, element
    raise AssertionError(f"no {id!r} among {action_ids(blocks)}")


def action_ids(blocks: list[Json]) -> list[str]:
    return [one["action_id"] for _, one in elements(blocks) if "action_id" in one]


def stored(world: World, blocks: list[Json]) -> list[Json]:
    """A copy in which whatever needs an id has one."""
    blocks = copy.deepcopy(blocks)
    for block in blocks:
        block.setdefault("block_id", world.id("b"))
    for _, element in elements(blocks):
        if element.get("type") != "image":
            element.setdefault("action_id", world.id("a"))
    return blocks


def text(surface: Json) -> str:
    """All that a message or view shows as words, a line each; no options, no buttons."""
    words = [surface.get("text")]
    if surface.get("title"):
        words.append(surface["title"]["text"])
    for block in surface.get("blocks") or []:
        words += [_words(part) for part in _texts(block)]
    return "\n".join(filter(None, words))


def _texts(block: Json) -> list[Json | str]:
    found: list[Json | str] = [block[key] for key in ("text", "label", "hint") if block.get(key)]
    found += block.get("fields") or []
    if block.get("type") in ("context", "rich_text", "rich_text_section"):
        for element in block.get("elements", []):
            found += _texts(element) if element.get("type") == "rich_text_section" else [element]
    return found


def _words(part: Json | str) -> str:
    return part if isinstance(part, str) else str(part.get("text", ""))


def check(blocks: object, most: int = MESSAGE_BLOCKS, error: str = "invalid_blocks") -> None:
    """Raises Refused for what Slack refuses most often; an oracle knows more."""
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise Refused("invalid_blocks_format")
    problems = list(_problems(blocks, most))
    if problems:
        raise invalid(error, [f"[ERROR] {problem}" for problem in problems])
    marked = [block.get("text", "") for block in blocks if block["type"] == "markdown"]
    if sum(map(len, marked)) > MARKDOWN:
        raise Refused("msg_blocks_too_long")


def _problems(blocks: list[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"no more than {most} items allowed [json-pointer:/blocks]"
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    if len(set(ids)) < len(ids):
        yield "block_id is used twice [json-pointer:/blocks]"
    for number, block in enumerate(blocks):
        for problem in _of_block(block):
            yield f"{problem} [json-pointer:/blocks/{number}]"


def _of_block(block: Json) -> Iterator[str]:
    kind = block.get("type", "")
    if kind not in KINDS:
        yield f"unsupported type: {kind}"
    if kind == "section" and not block.get("text") and not block.get("fields"):
        yield "must have text or fields"
    if kind in MOST and not 1 <= len(block.get("elements", [])) <= MOST[kind]:
        yield "too few or too many elements"
    if kind == "image" and not block.get("alt_text"):
        yield "missing required field: alt_text"
    yield from _of_text(kind, block.get("label") if kind == "input" else block.get("text"))
    used = [element for _, element in elements([block])]
    yield from (problem for element in used for problem in _of_element(element))
    named = [element["action_id"] for element in used if element.get("action_id")]
    if len(set(named)) < len(named):
        yield "action_id is used twice"


def _of_element(element: Json) -> Iterator[str]:
    kind = element.get("type", "")
    if kind == "button":
        yield from _of_text(kind, element.get("text"))
        if "disabled" in element:
            yield "additional property: disabled"
    if len(element.get("action_id", "")) > ID or len(str(element.get("value", ""))) > 2000:
        yield "action_id or value is too long"
    options = element.get("options")
    if options is not None and not 1 <= len(options) <= 100:
        yield "too few or too many options"
    for option in options or []:
        if not 1 <= len(option["text"]["text"]) <= 75 or len(option["value"]) > 150:
            yield "text or value of an option is empty or too long"


def _of_text(kind: str, words: object) -> Iterator[str]:
    if kind not in LONGEST or (kind == "section" and words is None):
        return
    said = words.get("text") if isinstance(words, dict) else None
    if not isinstance(said, str) or not 1 <= len(said) <= LONGEST[kind]:
        yield f"text must be an object with 1 to {LONGEST[kind]} characters"
