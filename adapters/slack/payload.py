"""Reading what Slack sends with a press: where it was, what was ticked, what leads on."""

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
    """Practice leads on by the choice of topic and difficulty that its row is named after. Slack
    does not tell a private message back, only what was pressed in it."""
    row = str((body.get("actions") or [{}])[0].get("block_id") or "")
    return row if ids.NEXT.fullmatch(row) else ""


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
