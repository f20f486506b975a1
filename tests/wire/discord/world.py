"""What exists on this Discord: guilds, channels, people, messages and commands."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from tests.wire.discord.errors import Json, Refused

EPOCH_MS = 1_420_070_400_000
APPLICATION_ID = 1_100_000_000_000_000_001
# View, send, send in threads, embed, attach, history, commands, create threads, pin.
BOT_MAY = sum(1 << bit for bit in (10, 11, 14, 15, 16, 31, 35, 38, 51))
MEMBER_MAY = sum(1 << bit for bit in (10, 11, 16, 31, 38))
ADMINISTRATOR, MANAGE_GUILD = 1 << 3, 1 << 5
TEXT, DM, NEWS_THREAD, THREAD, PRIVATE_THREAD = 0, 1, 10, 11, 12
THREADS = (NEWS_THREAD, THREAD, PRIVATE_THREAD)


@dataclass
class User:
    id: int
    name: str
    bot: bool = False


@dataclass
class Role:
    id: int
    name: str
    permissions: int = 0


@dataclass
class Upload:
    """A file: what a member attaches to a command, or what the bot attached to a message."""

    id: int
    filename: str
    content: bytes
    url: str


@dataclass
class Channel:
    id: int
    name: str
    guild: "Guild | None" = None
    type: int = TEXT
    parent: "Channel | None" = None
    owner_id: int = APPLICATION_ID
    recipient: User | None = None
    app_permissions: int = BOT_MAY
    archived: bool = False
    refusal: Refused | None = None
    messages: dict[int, Json] = field(default_factory=dict)

    @property
    def posts(self) -> list[Json]:
        """What members see, oldest first. Ephemeral messages belong to their interaction."""
        return list(self.messages.values())


@dataclass
class Guild:
    id: int
    name: str
    locale: str = "en-US"
    owner_id: int = 0
    removed: bool = False
    channels: dict[int, Channel] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, User] = field(default_factory=dict)


class World:
    """Everything has an id made as Discord makes them, so that ids sort by age."""

    def __init__(self) -> None:
        self.bot = User(APPLICATION_ID, "study-bot", bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.uploads: dict[int, Upload] = {}
        self.commands: dict[int | None, list[Json]] = {None: []}
        self.nonces: dict[str, tuple[float, Json]] = {}
        self.nonce_window_s = 180.0
        # How far this world is ahead of the present, for a bot whose clock is moved.
        self.ahead_s = 0.0
        # Set by the server, which alone knows its port.
        self.files_url = ""
        self._dms: dict[int, Channel] = {}
        self._numbers = count()

    def snowflake(self) -> int:
        """A new id, from the present; 4 million a second before two could meet."""
        ms = time.time_ns() // 1_000_000 + round(self.ahead_s * 1000) - EPOCH_MS
        return (ms << 22) | (next(self._numbers) & 0x3FFFFF)

    def guild(self, name: str = "Guild", locale: str = "en-US") -> Guild:
        guild = Guild(self.snowflake(), name, locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", MEMBER_MAY)
        guild.members[self.bot.id] = self.bot
        self.guilds[guild.id] = guild
        return guild

    def channel(self, guild: Guild, name: str = "general", type: int = TEXT) -> Channel:
        channel = Channel(self.snowflake(), name, guild, type)
        return self._placed(channel)

    def thread(self, parent: Channel, name: str, type: int = THREAD, id: int = 0) -> Channel:
        """A thread; one on a message has that message's id."""
        thread = Channel(id or self.snowflake(), name, parent.guild, type, parent)
        thread.app_permissions = parent.app_permissions
        return self._placed(thread)

    def _placed(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        if channel.guild:
            channel.guild.channels[channel.id] = channel
        return channel

    def user(self, name: str, guild: Guild | None = None) -> User:
        user = User(self.snowflake(), name)
        self.users[user.id] = user
        if guild:
            guild.members[user.id] = user
        return user

    def role(self, guild: Guild, name: str, permissions: int = 0) -> Role:
        role = Role(self.snowflake(), name, permissions)
        guild.roles[role.id] = role
        return role

    def dm(self, user: User) -> Channel:
        """The one channel between this person and the bot."""
        if user.id not in self._dms:
            channel = Channel(self.snowflake(), "", type=DM, recipient=user)
            self._dms[user.id] = self._placed(channel)
        return self._dms[user.id]

    def upload(self, filename: str, content: bytes) -> Upload:
        id = self.snowflake()
        upload = Upload(id, filename, content, f"{self.files_url}/{id}/{filename}")
        self.uploads[id] = upload
        return upload

    def forbid(self, channel: Channel, code: int = 50013) -> None:
        """Refuse the bot this channel: 50013 or 50001, or 50007 for a closed DM."""
        channel.refusal = Refused(403, code)

    def delete(self, channel: Channel) -> None:
        channel.refusal = Refused(404, 10003)

    def restore(self, channel: Channel) -> None:
        channel.refusal = None

    def remove(self, guild: Guild) -> None:
        """The bot is thrown out of a guild: every channel of it answers 50001."""
        guild.removed = True
        for channel in guild.channels.values():
            self.forbid(channel, 50001)

    def reached(self, id: int) -> Channel:
        """The channel as the bot may see it. Raises Refused."""
        channel = self.channels.get(id)
        if channel is None:
            raise Refused(404, 10003)
        if channel.refusal:
            raise channel.refusal
        if not channel.app_permissions & (1 << 10):
            raise Refused(403, 50001)
        return channel

    def writable(self, id: int) -> Channel:
        """The channel, if the bot may post there. Raises Refused."""
        channel = self.reached(id)
        needed = 38 if channel.type in THREADS else 11
        if not channel.app_permissions & (1 << needed):
            raise Refused(403, 50013)
        return channel

    def message(self, channel: Channel, id: int) -> Json:
        if id not in channel.messages:
            raise Refused(404, 10008)
        return channel.messages[id]

    def command(self, name: str, guild: Guild | None = None) -> Json | None:
        """The command members of the guild would get by this name; its own win."""
        places = (guild.id if guild else None, None)
        for place in places:
            for command in self.commands.get(place, []):
                if command["name"] == name:
                    return command
        return None

    def living(self) -> Iterator[Guild]:
        return (guild for guild in self.guilds.values() if not guild.removed)


def now() -> str:
    """This instant as Discord writes it."""
    return datetime.now(UTC).isoformat()
