"""The rules that judge every request here do find what is wrong."""

import pytest

from tests.adapters.slack.rules import faults
from tests.wire.slack.errors import Json


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def row(*ids: str) -> Json:
    label = {"type": "plain_text", "text": "A"}
    buttons = [{"type": "button", "action_id": id, "text": label} for id in ids]
    return {"type": "actions", "elements": buttons}


def boxes(count: int) -> Json:
    label = {"type": "plain_text", "text": "A"}
    options = [{"value": str(number), "text": label} for number in range(count)]
    element = {"type": "checkboxes", "action_id": "a", "options": options}
    return {"type": "actions", "elements": [element]}


def told(*blocks: Json, text: str = "words", to: str = "ephemeral") -> Json:
    return {"response_type": to, "text": text, "blocks": [*blocks]}


def test_a_message_in_order_has_no_fault() -> None:
    assert list(faults("response_url", told(section("*fine* <#C1>"), row("a", "b")))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        told(section("fine"), text=""),
        told(section("fine"), text="<!channel>"),
        told(section("fine"), to="in_channel"),
        told(section("")),
        told(section("x" * 3001)),
        told(section("ping <!here>")),
        told(section("ping <@U1>")),
        told(section("<https://a.b|elsewhere>")),
        told(*[section("x")] * 51),
        told(*[section("x" * 3000)] * 5),
        told(row("a", "a")),
        told(row("")),
        told(row(*map(str, range(26)))),
        told(boxes(11)),
        told({"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}),
        told({"type": "context", "elements": []}),
        told({"type": "rich_text", "elements": []}),
        told({**section("x"), "block_id": "b"}, {**section("x"), "block_id": "b"}),
    ],
)
def test_a_message_out_of_order_has_a_fault(wrong: Json) -> None:
    assert list(faults("response_url", wrong)) != []


def test_a_post_without_a_mark_has_a_fault() -> None:
    post = told(section("fine")) | {"channel": "C1", "unfurl_links": False, "unfurl_media": False}
    assert [fault[:12] for fault in faults("chat.postMessage", post)] == ["the metadata"]
