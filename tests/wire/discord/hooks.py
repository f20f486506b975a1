"""The routes by which a bot answers an interaction: its callback and its webhook."""

from typing import TYPE_CHECKING

from tests.wire.discord import payloads
from tests.wire.discord.components import stored
from tests.wire.discord.errors import Json, Refused
from tests.wire.discord.interactions import (
    DEFER,
    DEFER_UPDATE,
    REPLY,
    SHOW_MODAL,
    UPDATE,
    Interaction,
)
from tests.wire.discord.payloads import EPHEMERAL, LOADING
from tests.wire.discord.routes import Answer, Call, Route, require_content, uploaded
from tests.wire.discord.world import APPLICATION_ID, now

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer


class HookRoutes:
    def __init__(self, discord: "DiscordServer") -> None:
        self._discord = discord

    def table(self) -> list[tuple[str, str, Route]]:
        hook = "/webhooks/{app:\\d+}/{token}"
        message = hook + "/messages/{message:@original|\\d+}"
        return [
            ("POST", "/interactions/{id:\\d+}/{token}/callback", self.callback),
            ("POST", hook, self.follow_up),
            ("GET", message, self.get),
            ("PATCH", message, self.edit),
            ("DELETE", message, self.delete),
        ]

    async def callback(self, call: Call) -> Answer:
        interaction = self._discord.interactions.by_id.get(call.id("id"))
        if interaction is None or interaction.token != call.args["token"]:
            raise Refused(404, 10062)
        self._refuse_if_over(interaction, call.body)
        if call.body["type"] == REPLY:
            require_content(
                Call(call.method, call.path, {}, {}, call.body["data"], False, call.files)
            )
        interaction.callback = call.body
        interaction.answered_at = self._discord.clock()
        self._apply(interaction, call)
        interaction.watch.changed()
        if not _asked(call, "with_response"):
            return 204, None
        return 200, _resource(interaction)

    def _refuse_if_over(self, interaction: Interaction, body: Json) -> None:
        refused = None
        if interaction.callback is not None:
            refused = Refused(400, 40060)
        elif interaction.unanswerable:
            refused = Refused(404, 10062)
        if refused:
            interaction.refused.append((refused.code, body))
            interaction.watch.changed()
            raise refused

    def _apply(self, interaction: Interaction, call: Call) -> None:
        kind, data = call.body["type"], call.body.get("data") or {}
        if kind in (REPLY, DEFER):
            flags = int(data.get("flags") or 0) | (LOADING if kind == DEFER else 0)
            interaction.original = self._new(interaction, call, data | {"flags": flags})
        elif kind in (UPDATE, DEFER_UPDATE):
            interaction.original = interaction.source
            if kind == UPDATE and interaction.source:
                self._written(interaction.source, call, data)
        elif kind == SHOW_MODAL:
            interaction.modal = {**data, "components": stored(data["components"], {})}

    def _new(self, interaction: Interaction, call: Call, data: Json) -> Json:
        uploads, world = uploaded(self._discord, call), self._discord.world
        message = payloads.new_message(world, interaction.channel, data, uploads)
        message |= {
            "type": 19 if interaction.source else 20,
            "webhook_id": str(APPLICATION_ID),
            "application_id": str(APPLICATION_ID),
            "interaction_metadata": _metadata(interaction),
        }
        if interaction.source:
            message["message_reference"] = _reference(interaction.source)
        if not message["flags"] & EPHEMERAL:
            interaction.channel.messages[int(message["id"])] = message
        return message

    def _written(self, message: Json, call: Call, data: Json) -> None:
        shape = {"flags": _shape(data)} if "flags" in data else {}
        payloads.write(message, {**data, **shape}, uploaded(self._discord, call))
        message["flags"] &= ~LOADING
        message["edited_timestamp"] = now()

    async def follow_up(self, call: Call) -> Answer:
        interaction = self._interaction(call)
        require_content(call)
        original = interaction.original
        if original and original["flags"] & LOADING:
            # The first follow-up to "thinking" takes its place, and its privacy.
            self._written(original, call, call.body)
            message = original
        else:
            message = self._new(interaction, call, call.body)
        interaction.followups.append(message)
        interaction.watch.changed()
        return (200, message) if _asked(call, "wait") else (204, None)

    async def get(self, call: Call) -> Answer:
        return 200, self._message(self._interaction(call), call)

    async def edit(self, call: Call) -> Answer:
        interaction = self._interaction(call)
        message = self._message(interaction, call)
        self._written(message, call, call.body)
        if message is interaction.original:
            interaction.edits.append(call.body)
        interaction.watch.changed()
        return 200, message

    async def delete(self, call: Call) -> Answer:
        interaction = self._interaction(call)
        message = self._message(interaction, call)
        interaction.channel.messages.pop(int(message["id"]), None)
        if message is interaction.original:
            interaction.original, interaction.deleted = None, True
        else:
            interaction.followups.remove(message)
        interaction.watch.changed()
        return 204, None

    def _interaction(self, call: Call) -> Interaction:
        interaction = self._discord.interactions.by_token.get(call.args["token"])
        if interaction is None:
            raise Refused(404, 10015)
        if interaction.expired:
            raise Refused(401, 50027)
        if interaction.callback is None:
            raise Refused(404, 10015)
        return interaction

    def _message(self, interaction: Interaction, call: Call) -> Json:
        wanted, own = call.args["message"], interaction.original
        if own and wanted in ("@original", own["id"]):
            return own
        for message in interaction.followups:
            if message["id"] == wanted:
                return message
        raise Refused(404, 10008)


def _reference(source: Json) -> Json:
    return {"type": 0, "channel_id": source["channel_id"], "message_id": source["id"]}


def _asked(call: Call, name: str) -> bool:
    return call.query.get(name, "").lower() in ("1", "true")


def _shape(body: Json) -> int:
    """The flags that an edit may set: all but who sees the message."""
    return int(body.get("flags") or 0) & ~EPHEMERAL


def _metadata(interaction: Interaction) -> Json:
    payload = interaction.payload
    user = payload["member"]["user"] if "member" in payload else payload["user"]
    owners = payload["authorizing_integration_owners"]
    head = {"id": payload["id"], "type": interaction.type, "user": user}
    head["authorizing_integration_owners"] = owners
    if interaction.type == 3 and interaction.source:
        head["interacted_message_id"] = interaction.source["id"]
    if interaction.type == 5:
        inner = {"id": payload["id"], "type": 2, "user": user}
        head["triggering_interaction_metadata"] = inner | {"authorizing_integration_owners": owners}
    return head


def _resource(interaction: Interaction) -> Json:
    """The body of a callback's answer when it was asked for."""
    assert interaction.callback
    kind, message = interaction.callback["type"], interaction.original
    head: Json = {"id": str(interaction.id), "type": interaction.type}
    if kind not in (REPLY, DEFER, UPDATE, DEFER_UPDATE) or message is None:
        return {"interaction": head}
    head["response_message_id"] = message["id"]
    head["response_message_ephemeral"] = bool(message["flags"] & EPHEMERAL)
    head["response_message_loading"] = bool(message["flags"] & LOADING)
    resource = {"type": kind} | ({} if kind == DEFER_UPDATE else {"message": message})
    return {"interaction": head, "resource": resource}
