"""views.*: modals in stacks of up to three, and the App Home of every member."""

from typing import TYPE_CHECKING

from tests.wire.slack import blocks
from tests.wire.slack.call import Call, Method
from tests.wire.slack.errors import Json, Refused, invalid
from tests.wire.slack.world import APP_ID, Workspace

if TYPE_CHECKING:
    from tests.wire.slack.deeds import Deed
    from tests.wire.slack.server import SlackServer

STACK = 3
GIVEN = ("type", "title", "submit", "close", "callback_id", "private_metadata", "external_id")


class ViewMethods:
    def __init__(self, slack: "SlackServer") -> None:
        self._slack = slack

    def table(self) -> dict[str, Method]:
        return {
            "views.open": self.open,
            "views.push": self.push,
            "views.update": self.update,
            "views.publish": self.publish,
        }

    async def open(self, call: Call) -> Json:
        deed = self._triggered(call)
        view = self.new(call.workspace, call.args.get("view"))
        self._slack.deeds.exchange(deed)
        self.put(deed, view, fresh=True)
        return {"ok": True, "view": view}

    async def push(self, call: Call) -> Json:
        deed = self._triggered(call)
        if len(self._stack(deed)) >= STACK:
            raise Refused("push_limit_reached")
        view = self.new(call.workspace, call.args.get("view"))
        self._slack.deeds.exchange(deed)
        self.put(deed, view)
        return {"ok": True, "view": view}

    async def update(self, call: Call) -> Json:
        old = self._named(call)
        if call.args.get("hash") not in (None, "", old["hash"]):
            raise Refused("hash_conflict")
        self.change(call.workspace, old, call.args.get("view"))
        return {"ok": True, "view": old}

    async def publish(self, call: Call) -> Json:
        user, workspace = call.text("user_id"), call.workspace
        if user not in workspace.users:
            raise invalid("invalid_arguments", ["[ERROR] user_id is nobody's"])
        old = workspace.homes.get(user)
        if old and call.args.get("hash") not in (None, "", old["hash"]):
            raise Refused("hash_conflict")
        view = self.new(workspace, call.args.get("view"))
        if old:
            view |= {"id": old["id"], "root_view_id": old["id"]}
        workspace.homes[user] = view
        self._slack.deeds.published(user, view)
        return {"ok": True, "view": view}

    def new(self, workspace: Workspace, given: object) -> Json:
        """A view as Slack keeps it. Raises Refused."""
        view = _checked(given)
        world = self._slack.world
        id = world.id("V")
        kept = {name: view.get(name, "") for name in GIVEN[4:]}
        kept |= {name: view.get(name) for name in GIVEN[:4]}
        return kept | {
            "id": id,
            "team_id": workspace.id,
            "blocks": blocks.stored(world, view["blocks"]),
            "state": {"values": {}},
            "hash": f"{world.ts()[:10]}.{id[-8:]}",
            "clear_on_close": bool(view.get("clear_on_close")),
            "notify_on_close": bool(view.get("notify_on_close")),
            "previous_view_id": None,
            "root_view_id": id,
            "app_id": APP_ID,
            "app_installed_team_id": workspace.id,
            "bot_id": workspace.bot_id,
        }

    def put(self, deed: "Deed", view: Json, *, fresh: bool = False) -> None:
        """On top of the stack of whoever did it; a view that is opened closes all others."""
        stack = self._stack(deed)
        if fresh:
            stack.clear()
        if stack:
            view |= {"previous_view_id": stack[-1]["id"], "root_view_id": stack[0]["id"]}
        stack.append(view)
        deed.show(view)

    def change(self, workspace: Workspace, old: Json, given: object) -> None:
        """In place, under its id, with a new hash. Raises Refused."""
        new = self.new(workspace, given)
        names = ("id", "previous_view_id", "root_view_id")
        old |= new | {name: old[name] for name in names}
        self._slack.deeds.updated(old)

    def _triggered(self, call: Call) -> "Deed":
        return self._slack.deeds.triggered(call.text("trigger_id"), call.workspace)

    def _stack(self, deed: "Deed") -> list[Json]:
        assert deed.user
        return deed.workspace.modals.setdefault(deed.user.id, [])

    def _named(self, call: Call) -> Json:
        id, external = call.args.get("view_id"), call.args.get("external_id")
        if not id and not external:
            raise invalid("invalid_arguments", ["[ERROR] view_id or external_id is missing"])
        stacks = call.workspace.modals.values()
        views = [view for stack in stacks for view in stack] + [*call.workspace.homes.values()]
        for view in views:
            if view["id"] == id or (external and view["external_id"] == external):
                return view
        raise Refused("not_found")


def _checked(given: object) -> Json:
    if not isinstance(given, dict) or given.get("type") not in ("modal", "home"):
        raise invalid("invalid_arguments", ["[ERROR] missing required field: view/type"])
    blocks.check(given.get("blocks"), blocks.VIEW_BLOCKS, "invalid_arguments")
    problems = list(_of_modal(given)) if given["type"] == "modal" else []
    if len(str(given.get("private_metadata") or "")) > 3000:
        problems.append("must be less than 3001 characters [json-pointer:/view/private_metadata]")
    if problems:
        raise invalid("invalid_arguments", [f"[ERROR] {problem}" for problem in problems])
    return given


def _of_modal(view: Json) -> list[str]:
    problems = []
    for name in ("title", "submit", "close"):
        said = (view.get(name) or {}).get("text", "")
        if len(said) > 24 or (name == "title" and not said):
            problems.append(f"must be 1 to 24 characters [json-pointer:/view/{name}]")
    if any(block["type"] == "input" for block in view["blocks"]) and not view.get("submit"):
        problems.append("missing required field: submit [json-pointer:/view]")
    return problems
