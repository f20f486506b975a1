"""One request's way: recorded, struck by a fault, limited, authorised, worked, answered."""

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web

from tests.wire.slack import call as calls
from tests.wire.slack.call import Call, Method
from tests.wire.slack.errors import Json, Refused, gone_wrong
from tests.wire.slack.faults import Kind, MethodFault

if TYPE_CHECKING:
    from tests.wire.slack.server import SlackServer

RESPONSE = "response_url"
Answer = tuple[int, Json]


class Requests:
    def __init__(self, slack: "SlackServer", methods: dict[str, Method]) -> None:
        self._slack = slack
        self._methods = methods | {"apps.connections.open": self._connection}

    async def method(self, request: web.Request) -> web.StreamResponse:
        call = await calls.read(request)
        call.place = self._slack.world.by_token.get(call.token)
        return await self._serve(request, call)

    async def response(self, request: web.Request) -> web.StreamResponse:
        """A message for a response_url."""
        body = await request.json()
        deed = self._slack.hooks.deed(request.match_info["token"])
        call = Call(RESPONSE, body, request.match_info["token"], deed.workspace if deed else None)
        return await self._serve(request, call, deed.channel.id if deed and deed.channel else "")

    async def _serve(
        self, request: web.Request, call: Call, channel: str = ""
    ) -> web.StreamResponse:
        slack = self._slack
        self._record(call)
        if slack.latency_s:
            await asyncio.sleep(slack.latency_s)
        try:
            return await self._through(request, call, channel or call.channel)
        finally:
            slack.watch.changed()

    def _record(self, call: Call) -> None:
        slack = self._slack
        slack.metrics.requests += 1
        if slack.recording:
            workspace = call.place.id if call.place else None
            told = {"method": call.method, "args": call.args, "workspace": workspace}
            slack.requests.append(told | {"at": slack.clock()})

    async def _through(self, request: web.Request, call: Call, channel: str) -> web.Response:
        fault = self._slack.faults.strike(call.method, channel)
        if fault and fault.kind in (Kind.CUT, Kind.HANG):
            return await self._broken(request, fault)
        wait = self._wait(call, fault, channel)
        if wait:
            return self._limited(call, wait)
        if fault and fault.kind is Kind.ANSWER:
            return self._reply(call, fault.status, _faulty(fault))
        status, body = await self._work(call)
        if fault and fault.kind in (Kind.CUT_AFTER, Kind.HANG_AFTER):
            return await self._broken(request, fault)
        if fault:
            return self._reply(call, fault.status, gone_wrong(fault.status))
        return self._reply(call, status, body)

    async def _broken(self, request: web.Request, fault: MethodFault) -> web.Response:
        if fault.kind in (Kind.HANG, Kind.HANG_AFTER):
            self._slack.watch.changed()
            await fault.released.wait()
        if request.transport:
            request.transport.abort()
        return web.Response()

    def _wait(self, call: Call, fault: MethodFault | None, channel: str) -> int:
        if fault and fault.kind is Kind.LIMIT:
            return max(1, round(fault.retry_after))
        if call.place is None:
            return 0
        return self._slack.limits.check(call.method, call.place.id, channel)

    async def _work(self, call: Call) -> Answer:
        try:
            if call.method == RESPONSE:
                self._slack.hooks.answer(call.token, call.args)
                return 200, {}
            return 200, await self._method(call)(call)
        except Refused as refused:
            return refused.status, refused.body

    def _method(self, call: Call) -> Method:
        """The method, if the token is good for it. Raises Refused."""
        if call.method not in self._methods:
            raise Refused("unknown_method", req_method=call.method)
        if call.method in ("apps.connections.open", "api.test"):
            return self._methods[call.method]
        if not call.token:
            raise Refused("not_authed")
        if call.token == self._slack.app_token:
            raise Refused("not_allowed_token_type")
        if call.place is None:
            raise Refused("invalid_auth")
        if call.place.refusal:
            raise Refused(call.place.refusal)
        return self._methods[call.method]

    async def _connection(self, call: Call) -> Json:
        if call.place:
            raise Refused("not_allowed_token_type")
        if call.token != self._slack.app_token:
            raise Refused("invalid_auth")
        return {"ok": True, "url": self._slack.sockets.ticket()}

    def _limited(self, call: Call, wait: int) -> web.Response:
        self._slack.metrics.limited[call.method] += 1
        headers = {"Retry-After": str(wait)}
        return self._reply(call, 429, {"ok": False, "error": "ratelimited"}, headers)

    def _reply(
        self, call: Call, status: int, body: Json, headers: dict[str, str] | None = None
    ) -> web.Response:
        if body.get("error"):
            self._slack.metrics.errors[body["error"]] += 1
        if call.method == RESPONSE and status == 200:
            return web.Response(text="ok")
        headers = dict(headers or {})
        if call.place:
            headers["x-oauth-scopes"] = ",".join(sorted(call.place.scopes))
        text = json.dumps(body)
        return web.Response(
            status=status, text=text, headers=headers, content_type="application/json"
        )


def _faulty(fault: MethodFault) -> Json:
    if fault.error:
        return Refused(fault.error).body
    return gone_wrong(fault.status)
