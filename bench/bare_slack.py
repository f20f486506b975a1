"""`python -m bench.bare_slack [MODULE …]`: the least Bolt app that answers the same presses.

It takes any press on a question, acknowledges it, and answers with `respond`, in private, with
a message of the size of ours: a header, two rich texts, a section, a row of buttons.
It keeps nothing, asks Slack for nothing and publishes no App Home. The modules named are
imported and left alone, for what they take of memory.

Not tests/wire/slack/bare.py: that one answers "pressed 1", and would make a kilobyte of
blocks, which every quiz has to send, look like a cost of ours. The blocks are plain dicts
and always the same, the least that they can cost; `respond` and Socket Mode are Bolt's own.
"""

import asyncio
import contextlib
import importlib
import os
import re
import signal
import sys

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.aim import aim
from tests.wire.slack.errors import Json

PRESS = re.compile(r"q1:(\d+):([a-z]+)")


def rich(*texts: str) -> Json:
    """Every second one is bold."""
    styles: list[Json] = [{}, {"style": {"bold": True}}]
    runs = [{"type": "text", "text": text} | styles[n % 2] for n, text in enumerate(texts)]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": runs}]}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


# Texts of the length that members are told; all of it 1.5 kB, as ours is on average.
TITLE = "❌ Not right. You answered A. The answer is C."
CHOSEN = "The data: words rather than the pixels of an image"
RIGHT = "The target: another sequence rather than the input"
WHY_NOT = "Either can hold words or pixels; a denoising autoencoder on text is one of words."
WHY = "An autoencoder gives its own input back, a translator gives it in another language."
MORE: Json = {
    "type": "button",
    "action_id": "q1:1:more",
    "text": {"type": "plain_text", "text": "Explain", "emoji": True},
}
BLOCKS: list[Json] = [
    {"type": "header", "text": {"type": "plain_text", "text": TITLE, "emoji": True}},
    rich("❌ A  ", CHOSEN, f"  (your choice, wrong)\n{WHY_NOT}"),
    rich("✅ C  ", RIGHT, f"  (right)\n{WHY}"),
    section("*+0 points · 🔥 1 day in a row · best 1 · 0 freezes in hand*"),
    {"type": "actions", "elements": [MORE]},
]
TEXT = f"{TITLE} A: {CHOSEN}. {WHY_NOT} C: {RIGHT}. 1 day in a row"


async def press(ack: AsyncAck, respond: AsyncRespond) -> None:
    await ack()
    await respond(TEXT, blocks=BLOCKS, response_type="ephemeral", replace_original=False)


async def serve() -> None:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], session=session)
        app = AsyncApp(client=client)
        app.action(PRESS)(press)
        handler = AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"])
        try:
            await handler.start_async()  # type: ignore[no-untyped-call]
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]


async def main() -> None:
    aim()
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    await serve()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        importlib.import_module(name)
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())
