"""What an acknowledgement does beyond saying that the envelope arrived."""

from typing import TYPE_CHECKING

from tests.wire.slack.deeds import COMMAND, Deed
from tests.wire.slack.errors import Json, Refused

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer


def acknowledge(slack: "SlackServer", deed: Deed, body: Json) -> None:
    """Only the first in time does anything; what it asks for may be refused, and is noted."""
    first = not deed.acks
    try:
        if deed.acknowledged(body) and first:
            _apply(slack, deed, body)
    except Refused as refused:
        deed.refuse(refused.error)
    deed.watch.changed()


def _apply(slack: "SlackServer", deed: Deed, body: Json) -> None:
    if deed.kind == COMMAND and (body.get("text") or body.get("blocks")):
        slack.hooks.say(deed, body)
    elif deed.payload.get("type") == "view_submission" and deed.view and deed.user:
        _submitted(slack, deed, deed.view, body)


def _submitted(slack: "SlackServer", deed: Deed, view: Json, body: Json) -> None:
    assert deed.user
    stack = deed.workspace.modals.setdefault(deed.user.id, [])
    match body.get("response_action"):
        case "errors":
            _require_fields(view, body.get("errors") or {})
        case "update":
            slack.views.change(deed.workspace, view, body.get("view"))
        case "push":
            slack.views.put(deed, slack.views.new(deed.workspace, body.get("view")))
        case "clear":
            stack.clear()
        case _:
            stack[:] = [one for one in stack if one is not view]


def _require_fields(view: Json, errors: Json) -> None:
    """Slack shows an error only at an input block of the view."""
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not errors or set(errors) - inputs:
        raise Refused("invalid_response_errors")
