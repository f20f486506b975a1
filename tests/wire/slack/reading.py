"""What the bot may look up: itself, conversations, people."""

from typing import TYPE_CHECKING

from tests.wire.slack import messages
from tests.wire.slack.call import Call, Method, paged
from tests.wire.slack.errors import Json, Refused
from tests.wire.slack.people import of_user
from tests.wire.slack.world import APP_ID, IM, PRIVATE, PUBLIC, Channel, is_top

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer

GROUPS = {PUBLIC: "channels", PRIVATE: "groups", IM: "im"}
TYPES = {PUBLIC: "public_channel", PRIVATE: "private_channel", IM: "im"}


class ReadingMethods:
    def __init__(self, slack: "SlackServer") -> None:
        self._slack = slack
        self._world = slack.world

    def table(self) -> dict[str, Method]:
        return {
            "auth.test": self.auth,
            "api.test": self.api,
            "conversations.history": self.history,
            "conversations.replies": self.replies,
            "conversations.info": self.info,
            "conversations.open": self.open,
            "conversations.members": self.members,
            "conversations.list": self.list,
            "users.info": self.user,
            "team.info": self.team,
            "bots.info": self.bot,
        }

    async def api(self, call: Call) -> Json:
        return {"ok": True, "args": call.args}

    async def auth(self, call: Call) -> Json:
        workspace = call.workspace
        return {
            "ok": True,
            "url": f"https://{workspace.domain}.slack.com/",
            "team": workspace.name,
            "user": workspace.bot.name,
            "team_id": workspace.id,
            "user_id": workspace.bot.id,
            "bot_id": workspace.bot_id,
            "is_enterprise_install": False,
        }

    async def history(self, call: Call) -> Json:
        channel = self._readable(call)
        rows = [one for one in reversed(channel.messages.values()) if is_top(one)]
        page, following = paged(_within(rows, call), call, 999)
        more = bool(following["next_cursor"])
        body: Json = {"ok": True, "messages": _shown(page, call), "has_more": more, "pin_count": 0}
        return body | ({"response_metadata": following} if more else {})

    async def replies(self, call: Call) -> Json:
        channel, ts = self._readable(call), call.text("ts")
        if ts not in channel.messages:
            raise Refused("thread_not_found")
        head = channel.messages[channel.messages[ts].get("thread_ts", ts)]
        rows = [head, *_within(channel.thread(head["ts"]), call)]
        page, following = paged(rows, call)
        more = bool(following["next_cursor"])
        body: Json = {"ok": True, "messages": _shown(page, call), "has_more": more}
        return body | ({"response_metadata": following} if more else {})

    async def info(self, call: Call) -> Json:
        channel = self._world.reached(call.workspace, call.text("channel"))
        call.needs(f"{GROUPS[channel.kind]}:read")
        shown = of_channel(channel)
        if call.flag("include_num_members"):
            shown["num_members"] = len(channel.members)
        return {"ok": True, "channel": shown}

    async def open(self, call: Call) -> Json:
        call.needs("im:write")
        user = call.workspace.users.get(str(call.args.get("users") or ""))
        if user is None:
            channel = self._world.reached(call.workspace, call.channel)
        elif user.deleted:
            raise Refused("user_disabled")
        else:
            channel = self._world.dm(call.workspace, user)
        full = call.flag("return_im")
        return {"ok": True, "channel": of_channel(channel) if full else {"id": channel.id}}

    async def members(self, call: Call) -> Json:
        channel = self._world.reached(call.workspace, call.text("channel"))
        call.needs(f"{GROUPS[channel.kind]}:read")
        page, following = paged(sorted(channel.members), call)
        return {"ok": True, "members": page, "response_metadata": following}

    async def list(self, call: Call) -> Json:
        wanted = str(call.args.get("types") or TYPES[PUBLIC]).split(",")
        kinds = [kind for kind, name in TYPES.items() if name in wanted]
        for kind in kinds:
            call.needs(f"{GROUPS[kind]}:read")
        archived = not call.flag("exclude_archived")
        rows = [
            of_channel(one)
            for one in call.workspace.channels.values()
            if one.kind in kinds
            and not one.deleted
            and (archived or not one.archived)
            and (one.kind == PUBLIC or one.bot_is_in)
        ]
        page, following = paged(rows, call)
        return {"ok": True, "channels": page, "response_metadata": following}

    async def user(self, call: Call) -> Json:
        call.needs("users:read")
        user = call.workspace.users.get(call.text("user"))
        if user is None:
            raise Refused("user_not_found")
        return {"ok": True, "user": of_user(call.workspace, user)}

    async def team(self, call: Call) -> Json:
        call.needs("team:read")
        workspace = call.workspace
        team = {"id": workspace.id, "name": workspace.name, "domain": workspace.domain}
        return {"ok": True, "team": team | {"email_domain": "", "icon": {"image_default": True}}}

    async def bot(self, call: Call) -> Json:
        call.needs("users:read")
        if call.args.get("bot") not in (None, call.workspace.bot_id):
            raise Refused("bot_not_found")
        return {"ok": True, "bot": messages.bot_profile(call.workspace) | {"app_id": APP_ID}}

    def _readable(self, call: Call) -> Channel:
        channel = self._world.reached(call.workspace, call.text("channel"))
        call.needs(f"{GROUPS[channel.kind]}:history")
        if not channel.bot_is_in:
            raise Refused("not_in_channel")
        return channel


def of_channel(channel: Channel) -> Json:
    common = {"id": channel.id, "created": 1_700_000_000, "is_archived": channel.archived}
    if channel.kind == IM:
        assert channel.user
        return common | {"is_im": True, "user": channel.user.id, "is_open": True}
    return common | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == PUBLIC,
        "is_group": channel.kind == PRIVATE,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.kind == PRIVATE,
        "is_member": channel.bot_is_in,
        "is_general": channel.name == "general",
        "is_shared": False,
        "is_ext_shared": False,
        "context_team_id": channel.workspace.id,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def _within(rows: list[Json], call: Call) -> list[Json]:
    """Those between `oldest` and `latest`, which count themselves only with `inclusive`."""
    oldest = _micro(call.args.get("oldest") or "0")
    latest = _micro(call.args.get("latest") or "99999999999")
    slack = 0 if call.flag("inclusive") else 1
    return [one for one in rows if oldest + slack <= _micro(one["ts"]) <= latest - slack]


def _micro(ts: object) -> int:
    seconds, _, rest = str(ts).partition(".")
    return int(seconds) * 1_000_000 + int(rest[:6].ljust(6, "0"))


def _shown(page: list[Json], call: Call) -> list[Json]:
    metadata = call.flag("include_all_metadata")
    return [messages.shown(one, metadata=metadata) for one in page]
