"""chat.*: what the bot posts, changes and takes back."""

from typing import TYPE_CHECKING

from tests.wire.slack import messages
from tests.wire.slack.call import Call, Method
from tests.wire.slack.errors import Json, Refused
from tests.wire.slack.world import Channel

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer


class ChatMethods:
    def __init__(self, slack: "SlackServer") -> None:
        self._slack = slack
        self._world = slack.world

    def table(self) -> dict[str, Method]:
        return {
            "chat.postMessage": self.post,
            "chat.postEphemeral": self.whisper,
            "chat.update": self.update,
            "chat.delete": self.delete,
            "chat.getPermalink": self.permalink,
        }

    async def post(self, call: Call) -> Json:
        call.needs("chat:write")
        channel = self._world.writable(call.workspace, call.text("channel"))
        message = messages.of_bot(self._world, channel, call.args)
        messages.place(channel, message, broadcast=call.flag("reply_broadcast"))
        said = messages.shown(message)
        return {"ok": True, "channel": channel.id, "ts": message["ts"], "message": said}

    async def whisper(self, call: Call) -> Json:
        call.needs("chat:write")
        channel = self._world.writable(call.workspace, call.text("channel"))
        user = call.text("user")
        if user not in channel.members:
            raise Refused("user_not_in_channel")
        message = messages.whisper(self._world, channel, user, call.args)
        self._slack.deeds.whispered(user, message)
        return {"ok": True, "message_ts": message["ts"]}

    async def update(self, call: Call) -> Json:
        call.needs("chat:write")
        channel, message = self._own(call, "cant_update_message")
        if channel.archived:
            raise Refused("is_inactive")
        messages.edit(self._world, message, call.args)
        self._slack.deeds.edited(message)
        said = messages.shown(message)
        place = {"channel": channel.id, "ts": message["ts"]}
        return {"ok": True, **place, "text": message["text"], "message": said}

    async def delete(self, call: Call) -> Json:
        call.needs("chat:write")
        channel, message = self._own(call, "cant_delete_message")
        messages.remove(channel, message["ts"])
        return {"ok": True, "channel": channel.id, "ts": message["ts"]}

    async def permalink(self, call: Call) -> Json:
        channel = self._world.reached(call.workspace, call.text("channel"))
        ts = str(call.args.get("message_ts"))
        if ts not in channel.messages:
            raise Refused("message_not_found")
        path = f"archives/{channel.id}/p{ts.replace('.', '')}"
        link = f"https://{call.workspace.domain}.slack.com/{path}"
        return {"ok": True, "channel": channel.id, "permalink": link}

    def _own(self, call: Call, error: str) -> tuple[Channel, Json]:
        channel = self._world.reached(call.workspace, call.text("channel"))
        message = channel.messages.get(call.text("ts"))
        if message is None:
            raise Refused("message_not_found")
        if message["user"] != call.workspace.bot.id:
            raise Refused(error)
        return channel, message
