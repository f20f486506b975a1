"""The rules bite: a body that breaks one is told apart from one that does not."""

from typing import Any

import pytest

from tests.adapters.discord.rules import message_faults

BUTTON = {"type": 2, "label": "A", "custom_id": "q1:1:a", "style": 1}
GOOD = {
    "type": 17,
    "components": [{"type": 10, "content": "?"}, {"type": 1, "components": [BUTTON]}],
}


def body(*components: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {"flags": 1 << 15, "allowed_mentions": {}, "components": [*components], **changed}


def test_a_good_message_breaks_no_rule() -> None:
    assert list(message_faults(body(GOOD))) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (body(GOOD, flags=0), "not a message of Components V2"),
        (body(GOOD, content="x"), "text beside the components"),
        (body(GOOD, GOOD), "the id 'q1:1:a' twice"),
        (body(*({"type": 10, "content": "x"} for _ in range(41))), "41 components"),
        (body({"type": 10, "content": "x" * 4001}), "4001 characters"),
        (body({"type": 10, "content": " "}), "an empty text"),
        (body({**BUTTON, "label": "x" * 81}), f"a button labelled {'x' * 81!r}"),
        (body({**BUTTON, "custom_id": "x" * 101}), f"the id {'x' * 101!r}"),
        (body({"type": 1, "components": []}), "a row of []"),
        (body({"type": 12, "items": []}), "a gallery of 0"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_a_broken_rule_is_told(broken: dict[str, Any], fault: str) -> None:
    assert fault in list(message_faults(broken))
