"""response_url: five answers within half an hour to whatever had one."""

import secrets
from typing import TYPE_CHECKING

from tests.wire.slack import messages
from tests.wire.slack.deeds import Deed
from tests.wire.slack.errors import Json, Refused

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer

USES, LASTS_S = 5, 1800.0


class Hooks:
    def __init__(self, slack: "SlackServer") -> None:
        self._slack = slack
        self._deeds: dict[str, Deed] = {}
        self.uses = USES
        self.lasts_s = LASTS_S

    def url(self) -> str:
        return f"{self._slack.url}/actions/{secrets.token_urlsafe(12)}"

    def add(self, deed: Deed) -> None:
        """Answers to its response_url will be its own."""
        self._deeds[deed.payload["response_url"].rpartition("/")[2]] = deed

    def prune(self) -> None:
        self._deeds.clear()

    def deed(self, token: str) -> Deed | None:
        return self._deeds.get(token)

    def answer(self, token: str, body: Json) -> None:
        """Raises Refused, with 404, if there is no such address or it is used up."""
        deed = self._deeds.get(token)
        if deed is None:
            raise Refused("no_service", 404)
        error = self._refusal(deed)
        if error:
            deed.refuse(error)
            raise Refused(error, 404)
        self.say(deed, body)
        deed.responses.append(body)
        deed.watch.changed()

    def say(self, deed: Deed, body: Json) -> None:
        """What an answer does: a message for one, for all, or in place of the one pressed."""
        source = deed.source
        if body.get("delete_original"):
            self._forget(deed)
        elif body.get("replace_original") and source:
            messages.edit(self._slack.world, source, body, whole=True)
            self._slack.deeds.edited(source)
        else:
            self._new(deed, body)

    def _new(self, deed: Deed, body: Json) -> None:
        world, channel = self._slack.world, deed.channel
        assert channel, "a response_url without a channel"
        assert deed.user
        if body.get("response_type") == "in_channel":
            message = messages.of_bot(world, channel, body)
            messages.place(channel, message)
        else:
            message = messages.whisper(world, channel, deed.user.id, body)
        deed.told(message)

    def _forget(self, deed: Deed) -> None:
        source = deed.source
        if source is None:
            raise Refused("message_not_found", 404)
        if source.get("is_ephemeral") and deed.user:
            deed.workspace.ephemerals[deed.user.id].remove(source)
        elif deed.channel:
            messages.remove(deed.channel, source["ts"])
        deed.edited(source)

    def _refusal(self, deed: Deed) -> str:
        if self._slack.clock() - deed.sent_at > self.lasts_s:
            return "expired_url"
        return "used_url" if len(deed.responses) >= self.uses else ""
