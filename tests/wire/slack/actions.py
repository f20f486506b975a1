"""What people do: type a command, press a button, choose, fill in a modal, open App Home."""

import copy
from typing import TYPE_CHECKING

from tests.wire.slack import blocks, messages, payloads, state
from tests.wire.slack.deeds import COMMAND, EVENT, INTERACTIVE, Deed
from tests.wire.slack.errors import Json
from tests.wire.slack.world import IM, Channel, User, Workspace

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer


class Person:
    """A member of a workspace, acting in whatever channel is named, or in the DM with the bot.

    Each deed returns its Deed at once, to be awaited. `twice` sends the same
    envelope twice, as Slack at times does. A surface is a message, an ephemeral
    message, a modal or an App Home.
    """

    def __init__(self, slack: "SlackServer", workspace: Workspace, user: User) -> None:
        self.user = user
        self.workspace = workspace
        self._slack = slack
        # What they typed and chose and have not sent, by surface.
        self._given: dict[str, state.Values] = {}

    @property
    def dm(self) -> Channel:
        return self._slack.world.dm(self.workspace, self.user)

    @property
    def ephemerals(self) -> list[Json]:
        """Every ephemeral message that they have seen and that was not taken back."""
        return self.workspace.ephemerals.get(self.user.id, [])

    @property
    def home(self) -> Json | None:
        return self.workspace.homes.get(self.user.id)

    @property
    def modals(self) -> list[Json]:
        """Those that are open, the top one last."""
        return self.workspace.modals.setdefault(self.user.id, [])

    def slash(self, typed: str, where: Channel | None = None, *, twice: bool = False) -> Deed:
        """`typed` is as in "/quiz cnn 3". A payload does not tell a thread from its channel."""
        channel = where or self.dm
        command, _, text = typed.partition(" ")
        url = self._slack.hooks.url()
        payload = payloads.slash(self.user, channel, command, text, url)
        return self._do(COMMAND, payload, twice=twice, channel=channel)

    def click(
        self, surface: Json, action_id: str, *, value: str | None = None, twice: bool = False
    ) -> Deed:
        """Press the button with this action_id; `value` tells apart those that share it."""
        shown = _valued(surface["blocks"], value) if value else surface["blocks"]
        block, button = blocks.find(shown, action_id)
        action = payloads.action(self._slack.world, block, button, {})
        return self._act(surface, action, twice)

    def select(
        self, surface: Json, action_id: str, value: state.Chosen, *, twice: bool = False
    ) -> Deed:
        """Choose: an option's value or several, a person, a channel, a date."""
        block, element = self._give(surface, action_id, value)
        now = state.filled(element, value)
        action = payloads.action(self._slack.world, block, element, now)
        return self._act(surface, action, twice)

    def fill(self, surface: Json, given: dict[str, state.Chosen]) -> None:
        """Type or choose, by action_id or block_id, without the bot being told yet."""
        for id, value in given.items():
            self._give(surface, id, value)

    def search(self, surface: Json, action_id: str, typed: str) -> Deed:
        """Type into a select with options from outside; awaiting it gives them."""
        block, element = blocks.find(surface["blocks"], action_id)
        payload = self._at("block_suggestion", surface)
        payload |= {"action_id": element["action_id"], "block_id": block["block_id"]}
        return self._do(INTERACTIVE, payload | {"value": typed}, surface=surface)

    def submit(
        self, view: Json, given: dict[str, state.Chosen] | None = None, *, twice: bool = False
    ) -> Deed:
        """Fill in and send the modal, which must be the top one."""
        self._require_open(view)
        self.fill(view, given or {})
        missing = state.unfilled(view["blocks"], self._values(view))
        assert not missing, f"Slack would ask for {missing} first"
        return self._do(INTERACTIVE, self._of_view("view_submission", view), view, twice=twice)

    def close(self, view: Json, *, all: bool = False) -> Deed | None:
        """Close the top modal, or all; a Deed if the bot asked to be told."""
        self._require_open(view)
        self.modals[:] = [] if all or view["clear_on_close"] else self.modals[:-1]
        if not view["notify_on_close"]:
            return None
        payload = self._of_view("view_closed", view) | {"is_cleared": all}
        return self._do(INTERACTIVE, payload, view)

    def open_home(self, *, tab: str = "home", twice: bool = False) -> Deed:
        told: Json = {"type": "app_home_opened", "user": self.user.id, "channel": self.dm.id}
        told["tab"] = tab
        if self.home:
            told["view"] = copy.deepcopy(self.home)
        return self._event(told, twice)

    def say(self, text: str, where: Channel | None = None, *, thread: str | None = None) -> Deed:
        """Write a message; an event where Slack makes it one: in the DM, or with a mention."""
        channel, world = where or self.dm, self._slack.world
        message = messages.of_person(world, channel, self.user, text, thread)
        messages.place(channel, message)
        self._slack.watch.changed()
        type = "message" if channel.kind == IM else "app_mention"
        mentioned = f"<@{self.workspace.bot.id}>" in text
        assert type == "message" or mentioned, "nobody tells the bot of this"
        return self._event(payloads.said(type, channel, message), False)

    def _event(self, told: Json, twice: bool) -> Deed:
        payload = payloads.event(self._slack.world, self.workspace, told)
        return self._do(EVENT, payload, twice=twice)

    def _act(self, surface: Json, action: Json, twice: bool) -> Deed:
        payload = self._at("block_actions", surface)
        payload["trigger_id"] = payloads.trigger(self.workspace)
        if "ts" in surface:
            payload["response_url"] = self._slack.hooks.url()
            payload["state"] = {"values": self._values(surface)}
        return self._do(INTERACTIVE, payload | {"actions": [action]}, surface, twice=twice)

    def _at(self, type: str, surface: Json) -> Json:
        payload = payloads.interactive(type, self.user, self.workspace)
        if "ts" in surface:
            channel = self.workspace.channels[surface["channel"]]
            return payload | payloads.in_message(channel, copy.deepcopy(surface))
        return payload | payloads.in_view(copy.deepcopy(surface), self._values(surface))

    def _of_view(self, type: str, view: Json) -> Json:
        payload = payloads.interactive(type, self.user, self.workspace)
        told = payloads.in_view(copy.deepcopy(view), self._values(view))["view"]
        more: Json = {"view": told}
        if type == "view_submission":
            more |= {"trigger_id": payloads.trigger(self.workspace), "response_urls": []}
        return payload | more

    def _do(
        self,
        kind: str,
        payload: Json,
        surface: Json | None = None,
        *,
        channel: Channel | None = None,
        twice: bool = False,
    ) -> Deed:
        deed = self._slack.deed(kind, payload, self.workspace, user=self.user, channel=channel)
        if surface and "ts" in surface:
            deed.channel = self.workspace.channels[surface["channel"]]
            # A member may press what they saw before an edit: that is in the payload,
            # while the answer changes the message as it is.
            deed.source = self._live(deed.channel, surface)
        elif surface:
            deed.view = self._live_view(surface)
        self._slack.perform(deed, 1 + twice)
        return deed

    def _live(self, channel: Channel, surface: Json) -> Json:
        if surface.get("is_ephemeral"):
            same = (one for one in self.ephemerals if one["ts"] == surface["ts"])
            return next(same, surface)
        return channel.messages.get(surface["ts"], surface)

    def _live_view(self, surface: Json) -> Json:
        views = [*self.modals, *([self.home] if self.home else [])]
        return next((view for view in views if view["id"] == surface["id"]), surface)

    def _require_open(self, view: Json) -> None:
        top = self.modals[-1]["id"] if self.modals else "none"
        assert top == view["id"], f"the modal on top is {top}, not {view['id']}"

    def _give(self, surface: Json, id: str, value: state.Chosen) -> tuple[Json, Json]:
        block, element = blocks.find(surface["blocks"], id)
        of_block = self._given.setdefault(_key(surface), {}).setdefault(block["block_id"], {})
        of_block[element["action_id"]] = state.filled(element, value)
        return block, element

    def _values(self, surface: Json) -> state.Values:
        return state.values(surface["blocks"], self._given.get(_key(surface), {}))


def _key(surface: Json) -> str:
    return str(surface.get("ts") or surface["id"])


def _valued(shown: list[Json], value: str) -> list[Json]:
    """Only what has this value."""
    kept = [
        {**block, "elements": [one for one in block["elements"] if one.get("value") == value]}
        for block in shown
        if block["type"] == "actions"
    ]
    beside = [one for one in shown if one.get("accessory", {}).get("value") == value]
    return [*kept, *beside]
