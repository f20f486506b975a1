"""Slack's rules that matter here, applied to every request that a test made.

In our own words, so that they hold where the oracle is not.
"""

import json
import re
from collections.abc import Iterable, Iterator

from tests.adapters.slack.block_rules import blocks_faults, texts
from tests.adapters.slack.oracle import asked
from tests.wire.slack.errors import Json

MESSAGES = ("chat.postMessage", "chat.update", "response_url")


def judged(requests: Iterable[Json]) -> list[str]:
    """Every broken rule of every request, by ours and by the oracle's."""
    return [
        f"{request['method']}: {fault}"
        for request in requests
        for fault in faults(request["method"], request["args"])
    ]


def faults(method: str, raw: Json) -> Iterator[str]:
    args: Json = {name: _read(value) for name, value in raw.items()}
    if method in MESSAGES:
        yield from message_faults(args)
    if method == "chat.postMessage":
        yield from _post(args)
    if method == "response_url" and args.get("response_type") != "ephemeral":
        yield "everybody can read the answer to one member"
    if method.startswith("views."):
        yield from view_faults(args["view"])
    yield from asked(method, args)


def _read(value: object) -> object:
    is_json = isinstance(value, str) and value[:1] in ("{", "[")
    return json.loads(value) if is_json and isinstance(value, str) else value


def _post(args: Json) -> Iterator[str]:
    payload = (args.get("metadata") or {}).get("event_payload") or {}
    if list(payload) != ["mark"] or not re.fullmatch(r"[\w/-]{4,64}", payload["mark"]):
        yield f"the metadata {args.get('metadata')}: no mark by which to find it, or too much"
    if args.get("unfurl_links") not in (False, "0", "false") or "unfurl_media" not in args:
        yield "links would unfold"


def message_faults(args: Json) -> Iterator[str]:
    text = args.get("text")
    if not isinstance(text, str) or not 1 <= len(text) <= 4000:
        yield f"a text of {len(text or '')} signs for who cannot see the blocks"
    elif re.search("[<>]", text):
        yield f"markup in the text that is read aloud: {text!r}"
    blocks = args["blocks"]
    if not 1 <= len(blocks) <= 50:
        yield f"{len(blocks)} blocks"
    if (size := len(json.dumps(blocks, ensure_ascii=False))) > 16_000:
        yield f"{size} characters of JSON"
    if (size := sum(map(len, texts(blocks)))) > 12_000:
        yield f"{size} characters"
    yield from blocks_faults(blocks)


def view_faults(view: Json) -> Iterator[str]:
    if not 1 <= len(view["blocks"]) <= 100:
        yield f"{len(view['blocks'])} blocks in a view"
    if view["type"] == "modal":
        for part in ("title", "submit", "close"):
            if not 1 <= len(view[part]["text"]) <= 24:
                yield f"a window's {part}"
        if len(view["private_metadata"]) > 3000 or not 1 <= len(view["callback_id"]) <= 255:
            yield "a window's metadata or id"
    yield from blocks_faults(view["blocks"])
