"""A member's slash options as Discord sends them: typed, nested and with what they refer to."""

from tests.wire.discord import payloads
from tests.wire.discord.errors import Json
from tests.wire.discord.world import MEMBER_MAY, Channel, Role, Upload, User

Value = str | int | float | bool | Channel | User | Role | Upload
SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(3, 12)
KINDS: dict[type, int] = {
    bool: BOOLEAN,
    int: INTEGER,
    float: NUMBER,
    str: STRING,
    Channel: CHANNEL,
    User: USER,
    Role: ROLE,
    Upload: FILE,
}


def command_data(
    definition: Json | None, path: str, values: dict[str, Value], focused: str | None = None
) -> Json:
    """The `data` of a command or autocomplete; without a definition types follow the values."""
    name, *subcommands = path.split()
    definition = definition or {"id": "1", "name": name}
    options, nested = definition.get("options", []), []
    for subcommand in subcommands:
        found = next((option for option in options if option["name"] == subcommand), None)
        assert found, f"/{path}: no {subcommand} in {[option['name'] for option in options]}"
        nested.append(found)
        options = found.get("options", [])
    inner = [_option(options, name, value, focused) for name, value in values.items()]
    for level in reversed(nested):
        inner = [{"name": level["name"], "type": level["type"], "options": inner}]
    data = {"id": definition["id"], "name": name, "type": 1, "options": inner}
    if definition.get("guild_id"):
        data["guild_id"] = definition["guild_id"]
    found_things = resolved(list(values.values()))
    return data | ({"resolved": found_things} if found_things else {})


def _option(options: list[Json], name: str, value: Value, focused: str | None) -> Json:
    known = next((option for option in options if option["name"] == name), None)
    assert known or not options, f"no option {name} in {[option['name'] for option in options]}"
    kind = known["type"] if known else KINDS[type(value)]
    option = {"name": name, "type": kind, "value": plain(value)}
    return option | ({"focused": True} if name == focused else {})


def plain(value: Value) -> str | int | float | bool:
    return str(value.id) if isinstance(value, Channel | User | Role | Upload) else value


def resolved(values: list[Value]) -> Json:
    """The things that the values refer to, by kind and id."""
    things: Json = {}
    for value in values:
        if isinstance(value, Channel):
            _put(things, "channels", value.id, _channel(value))
        elif isinstance(value, User):
            _put(things, "users", value.id, payloads.of_user(value))
            member = payloads.of_member(value, [], MEMBER_MAY)
            del member["user"], member["deaf"], member["mute"]
            _put(things, "members", value.id, member)
        elif isinstance(value, Role):
            _put(things, "roles", value.id, payloads.of_role(value))
        elif isinstance(value, Upload):
            _put(things, "attachments", value.id, payloads.of_upload(value, ephemeral=True))
    return things


def _put(things: Json, kind: str, id: int, thing: Json) -> None:
    things.setdefault(kind, {})[str(id)] = thing


def _channel(channel: Channel) -> Json:
    may = {"permissions": str(MEMBER_MAY), "app_permissions": str(channel.app_permissions)}
    return payloads.of_channel(channel) | may
