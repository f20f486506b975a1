"""What exists on this Slack: workspaces, their channels, people and messages."""

import time
from dataclasses import dataclass, field
from itertools import count

from tests.wire.slack.errors import Json, Refused

APP_ID = "A0STUDYBOT"
# What a generous manifest asks for; chat:write.public is left out.
SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "team:read",
        "users:read",
    }
)
PUBLIC, PRIVATE, IM = "public", "private", "im"
PREFIXES = {PUBLIC: "C", PRIVATE: "G", IM: "D"}


@dataclass
class User:
    id: str
    name: str
    admin: bool = False
    owner: bool = False
    tz: str = "Europe/Berlin"
    locale: str = "en-US"
    bot: bool = False
    deleted: bool = False


@dataclass
class Channel:
    """A message is under its ts; replies too, with the `thread_ts` of their parent."""

    id: str
    name: str
    workspace: "Workspace"
    kind: str = PUBLIC
    members: set[str] = field(default_factory=set)
    archived: bool = False
    deleted: bool = False
    refusal: str = ""
    user: User | None = None
    messages: dict[str, Json] = field(default_factory=dict)

    @property
    def posts(self) -> list[Json]:
        """What stands in the channel itself, oldest first."""
        return [one for one in self.messages.values() if is_top(one)]

    def thread(self, parent: str) -> list[Json]:
        """The replies to the message with this ts, oldest first."""
        replies = self.messages.values()
        return [one for one in replies if one.get("thread_ts") == parent and one["ts"] != parent]

    @property
    def bot_is_in(self) -> bool:
        return self.workspace.bot.id in self.members


@dataclass
class Workspace:
    id: str
    name: str
    domain: str
    token: str
    bot: User
    bot_id: str
    scopes: set[str]
    # token_revoked, account_inactive or any other error that its token now earns.
    refusal: str = ""
    installed: bool = True
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    # By user: what only they see, their App Home, and their open modals, the top one last.
    ephemerals: dict[str, list[Json]] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    modals: dict[str, list[Json]] = field(default_factory=dict)
    dms: dict[str, Channel] = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)


def is_top(message: Json) -> bool:
    parent = message.get("thread_ts")
    return parent in (None, message["ts"]) or message.get("subtype") == "thread_broadcast"


class World:
    def __init__(self) -> None:
        self.workspaces: dict[str, Workspace] = {}
        self.by_token: dict[str, Workspace] = {}
        # Seconds by which this world's time runs ahead of the machine's.
        self.ahead_s = 0.0
        self._numbers = count(1)
        self._last_us = 0

    def now(self) -> float:
        return time.time() + self.ahead_s

    def ts(self) -> str:
        """A new timestamp, later than every one before."""
        self._last_us = max(self._last_us + 1, round(self.now() * 1_000_000))
        return f"{self._last_us // 1_000_000}.{self._last_us % 1_000_000:06d}"

    def id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._numbers):08X}"

    def workspace(self, name: str = "Team", scopes: frozenset[str] = SCOPES) -> Workspace:
        """One more workspace where the app is installed, with a token of its own."""
        id = self.id("T")
        bot = User(self.id("U"), "study", bot=True)
        token = f"xoxb-{id[1:]}-opens-nothing"
        workspace = Workspace(
            id, name, name.lower().replace(" ", "-"), token, bot, self.id("B"), set(scopes)
        )
        workspace.users[bot.id] = bot
        self.workspaces[id] = self.by_token[token] = workspace
        return workspace

    def user(self, workspace: Workspace, name: str, admin: bool = False) -> User:
        user = User(self.id("U"), name, admin)
        workspace.users[user.id] = user
        return user

    def channel(
        self, workspace: Workspace, name: str = "general", kind: str = PUBLIC, *, bot: bool = True
    ) -> Channel:
        """A channel of everyone there is so far; the bot is in it unless told otherwise."""
        channel = Channel(self.id(PREFIXES[kind]), name, workspace, kind)
        channel.members = {id for id, user in workspace.users.items() if bot or not user.bot}
        workspace.channels[channel.id] = channel
        return channel

    def dm(self, workspace: Workspace, user: User) -> Channel:
        """The one conversation between this person and the bot."""
        if user.id not in workspace.dms:
            channel = Channel(self.id("D"), "directmessage", workspace, IM, user=user)
            channel.members = {user.id, workspace.bot.id}
            workspace.dms[user.id] = workspace.channels[channel.id] = channel
        return workspace.dms[user.id]

    def reached(self, workspace: Workspace, id: str) -> Channel:
        """The channel as the bot may know it. Raises Refused."""
        channel = self._found(workspace, id)
        if channel is None or channel.deleted:
            raise Refused("channel_not_found")
        if channel.kind == PRIVATE and not channel.bot_is_in:
            raise Refused("channel_not_found")
        if channel.refusal:
            raise Refused(channel.refusal)
        return channel

    def writable(self, workspace: Workspace, id: str) -> Channel:
        """The channel, if the bot may post there. Raises Refused."""
        channel = self.reached(workspace, id)
        public = channel.kind == PUBLIC and "chat:write.public" in workspace.scopes
        if not channel.bot_is_in and not public:
            raise Refused("not_in_channel")
        if channel.archived:
            raise Refused("is_archived")
        return channel

    def _found(self, workspace: Workspace, id: str) -> Channel | None:
        if id in workspace.users:
            return self.dm(workspace, workspace.users[id])
        if id.startswith("#"):
            named = (one for one in workspace.channels.values() if one.name == id[1:])
            return next(named, None)
        return workspace.channels.get(id)
