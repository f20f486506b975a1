"""What people do: type a command, press a button, choose, fill in a modal."""

import copy
from typing import TYPE_CHECKING

from tests.wire.discord import components, modals, options, payloads
from tests.wire.discord.errors import Json
from tests.wire.discord.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL,
    Interaction,
    new_token,
)
from tests.wire.discord.world import (
    ADMINISTRATOR,
    APPLICATION_ID,
    MANAGE_GUILD,
    MEMBER_MAY,
    Channel,
    Role,
    User,
)

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer

CHOOSING = {5: "USER", 6: "ROLE", 7: "USER", 8: "CHANNEL"}


class Person:
    """A user, acting in whatever channel is named, or in the DM with the bot.

    Each deed returns its Interaction at once, to be awaited. `twice` sends the
    same event twice, as Discord at times does.
    """

    def __init__(
        self, discord: "DiscordServer", user: User, *, organiser: bool = False, locale: str
    ) -> None:
        self.user = user
        self.locale = locale
        self.roles: list[Role] = []
        self.permissions = MEMBER_MAY | (ADMINISTRATOR | MANAGE_GUILD if organiser else 0)
        self._discord = discord

    @property
    def dm(self) -> Channel:
        return self._discord.world.dm(self.user)

    def slash(
        self,
        command: str,
        where: Channel | None = None,
        /,
        *,
        twice: bool = False,
        **values: options.Value,
    ) -> Interaction:
        """`command` is a path such as "deck show"; without a channel it is typed in the DM."""
        channel = where or self.dm
        definition = self._discord.world.command(command.split()[0], channel.guild)
        data = options.command_data(definition, command, values)
        return self._act(COMMAND, channel, data, twice=twice)

    def complete(
        self,
        command: str,
        where: Channel | None = None,
        /,
        *,
        focus: str,
        **values: options.Value,
    ) -> Interaction:
        """Typing into the option `focus`; its value so far is among `values`."""
        channel = where or self.dm
        definition = self._discord.world.command(command.split()[0], channel.guild)
        data = options.command_data(definition, command, {focus: "", **values}, focus)
        return self._act(AUTOCOMPLETE, channel, data)

    def click(self, message: Json, custom_id: str, *, twice: bool = False) -> Interaction:
        button = components.pressed(message, custom_id)
        data = {"id": button["id"], "custom_id": custom_id, "component_type": button["type"]}
        return self._on(message, data, twice)

    def select(
        self, message: Json, custom_id: str, values: list[options.Value], *, twice: bool = False
    ) -> Interaction:
        menu = components.pressed(message, custom_id)
        data = {"id": menu["id"], "custom_id": custom_id, "component_type": menu["type"]}
        data["values"] = [str(options.plain(value)) for value in values]
        if menu["type"] in CHOOSING:
            data["resolved"] = options.resolved(values)
        return self._on(message, data, twice)

    def submit(
        self, opened: Interaction, values: dict[str, modals.Filled], *, twice: bool = False
    ) -> Interaction:
        """Fill in and send the modal that an earlier interaction was answered with."""
        assert opened.modal, f"no modal was shown: {opened.describe()}"
        data, source = modals.submitted(opened.modal, values), opened.source
        return self._act(MODAL, opened.channel, data, source, source, twice=twice)

    def _on(self, message: Json, data: Json, twice: bool) -> Interaction:
        channel = self._discord.world.channels[int(message["channel_id"])]
        # A member may press what they saw before an edit: that goes into the payload,
        # while the answer changes the message as it is.
        live = channel.messages.get(int(message["id"]), message)
        return self._act(COMPONENT, channel, data, live, message, twice=twice)

    def _act(
        self,
        type: int,
        channel: Channel,
        data: Json,
        source: Json | None = None,
        shown: Json | None = None,
        *,
        twice: bool = False,
    ) -> Interaction:
        id = self._discord.world.snowflake()
        payload = self._payload(id, type, channel, data)
        if shown:
            payload["message"] = copy.deepcopy(shown)
        interactions = self._discord.interactions
        interaction = Interaction(
            id,
            payload["token"],
            type,
            payload,
            channel,
            clock=self._discord.clock,
            around=self._discord.describe,
            source=source,
            answer_s=interactions.answer_s,
        )
        interactions.add(interaction)
        for _ in range(1 + twice):
            self._discord.gateway.interact(channel.guild, payload)
        return interaction

    def _payload(self, id: int, type: int, channel: Channel, data: Json) -> Json:
        where = payloads.of_channel(channel) | {"permissions": str(self.permissions)}
        return {
            "id": str(id),
            "application_id": str(APPLICATION_ID),
            "type": type,
            "token": new_token(id),
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": where,
            "app_permissions": str(channel.app_permissions),
            "locale": self.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": 10_485_760,
            **(self._in_guild(channel) if channel.guild else self._in_dm()),
        }

    def _in_guild(self, channel: Channel) -> Json:
        assert channel.guild
        guild = channel.guild
        return {
            "guild_id": str(guild.id),
            "guild": payloads.partial_guild(guild),
            "guild_locale": guild.locale,
            "member": payloads.of_member(self.user, self.roles, self.permissions),
            "authorizing_integration_owners": {"0": str(guild.id)},
            "context": 0,
        }

    def _in_dm(self) -> Json:
        user = payloads.of_user(self.user)
        return {"user": user, "authorizing_integration_owners": {"0": "0"}, "context": 1}
