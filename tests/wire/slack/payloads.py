"""What Slack sends to an app, in the shapes it has there."""

import secrets
from typing import Any

from tests.wire.slack.errors import Json
from tests.wire.slack.messages import shown
from tests.wire.slack.world import APP_ID, IM, PRIVATE, Channel, User, Workspace, World

TOKEN = "deprecated-verification-token"
KINDS = {IM: "im", PRIVATE: "group"}


def trigger(workspace: Workspace) -> str:
    number = int(workspace.id[2:], 16)
    return f"{secrets.randbelow(10**13)}.{number}.{secrets.token_hex(16)}"


def channel_name(channel: Channel) -> str:
    return {IM: "directmessage", PRIVATE: "privategroup"}.get(channel.kind, channel.name)


def slash(user: User, channel: Channel, command: str, text: str, response_url: str) -> Json:
    """As in a form: every value is a string."""
    workspace = channel.workspace
    return {
        "token": TOKEN,
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger(workspace),
    }


def interactive(type: str, user: User, workspace: Workspace) -> Json:
    """What all interactive payloads have."""
    name = {"id": user.id, "username": user.name, "name": user.name, "team_id": workspace.id}
    return {
        "type": type,
        "user": name,
        "api_app_id": APP_ID,
        "token": TOKEN,
        "team": {"id": workspace.id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def in_message(channel: Channel, message: Json) -> Json:
    """Where something was pressed; an ephemeral message itself is not told."""
    private = bool(message.get("is_ephemeral"))
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": private,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    place = {"id": channel.id, "name": channel_name(channel)}
    told = {} if private else {"message": shown(message)}
    return {"container": container, "channel": place, **told}


def in_view(view: Json, values: Any) -> Json:
    whole = view | {"state": {"values": values}}
    return {"container": {"type": "view", "view_id": view["id"]}, "view": whole}


def action(world: World, block: Json, element: Json, state: Json) -> Json:
    told: Json = {"action_id": element["action_id"], "block_id": block["block_id"]}
    for name in ("text", "value", "style", "url", "placeholder"):
        if name in element:
            told[name] = element[name]
    return told | {"type": element["type"], **state, "action_ts": world.ts()}


def event(world: World, workspace: Workspace, told: Json) -> Json:
    """The wrapper of an event."""
    authorization = {
        "enterprise_id": None,
        "team_id": workspace.id,
        "user_id": workspace.bot.id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": TOKEN,
        "team_id": workspace.id,
        "context_team_id": workspace.id,
        "context_enterprise_id": None,
        "api_app_id": APP_ID,
        "event": {"event_ts": world.ts(), **told},
        "type": "event_callback",
        "event_id": world.id("Ev"),
        "event_time": int(world.now()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{secrets.token_hex(12)}",
    }


def said(type: str, channel: Channel, message: Json) -> Json:
    """A message as an event: `message`, or `app_mention`."""
    told = {name: value for name, value in shown(message).items() if name != "type"}
    more = {"channel": channel.id, "event_ts": message["ts"]}
    if type == "message":
        more["channel_type"] = KINDS.get(channel.kind, "channel")
    return {"type": type, **told, **more}


def joined(channel: Channel, user: str, inviter: str | None) -> Json:
    told = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": channel.id[0],
        "team": channel.workspace.id,
    }
    return told | ({"inviter": inviter} if inviter else {})
