"""What the bot asks of the REST API under its own name: application, guilds, channels, messages."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.wire.discord import payloads
from tests.wire.discord.errors import Json, Refused, form_error
from tests.wire.discord.world import (
    APPLICATION_ID,
    DM,
    NEWS_THREAD,
    THREAD,
    THREADS,
    Channel,
    Guild,
    Upload,
    now,
)

if TYPE_CHECKING:
    from tests.wire.discord.server import DiscordServer


@dataclass
class Call:
    """One request, read and parsed."""

    method: str
    path: str
    args: dict[str, str]
    query: dict[str, str]
    body: Any = None
    multipart: bool = False
    files: list[tuple[str, str, bytes]] = field(default_factory=list)

    def id(self, name: str) -> int:
        return int(self.args[name])


Answer = tuple[int, Any]
Route = Callable[[Call], Awaitable[Answer]]


class Routes:
    """Each method does one request's work and returns the status and the body of the answer."""

    def __init__(self, discord: "DiscordServer") -> None:
        self._discord = discord
        self._world = discord.world

    def table(self) -> list[tuple[str, str, Route]]:
        messages, message = "/channels/{channel:\\d+}/messages", "/{message:\\d+}"
        return [
            ("GET", "/users/@me", self.me),
            ("GET", "/users/@me/guilds", self.guilds),
            ("GET", "/users/{user:\\d+}", self.user),
            ("POST", "/users/@me/channels", self.open_dm),
            ("GET", "/applications/@me", self.application),
            ("GET", "/oauth2/applications/@me", self.application),
            ("GET", "/gateway", self.gateway),
            ("GET", "/gateway/bot", self.gateway_bot),
            ("GET", "/guilds/{guild:\\d+}", self.guild),
            ("GET", "/guilds/{guild:\\d+}/channels", self.channels),
            ("GET", "/guilds/{guild:\\d+}/members/{user:\\d+}", self.member),
            ("GET", "/channels/{channel:\\d+}", self.channel),
            ("PATCH", "/channels/{channel:\\d+}", self.edit_channel),
            ("GET", messages, self.history),
            ("POST", messages, self.post),
            ("GET", messages + message, self.message),
            ("PATCH", messages + message, self.edit),
            ("DELETE", messages + message, self.delete),
            ("PUT", messages + "/pins" + message, self.pin),
            ("PUT", "/channels/{channel:\\d+}/pins" + message, self.pin),
            ("POST", messages + message + "/threads", self.thread_on),
            ("POST", "/channels/{channel:\\d+}/threads", self.thread),
        ]

    async def me(self, call: Call) -> Answer:
        user = payloads.of_user(self._world.bot)
        return 200, user | {"verified": True, "mfa_enabled": True, "flags": 0, "locale": "en-US"}

    async def user(self, call: Call) -> Answer:
        user = self._world.users.get(call.id("user"))
        if user is None:
            raise Refused(404, 10013)
        return 200, payloads.of_user(user)

    async def open_dm(self, call: Call) -> Answer:
        user = self._world.users.get(int(call.body["recipient_id"]))
        if user is None or user.bot:
            raise Refused(400, 50007)
        return 200, payloads.of_channel(self._world.dm(user))

    async def application(self, call: Call) -> Answer:
        return 200, {
            "id": str(APPLICATION_ID),
            "name": self._world.bot.name,
            "description": "",
            "icon": None,
            "bot": payloads.of_user(self._world.bot),
            "owner": payloads.of_user(self._world.bot) | {"bot": False},
            "team": None,
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "integration_types_config": {"0": {}, "1": {}},
            "approximate_guild_count": len(self._world.guilds),
            "summary": "",
        }

    async def gateway(self, call: Call) -> Answer:
        return 200, {"url": self._discord.gateway.url}

    async def gateway_bot(self, call: Call) -> Answer:
        used = len(self._discord.gateway.identifies)
        limit = {"total": 1000, "remaining": 1000 - used, "reset_after": 0, "max_concurrency": 1}
        shards = self._discord.shards
        body = {"url": self._discord.gateway.url, "shards": shards, "session_start_limit": limit}
        return 200, body

    async def guild(self, call: Call) -> Answer:
        return 200, payloads.of_guild(self._guild(call))

    async def guilds(self, call: Call) -> Answer:
        after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 200))
        found = sorted(guild.id for guild in self._world.living() if guild.id > after)[:limit]
        return 200, [payloads.listed_guild(self._world.guilds[id]) for id in found]

    async def channels(self, call: Call) -> Answer:
        """Threads are not among them, as with Discord."""
        places = self._guild(call).channels.values()
        return 200, [payloads.of_channel(place) for place in places if place.type not in THREADS]

    def _guild(self, call: Call) -> Guild:
        guild = self._world.guilds.get(call.id("guild"))
        if guild is None or guild.removed:
            raise Refused(404, 10004)
        return guild

    async def member(self, call: Call) -> Answer:
        guild = self._guild(call)
        if call.id("user") not in guild.members:
            raise Refused(404, 10007)
        return 200, payloads.of_member(guild.members[call.id("user")], [])

    async def channel(self, call: Call) -> Answer:
        return 200, payloads.of_channel(self._world.reached(call.id("channel")))

    async def edit_channel(self, call: Call) -> Answer:
        channel = self._world.reached(call.id("channel"))
        channel.archived = call.body.get("archived", channel.archived)
        channel.name = call.body.get("name", channel.name)
        return 200, payloads.of_channel(channel)

    async def history(self, call: Call) -> Answer:
        channel = self._world.reached(call.id("channel"))
        limit = int(call.query.get("limit", 50))
        if not 1 <= limit <= 100:
            raise form_error("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        return 200, _page(channel.posts, call.query, limit)

    async def post(self, call: Call) -> Answer:
        channel = self._world.writable(call.id("channel"))
        if len(str(call.body.get("nonce", ""))) > 25:
            raise form_error("nonce", "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer in length.")
        if not call.body.get("enforce_nonce") or "nonce" not in call.body:
            return 200, self._posted(channel, call)
        return 200, self._once(channel, call)

    def _once(self, channel: Channel, call: Call) -> Json:
        """The earlier message of this nonce while Discord remembers it, else a new one."""
        nonce, present = str(call.body["nonce"]), self._discord.clock()
        at, earlier = self._world.nonces.get(nonce, (0.0, {}))
        if earlier and present - at < self._world.nonce_window_s:
            self._discord.metrics.nonces_repeated += 1
            return earlier
        message = self._posted(channel, call)
        self._world.nonces[nonce] = (present, message)
        return message

    def _posted(self, channel: Channel, call: Call) -> Json:
        require_content(call)
        uploads = uploaded(self._discord, call)
        message = payloads.new_message(self._world, channel, call.body, uploads)
        channel.messages[int(message["id"])] = message
        self._discord.gateway.posted(channel, message)
        return message

    async def message(self, call: Call) -> Answer:
        channel = self._world.reached(call.id("channel"))
        return 200, self._world.message(channel, call.id("message"))

    async def edit(self, call: Call) -> Answer:
        channel = self._world.writable(call.id("channel"))
        message = self._world.message(channel, call.id("message"))
        if message["author"]["id"] != str(self._world.bot.id):
            raise Refused(403, 50005)
        payloads.write(message, call.body, uploaded(self._discord, call))
        message["edited_timestamp"] = now()
        return 200, message

    async def delete(self, call: Call) -> Answer:
        channel = self._world.reached(call.id("channel"))
        self._world.message(channel, call.id("message"))
        del channel.messages[call.id("message")]
        return 204, None

    async def pin(self, call: Call) -> Answer:
        channel = self._world.reached(call.id("channel"))
        message = self._world.message(channel, call.id("message"))
        if not channel.app_permissions & (1 << 51):
            raise Refused(403, 50013)
        message["pinned"] = True
        return 204, None

    async def thread_on(self, call: Call) -> Answer:
        channel = self._world.writable(call.id("channel"))
        message = self._world.message(channel, call.id("message"))
        if "thread" in message:
            raise Refused(400, 160004)
        return self._threaded(channel, call, THREAD, call.id("message"), message)

    async def thread(self, call: Call) -> Answer:
        channel = self._world.writable(call.id("channel"))
        return self._threaded(channel, call, call.body.get("type", 12))

    def _threaded(
        self, channel: Channel, call: Call, type: int, id: int = 0, message: Json | None = None
    ) -> Answer:
        if channel.type in (DM, THREAD, NEWS_THREAD):
            raise Refused(400, 50035)
        if not channel.app_permissions & (1 << 35):
            raise Refused(403, 50013)
        thread = self._world.thread(channel, call.body["name"], type, id)
        body = payloads.of_channel(thread)
        if message is not None:
            message["thread"] = body
        return 201, body


def _page(posts: list[Json], query: dict[str, str], limit: int) -> list[Json]:
    """Newest first; `after` gives the oldest of those after it, as Discord does."""
    if "around" in query:
        middle = int(query["around"])
        older = [post for post in posts if int(post["id"]) < middle]
        start = max(0, len(older) - limit // 2)
        return posts[start : start + limit][::-1]
    if "after" in query:
        return [post for post in posts if int(post["id"]) > int(query["after"])][:limit][::-1]
    if "before" in query:
        posts = [post for post in posts if int(post["id"]) < int(query["before"])]
    return posts[-limit:][::-1]


def require_content(call: Call) -> None:
    shows = ("content", "embeds", "components", "poll", "sticker_ids")
    if not call.files and not any(call.body.get(key) for key in shows):
        raise Refused(400, 50006)


def uploaded(discord: "DiscordServer", call: Call) -> list[Upload]:
    return [discord.world.upload(filename, content) for _, filename, content in call.files]
