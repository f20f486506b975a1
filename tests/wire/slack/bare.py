"""The least that Bolt does: one command, one button, nothing kept.

It proves the server, and is what benchmarks subtract. With SLACK_APP_TOKEN it uses
Socket Mode, else it serves signed HTTP on PORT. BARE_PING_S gives the seconds between
two pings, by which Bolt finds out that a connection was cut (Bolt's own: 10).
"""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.aim import aim
from tests.wire.slack.errors import Json

BUTTON: Json = {
    "type": "button",
    "action_id": "p1:1",
    "text": {"type": "plain_text", "text": "Press 1"},
    "value": "1",
}
BLOCKS: list[Json] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "pong"}},
    {"type": "actions", "elements": [BUTTON]},
]


async def ping(ack: AsyncAck, respond: AsyncRespond) -> None:
    await ack()
    await respond("pong", blocks=BLOCKS, response_type="in_channel")


async def press(ack: AsyncAck, respond: AsyncRespond) -> None:
    await ack()
    await respond("pressed 1", response_type="ephemeral", replace_original=False)


def built(session: aiohttp.ClientSession) -> AsyncApp:
    client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], session=session)
    app = AsyncApp(client=client, signing_secret=os.environ.get("SLACK_SIGNING_SECRET"))
    app.command("/ping")(ping)
    app.action("p1:1")(press)
    return app


async def by_socket(app: AsyncApp) -> None:
    every = float(os.environ.get("BARE_PING_S", "10"))
    handler = AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], ping_interval=every)
    try:
        await handler.start_async()  # type: ignore[no-untyped-call]
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


async def by_http(app: AsyncApp) -> None:
    runner = web.AppRunner(app.web_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["PORT"])).start()
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def main(build: Callable[[aiohttp.ClientSession], AsyncApp] = built) -> None:
    aim()
    logging.basicConfig(level=logging.INFO)
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    serve = by_socket if "SLACK_APP_TOKEN" in os.environ else by_http
    async with aiohttp.ClientSession() as session:
        await serve(build(session))


if __name__ == "__main__":
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())
