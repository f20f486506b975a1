"""A Bolt app that uses most of what Slack offers, to prove that the server speaks it."""

import asyncio
import contextlib
import os
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.bare import main
from tests.wire.slack.errors import Json

ZONES = ("Europe/Berlin", "Europe/Paris", "Asia/Tokyo")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text}


def asked(id: str, element: Json) -> Json:
    return {"type": "input", "block_id": id, "label": plain(id), "element": element}


def modal(channel: str, title: str = "Set up") -> Json:
    time = {"type": "plain_text_input", "action_id": "time", "initial_value": "09:00"}
    days = {"type": "checkboxes", "action_id": "days", "options": [option("Mon"), option("Tue")]}
    zone = {"type": "external_select", "action_id": "zone", "min_query_length": 1}
    return {
        "type": "modal",
        "callback_id": "setup",
        "title": plain(title),
        "submit": plain("Save"),
        "private_metadata": channel,
        "notify_on_close": True,
        "blocks": [asked("time", time), asked("days", days), asked("zone", zone)],
    }


def home(presses: int) -> Json:
    button = {"type": "button", "action_id": "again", "text": plain("Again"), "value": "1"}
    section = {"type": "section", "text": plain(f"pressed {presses} times"), "accessory": button}
    return {"type": "home", "private_metadata": str(presses), "blocks": [section]}


def question() -> list[Json]:
    boxes = {"type": "checkboxes", "action_id": "letters", "options": [option("a"), option("b")]}
    send = {"type": "button", "action_id": "send", "text": plain("Send")}
    return [{"type": "actions", "block_id": "answer", "elements": [boxes, send]}]


async def set_up(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.views_open(trigger_id=body["trigger_id"], view=modal(body["channel_id"]))


async def zones(ack: AsyncAck, body: Json) -> None:
    await ack(options=[option(zone) for zone in ZONES if body["value"] in zone])


async def saved(ack: AsyncAck, body: Json, view: Json, client: AsyncWebClient) -> None:
    values, channel = view["state"]["values"], view["private_metadata"]
    time = values["time"]["time"]["value"]
    if time == "soon":
        await ack(response_action="errors", errors={"time": "no time"})
    elif time == "later":
        await ack(response_action="update", view=modal(channel, "Later"))
    elif time == "more":
        await ack(response_action="push", view=modal(channel, "More"))
    else:
        await ack(response_action="clear")
        mark: Json = {"event_type": "delivery", "event_payload": {"id": "d1"}}
        await client.chat_postMessage(
            channel=channel, text="question", blocks=question(), metadata=mark
        )
        zone = values["zone"]["zone"]["selected_option"]["value"]
        user = body["user"]["id"]
        await client.chat_postEphemeral(channel=channel, user=user, text=f"{time} {zone}")


async def left(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    user, channel = body["user"]["id"], body["view"]["private_metadata"]
    await client.chat_postEphemeral(channel=channel, user=user, text="never mind")


async def came_home(event: Json, client: AsyncWebClient) -> None:
    await client.views_publish(user_id=event["user"], view=home(0))


async def again(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    view = home(int(body["view"]["private_metadata"]) + 1)
    await client.views_publish(user_id=body["user"]["id"], view=view)


async def sent(ack: AsyncAck, body: Json, client: AsyncWebClient, respond: AsyncRespond) -> None:
    await ack()
    chosen = body["state"]["values"]["answer"]["letters"]["selected_options"]
    letters = "".join(one["value"] for one in chosen)
    channel, ts = body["container"]["channel_id"], body["container"]["message_ts"]
    await client.chat_update(channel=channel, ts=ts, text=f"answered {letters}", blocks=[])
    await client.chat_postMessage(channel=channel, thread_ts=ts, text="because")
    await respond("noted", replace_original=False)


async def chosen(ack: AsyncAck) -> None:
    await ack()


async def mentioned(event: Json, say: Any) -> None:
    await say("you called", thread_ts=event.get("thread_ts", event["ts"]))


def built(session: aiohttp.ClientSession) -> AsyncApp:
    client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], session=session)
    app = AsyncApp(client=client, signing_secret=os.environ.get("SLACK_SIGNING_SECRET"))
    app.command("/setup")(set_up)
    app.options("zone")(zones)
    app.view("setup")(saved)
    app.view_closed("setup")(left)
    app.event("app_home_opened")(came_home)
    app.action("again")(again)
    app.action("letters")(chosen)
    app.action("send")(sent)
    app.event("app_mention")(mentioned)
    app.event("message")(mentioned)
    return app


if __name__ == "__main__":
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main(built))
