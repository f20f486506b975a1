"""Slack's rules for blocks, and ours: nobody's text may call somebody or format."""

import re
from collections.abc import Iterator

from tests.wire.slack.errors import Json

HELD = ("rich_text_section", "rich_text_preformatted", "rich_text_quote", "rich_text_list")
# The marks that the bot itself may set; all else of that look was somebody's text.
OURS = re.compile(
    r"<!date\^\d+\^[^|<>]+\|[^<>]+>|<#[CDGU][A-Z0-9]+>|<!channel>|<!subteam\^S\w+>"
    r"|<https?://[^\s<>|]+>"  # an address as it is
)


def blocks_faults(blocks: list[Json]) -> Iterator[str]:
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    yield from (f"the block {id!r} twice" for id in set(ids) if ids.count(id) > 1)
    yield from (f"a block's id {id!r}" for id in ids if not 1 <= len(id) <= 255)
    for block in blocks:
        yield from _block(block)
        yield from (f"{block['type']}: {mark}" for mark in _marks(block))


def _block(of: Json) -> Iterator[str]:
    match of["type"]:
        case "header":
            yield from _said(of["text"], 150, "plain_text")
        case "section":
            yield from _said(of["text"], 3000, "mrkdwn")
            if "accessory" in of:
                yield from _element(of["accessory"])
        case "context":
            if not 1 <= len(of["elements"]) <= 10:
                yield f"{len(of['elements'])} elements in a context"
            for element in of["elements"]:
                yield from _said(element, 2000, "mrkdwn")
        case "actions":
            ids = [element["action_id"] for element in of["elements"]]
            if not 1 <= len(ids) <= 25 or len(set(ids)) < len(ids):
                yield f"a row of {ids}"
            for element in of["elements"]:
                yield from _element(element)
        case "input":
            yield from _said(of["label"], 2000, "plain_text")
            yield from _element(of["element"])
        case "rich_text":
            yield from _rich(of)
        case "image":
            if not 1 <= len(of["alt_text"]) <= 2000:
                yield f"a picture's words {of['alt_text']!r}"
            if not of.get("slack_file", {}).get("id"):
                yield "a picture from nowhere"
        case "divider":
            pass
        case other:
            yield f"a block of the type {other}"


def _element(of: Json) -> Iterator[str]:
    if not 1 <= len(of["action_id"]) <= 255:
        yield f"the id {of['action_id']!r}"
    if of["type"] == "button":
        yield from _said(of["text"], 75, "plain_text")
        if len(of.get("accessibility_label", "")) > 75 or len(str(of.get("value", ""))) > 2000:
            yield "a button's accessibility label or value"
    if "placeholder" in of:
        yield from _said(of["placeholder"], 150, "plain_text")
    if (options := of.get("options")) is not None:
        if not 1 <= len(options) <= (10 if of["type"] == "checkboxes" else 100):
            yield f"{len(options)} options"
        if len({option["value"] for option in options}) < len(options):
            yield "two options of one value"
        for option in options:
            yield from _said(option["text"], 75, "plain_text")
            if not 1 <= len(option["value"]) <= 150:
                yield f"the value {option['value']!r}"


def _rich(of: Json) -> Iterator[str]:
    if not of["elements"]:
        yield "a rich text of nothing"
    for part in of["elements"]:
        if part["type"] not in HELD or not part["elements"]:
            yield f"rich text: {part['type']}, of {len(part['elements'])}"
        rows = part["elements"] if part["type"] == "rich_text_list" else [part]
        for run in (run for row in rows for run in row["elements"]):
            if run["type"] not in ("text", "link") or not run.get("text"):
                yield f"rich text: {run}"
            if run["type"] == "link" and not run["url"].startswith(("https://", "http://")):
                yield f"a link to {run['url']}"


def _said(of: Json, most: int, kind: str) -> Iterator[str]:
    if of["type"] != kind or not 1 <= len(of["text"]) <= most or not of["text"].strip():
        yield f"{kind} of {len(of['text'])} signs, at most {most}: {of['text'][:60]!r}"


def _marks(block: Json) -> list[str]:
    """What could call somebody or lead somewhere without the bot meaning it to."""
    found = block.get("elements", []) if block["type"] == "context" else [block.get("text") or {}]
    shown = [OURS.sub("", t["text"]) for t in found if t.get("type") == "mrkdwn"]
    return [text for text in shown if re.search("[<>]", text)]


def texts(blocks: object) -> Iterator[str]:
    """Every text anywhere in them."""
    if isinstance(blocks, list):
        for one in blocks:
            yield from texts(one)
    elif isinstance(blocks, dict):
        for key, value in blocks.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
