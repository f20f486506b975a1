"""Uploads in three steps: ask for an address, put the bytes there, say where they belong."""

from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire.slack import messages
from tests.wire.slack.call import Call, Method
from tests.wire.slack.errors import Json, Refused

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer


class FileMethods:
    def __init__(self, slack: "SlackServer") -> None:
        self._slack = slack
        # By file id: the bytes, for tests to look at.
        self.contents: dict[str, bytes] = {}

    def table(self) -> dict[str, Method]:
        return {
            "files.getUploadURLExternal": self.address,
            "files.completeUploadExternal": self.complete,
        }

    async def address(self, call: Call) -> Json:
        call.needs("files:write")
        id, workspace = self._slack.world.id("F"), call.workspace
        name, size = call.text("filename"), int(call.text("length"))
        workspace.files[id] = {
            "id": id,
            "name": name,
            "title": name,
            "size": size,
            "alt_txt": call.args.get("alt_txt", ""),
            "user": workspace.bot.id,
            "permalink": f"https://{workspace.domain}.slack.com/files/{id}/{name}",
        }
        url = f"{self._slack.url}/upload/v1/{id}"
        return {"ok": True, "upload_url": url, "file_id": id}

    async def put(self, request: web.Request) -> web.Response:
        """The second step, at the address from the first."""
        id = request.match_info["id"]
        if request.content_type.startswith("multipart/"):
            parts = (await request.post()).values()
            files = [part.file.read() for part in parts if isinstance(part, web.FileField)]
            content = b"".join(files)
        else:
            content = await request.read()
        self.contents[id] = content
        return web.Response(text=f"OK - {len(content)}")

    async def complete(self, call: Call) -> Json:
        call.needs("files:write")
        known, given = call.workspace.files, call.args.get("files") or []
        if not given or any(one["id"] not in self.contents for one in given):
            raise Refused("file_not_found")
        files = [known[one["id"]] | {"title": one.get("title", "")} for one in given]
        if call.channel:
            self._share(call, files)
        return {"ok": True, "files": files}

    def _share(self, call: Call, files: list[Json]) -> None:
        world = self._slack.world
        channel = world.writable(call.workspace, call.channel)
        said = {"text": call.args.get("initial_comment") or files[0]["name"]}
        said |= {name: call.args[name] for name in ("thread_ts",) if call.args.get(name)}
        message = messages.of_bot(world, channel, said) | {"files": files}
        messages.place(channel, message)
