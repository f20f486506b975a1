"""How Discord writes people, guilds, channels and messages as JSON."""

from tests.wire.discord.components import stored
from tests.wire.discord.errors import Json
from tests.wire.discord.world import (
    APPLICATION_ID,
    BOT_MAY,
    DM,
    THREADS,
    Channel,
    Guild,
    Role,
    Upload,
    User,
    World,
    now,
)

JOINED = "2025-01-01T00:00:00+00:00"
EPHEMERAL, LOADING = 1 << 6, 1 << 7


def of_user(user: User) -> Json:
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.bot else user.name.title(),
        "discriminator": "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "public_flags": 0,
        "flags": 0,
        "bot": user.bot,
    }


def of_member(user: User, roles: list[Role], permissions: int | None = None) -> Json:
    member: Json = {
        "user": of_user(user),
        "roles": [str(role.id) for role in roles],
        "joined_at": JOINED,
        "flags": 0,
        "deaf": False,
        "mute": False,
        "pending": False,
        "nick": None,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "communication_disabled_until": None,
        "unusual_dm_activity_until": None,
    }
    return member if permissions is None else member | {"permissions": str(permissions)}


def of_role(role: Role, position: int = 1) -> Json:
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
    }


def of_channel(channel: Channel) -> Json:
    if channel.type == DM:
        return _dm(channel)
    assert channel.guild
    base = {
        "id": str(channel.id),
        "type": channel.type,
        "guild_id": str(channel.guild.id),
        "name": channel.name,
        "last_message_id": str(max(channel.messages)) if channel.messages else None,
        "rate_limit_per_user": 0,
        "flags": 0,
        "parent_id": str(channel.parent.id) if channel.parent else None,
    }
    return base | (_thread(channel) if channel.type in THREADS else _text())


def _dm(channel: Channel) -> Json:
    assert channel.recipient
    recipients = [of_user(channel.recipient)]
    last = str(max(channel.messages)) if channel.messages else None
    head = {"id": str(channel.id), "type": DM, "last_message_id": last, "flags": 0}
    return head | {"recipients": recipients}


def _text() -> Json:
    return {"position": 0, "topic": None, "nsfw": False, "permission_overwrites": []}


def _thread(channel: Channel) -> Json:
    return {
        "owner_id": str(channel.owner_id),
        "message_count": len(channel.messages),
        "member_count": 1,
        "total_message_sent": len(channel.messages),
        "thread_metadata": {
            "archived": channel.archived,
            "archive_timestamp": JOINED,
            "auto_archive_duration": 1440,
            "locked": False,
            "create_timestamp": JOINED,
        },
    }


def partial_guild(guild: Guild) -> Json:
    return {"id": str(guild.id), "locale": guild.locale, "features": []}


def listed_guild(guild: Guild) -> Json:
    """As in the list of the bot's guilds."""
    head = {"id": str(guild.id), "name": guild.name, "icon": None, "banner": None}
    return head | {"owner": False, "permissions": str(BOT_MAY), "features": []}


def of_guild(guild: Guild) -> Json:
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id or APPLICATION_ID),
        "preferred_locale": guild.locale,
        "roles": [of_role(role, place) for place, role in enumerate(guild.roles.values())],
        "emojis": [],
        "stickers": [],
        "features": [],
        "icon": None,
        "description": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "afk_timeout": 300,
        "afk_channel_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
    }


def guild_create(guild: Guild) -> Json:
    """What the gateway sends of a guild to those with the guilds intent."""
    places = guild.channels.values()
    bot = guild.members[APPLICATION_ID]
    return of_guild(guild) | {
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [of_member(bot, [])],
        "channels": [of_channel(place) for place in places if place.type not in THREADS],
        "threads": [of_channel(place) for place in places if place.type in THREADS],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def of_upload(upload: Upload, ephemeral: bool = False) -> Json:
    return {
        "id": str(upload.id),
        "filename": upload.filename,
        "size": len(upload.content),
        "url": upload.url,
        "proxy_url": upload.url,
        "content_type": _content_type(upload.filename),
        "ephemeral": ephemeral,
    }


def _content_type(filename: str) -> str:
    kinds = {"png": "image/png", "yml": "application/yaml", "yaml": "application/yaml"}
    return kinds.get(filename.rpartition(".")[2], "text/plain; charset=utf-8")


def new_message(world: World, channel: Channel, body: Json, uploads: list[Upload]) -> Json:
    """A message of the bot as stored, and as every answer about it gives it."""
    message: Json = {
        "id": str(world.snowflake()),
        "channel_id": str(channel.id),
        "type": 0,
        "author": of_user(world.bot),
        "timestamp": now(),
        "edited_timestamp": None,
        "tts": bool(body.get("tts")),
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "content": "",
        "embeds": [],
        "attachments": [],
        "components": [],
        "flags": 0,
    }
    if "nonce" in body:
        message["nonce"] = body["nonce"]
    if body.get("message_reference"):
        asked = body["message_reference"]
        ids = {key: str(value) for key, value in asked.items() if key.endswith("_id")}
        message |= {"type": 19, "message_reference": {"channel_id": str(channel.id), **ids}}
    write(message, body, uploads)
    return message


def write(message: Json, body: Json, uploads: list[Upload]) -> None:
    """Put what a body says into a message: at its creation and at every edit."""
    if "attachments" in body or uploads:
        kept = {str(entry.get("id")) for entry in body.get("attachments") or []}
        old = [entry for entry in message["attachments"] if entry["id"] in kept]
        private = bool(message["flags"] & EPHEMERAL)
        message["attachments"] = old + [of_upload(upload, private) for upload in uploads]
    for key in ("content", "embeds", "poll"):
        if key in body:
            message[key] = body[key] if body[key] is not None else ("" if key == "content" else [])
    if "flags" in body:
        message["flags"] |= int(body["flags"] or 0)
    if "components" in body:
        urls = {entry["filename"]: entry["url"] for entry in message["attachments"]}
        message["components"] = stored(body["components"], urls)
