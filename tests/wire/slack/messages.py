"""Messages: how they come about, change, and are shown again."""

from typing import Any

from tests.wire.slack import blocks
from tests.wire.slack.errors import Json, Refused
from tests.wire.slack.world import APP_ID, Channel, User, Workspace, World, is_top

LONGEST = 40_000
# What a message carries only for this server.
OURS = ("channel", "is_ephemeral")


def content(world: World, args: Json) -> Json:
    """Text and blocks as they are kept. Raises Refused."""
    if not any(args.get(name) for name in ("text", "blocks", "attachments")):
        raise Refused("no_text")
    text = str(args.get("text") or "")
    if len(text) > LONGEST:
        raise Refused("msg_too_long")
    kept: Json = {"text": text}
    if args.get("blocks"):
        blocks.check(args["blocks"])
        kept["blocks"] = blocks.stored(world, args["blocks"])
    if args.get("attachments"):
        kept["attachments"] = args["attachments"]
    return kept


def of_bot(world: World, channel: Channel, args: Json) -> Json:
    """What the bot posts there, not yet placed. Raises Refused."""
    workspace = channel.workspace
    message = {
        "type": "message",
        "user": workspace.bot.id,
        "ts": world.ts(),
        "bot_id": workspace.bot_id,
        "app_id": APP_ID,
        "team": workspace.id,
        "bot_profile": bot_profile(workspace),
        "channel": channel.id,
        **content(world, args),
    }
    return message | {name: args[name] for name in ("metadata", "thread_ts") if args.get(name)}


def of_person(world: World, channel: Channel, user: User, text: str, thread: str | None) -> Json:
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    message = {
        "type": "message",
        "user": user.id,
        "ts": world.ts(),
        "client_msg_id": world.id("m"),
        "team": channel.workspace.id,
        "channel": channel.id,
        "text": text,
        "blocks": [{"type": "rich_text", "block_id": world.id("b"), "elements": [words]}],
    }
    return message | ({"thread_ts": thread} if thread else {})


def place(channel: Channel, message: Json, *, broadcast: bool = False) -> None:
    """Put it into the channel, or into its thread. Raises Refused."""
    parent = message.get("thread_ts")
    if parent and parent not in channel.messages:
        raise Refused("thread_not_found")
    if broadcast:
        message["subtype"] = "thread_broadcast"
    channel.messages[message["ts"]] = message
    if parent:
        _count_replies(channel, parent)


def _count_replies(channel: Channel, parent: str) -> None:
    head, replies = channel.messages[parent], channel.thread(parent)
    users = list(dict.fromkeys(one["user"] for one in replies))
    head |= {
        "thread_ts": parent,
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "reply_users": users,
        "latest_reply": replies[-1]["ts"] if replies else parent,
    }


def edit(world: World, message: Json, args: Json, *, whole: bool = False) -> None:
    """What is not sent again stays, unless the `whole` message is replaced. Raises Refused."""
    new = content(world, args)
    emptied = (name for name in ("blocks", "attachments") if whole or args.get(name) == [])
    for name in emptied:
        message.pop(name, None)
    message |= new | ({"metadata": args["metadata"]} if args.get("metadata") else {})
    message["edited"] = {"user": message["user"], "ts": world.ts()}


def remove(channel: Channel, ts: str) -> None:
    message = channel.messages.pop(ts)
    if not is_top(message) and message["thread_ts"] in channel.messages:
        _count_replies(channel, message["thread_ts"])


def whisper(world: World, channel: Channel, user: str, args: Json) -> Json:
    """A message that only this person sees, and nobody finds again. Raises Refused."""
    message = of_bot(world, channel, args) | {"is_ephemeral": True}
    channel.workspace.ephemerals.setdefault(user, []).append(message)
    return message


def shown(message: Json, *, metadata: bool = True) -> Json:
    """As the API gives it out."""
    hidden: tuple[Any, ...] = OURS if metadata else (*OURS, "metadata")
    return {name: value for name, value in message.items() if name not in hidden}


def bot_profile(workspace: Workspace) -> Json:
    return {
        "id": workspace.bot_id,
        "app_id": APP_ID,
        "user_id": workspace.bot.id,
        "name": workspace.bot.name,
        "deleted": False,
        "updated": 1_700_000_000,
        "icons": {},
        "team_id": workspace.id,
    }
