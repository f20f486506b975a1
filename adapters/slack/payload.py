"""Reading what Slack sends with a press: where it was, what was ticked, what leads on."""

from collections.abc import Iterator
from typing import Any

from adapters.slack import ids
from adapters.slack.people import channel_id_of, channel_of
from adapters.slack.reply import Body
from bot.domain.refs import ChannelRef


def at_home(body: Body) -> bool:
    return str((body.get("view") or {}).get("type", "")) == "home"


def is_private(body: Body) -> bool:
    """Whether the control stands in a message that only one person sees."""
    return bool((body.get("container") or {}).get("is_ephemeral"))


def where_of(body: Body) -> ChannelRef | None:
    return channel_of(body) if channel_id_of(body) else None


def following_of(body: Body) -> str:
    """Practice leads on by the choice of topic and difficulty that its message holds."""
    for block in _blocks(body):
        for element in block.get("elements") or ():
            action_id = str(element.get("action_id") or "") if isinstance(element, dict) else ""
            label = (element.get("text") or {}) if isinstance(element, dict) else {}
            if ids.NEXT.fullmatch(action_id) and _leads_on(label):
                return action_id
    return ""


def _leads_on(label: Any) -> bool:
    """App Home has buttons that begin practice; those of a practice question continue it."""
    return isinstance(label, dict) and label.get("text") in ("Another one", "Next question")


def _blocks(body: Body) -> Iterator[dict[str, Any]]:
    yield from (body.get("message") or {}).get("blocks") or ()
    yield from (body.get("view") or {}).get("blocks") or ()


def ticked(body: Body, round_id: int) -> str:
    """The letters of what is ticked in the message, in order."""
    holder = body.get("view") or body
    values = (holder.get("state") or {}).get("values") or {}
    wanted = ids.question(round_id, ids.CHOICES)
    found = [
        str(option.get("value", ""))
        for block in values.values()
        for option in (block.get(wanted) or {}).get("selected_options") or ()
    ]
    return "".join(sorted(found))
