"""The routes by which a bot tells Discord its commands."""

from tests.wire.discord.errors import Json, Refused
from tests.wire.discord.routes import Answer, Call, Route
from tests.wire.discord.world import APPLICATION_ID, World


class CommandRoutes:
    def __init__(self, world: World) -> None:
        self._world = world

    def table(self) -> list[tuple[str, str, Route]]:
        everywhere = "/applications/{app:\\d+}/commands"
        in_guild = "/applications/{app:\\d+}/guilds/{guild:\\d+}/commands"
        one = "/{command:\\d+}"
        return [
            route
            for base in (everywhere, in_guild)
            for route in (
                ("GET", base, self.all),
                ("PUT", base, self.replace),
                ("POST", base, self.add),
                ("GET", base + one, self.get),
                ("PATCH", base + one, self.edit),
                ("DELETE", base + one, self.delete),
            )
        ]

    async def all(self, call: Call) -> Answer:
        return 200, self._of(call)

    async def replace(self, call: Call) -> Answer:
        fresh = [self._completed(call, command) for command in call.body]
        self._of(call)[:] = fresh
        return 200, fresh

    async def add(self, call: Call) -> Answer:
        command = self._completed(call, call.body)
        commands = self._of(call)
        known = [kept for kept in commands if kept["id"] == command["id"]]
        commands[:] = [*(kept for kept in commands if kept not in known), command]
        return (200 if known else 201), command

    async def get(self, call: Call) -> Answer:
        return 200, self._found(call)

    async def edit(self, call: Call) -> Answer:
        self._found(call).update(call.body)
        return 200, self._found(call)

    async def delete(self, call: Call) -> Answer:
        self._of(call).remove(self._found(call))
        return 204, None

    def _of(self, call: Call) -> list[Json]:
        guild = int(call.args["guild"]) if "guild" in call.args else None
        return self._world.commands.setdefault(guild, [])

    def _found(self, call: Call) -> Json:
        for command in self._of(call):
            if command["id"] == call.args["command"]:
                return command
        raise Refused(404, 10063)

    def _completed(self, call: Call, command: Json) -> Json:
        """With an id; a command of the same name and type keeps its own."""
        kind = (command["name"], command.get("type", 1))
        same = [c for c in self._of(call) if (c["name"], c["type"]) == kind]
        guild = {"guild_id": call.args["guild"]} if "guild" in call.args else {}
        return {
            "description": "",
            "type": 1,
            "default_member_permissions": None,
            "dm_permission": True,
            "nsfw": False,
            **command,
            **guild,
            "id": same[0]["id"] if same else str(self._world.snowflake()),
            "application_id": str(APPLICATION_ID),
            "version": str(self._world.snowflake()),
        }
