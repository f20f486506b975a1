"""The two ways in: Socket Mode, which is watched, and signed HTTP."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import FINAL, code
from bot.errors import BadSetting

LOOK_S = 60.0  # between two looks at the socket
DEAF_S = 110.0  # without any envelope, when a new connection is made to be sure
PING_S = 10.0
REFUSED = (
    "Slack does not accept SLACK_APP_TOKEN ({code}). Generate one anew: api.slack.com/apps → your "
    "app → Basic Information → App-Level Tokens, with connections:write (it begins with xapp-)."
)

log = logging.getLogger(__name__)


class Watch:
    """When the socket last brought something. A socket can be open and bring nothing at all."""

    def __init__(self) -> None:
        self._heard_s = asyncio.get_running_loop().time()

    async def heard(self, *_: object) -> None:
        self._heard_s = asyncio.get_running_loop().time()

    @property
    def silent_s(self) -> float:
        return asyncio.get_running_loop().time() - self._heard_s


async def socket(app: AsyncApp, app_token: str) -> None:
    """Serve through Socket Mode until cancelled; a connection that seems deaf is made anew. The
    old one is let go when the new one hears, so that no press falls in between."""
    hearing: SocketModeClient | None = None
    try:
        while True:
            client = AsyncSocketModeHandler(app, app_token, ping_interval=PING_S).client
            watch = Watch()
            client.on_message_listeners.append(watch.heard)
            if not await _connected(client, app.client, app_token):
                await asyncio.sleep(PING_S)
                continue
            old, hearing = hearing, client
            if old is not None:
                await old.close()  # type: ignore[no-untyped-call]
            await _until_deaf(client, watch, app.client)
    finally:
        if hearing is not None:
            await hearing.close()  # type: ignore[no-untyped-call]


async def _connected(client: SocketModeClient, asking: AsyncWebClient, app_token: str) -> bool:
    """False, and closed, if it could not be. Raises BadSetting."""
    connected = False
    try:
        # The library would try a spent address, or a wrong token, without end.
        async with asyncio.timeout(2 * PING_S):
            client.wss_uri = await _address(asking, app_token)
            await client.connect()  # type: ignore[no-untyped-call]
        connected = True
    except (SlackApiError, SlackClientError, aiohttp.ClientError, OSError) as error:
        log.warning("Slack's socket: %s; connecting anew", type(error).__name__)
    finally:
        if not connected:
            await client.close()  # type: ignore[no-untyped-call]
    return connected


async def _address(asking: AsyncWebClient, app_token: str) -> str:
    """Where to connect to, good for one connection. Raises BadSetting."""
    try:
        answer = await asking.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        if code(error) in FINAL:
            raise BadSetting(REFUSED.format(code=code(error))) from None
        raise
    return str(answer["url"])


async def _until_deaf(client: SocketModeClient, watch: Watch, asking: AsyncWebClient) -> None:
    while True:
        await asyncio.sleep(LOOK_S)
        reachable = await _works(asking.auth_test)
        if not reachable:
            continue  # the network is down; the client reconnects by itself when it is back
        if not await client.is_connected():
            log.warning("Slack's socket is closed although Slack can be reached; connecting anew")
            return
        if watch.silent_s > DEAF_S:
            log.info("Slack's socket was silent for %.0f s; connecting anew", watch.silent_s)
            return


async def _works(call: Callable[[], Awaitable[object]]) -> bool:
    try:
        await call()
    except (SlackApiError, SlackClientError, aiohttp.ClientError, OSError, TimeoutError):
        return False
    return True


async def serve(app: AsyncApp, port: int) -> None:
    """Serve over HTTP until cancelled: /slack/events for Slack, /healthz for who watches."""

    async def events(request: web.Request) -> web.Response:
        answer = await app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    async def health(request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    server = web.Application()
    server.add_routes([web.post("/slack/events", events), web.get("/healthz", health)])
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, port=port).start()
        log.info("listening for Slack on port %s", port)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
