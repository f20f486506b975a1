"""Windows to write in, and the one that sets the daily question up."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    ExternalDataSelectElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from adapters.slack import ids, words
from bot.admin import Wish
from bot.topics import EVERY
from bot.zones import suggested

WRITTEN = 2000  # characters of an answer in own words
FIELD = "answer"
DAILY = "daily1"
ZONES = "zone"
TOPICS = "topics"
MOST = 100  # options of a menu
DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
REVEALS = {
    "30m": "30 minutes later",
    "1h": "1 hour later",
    "4h": "4 hours later",
    "8h": "8 hours later",
    "next": "With the next question",
}


def text(value: str) -> PlainTextObject:
    return PlainTextObject(text=value)


def answer(asked: ids.Asked, kept: dict[str, str]) -> View:
    """`kept` comes back with what was written: where to answer to."""
    number = asked.what == ids.NUMBER
    field = PlainTextInputElement(
        action_id=FIELD,
        multiline=not number,
        max_length=100 if number else WRITTEN,
        placeholder=text("12.5, or 3e6, or 2^10") if number else None,
        focus_on_load=True,
    )
    label = "A number" if number else "In your own words"
    hint = None if number else text("Only you see it, and nothing of it is kept.")
    return View(
        type="modal",
        callback_id=ids.question(asked.round_id, asked.what),
        title=text("Your answer"),
        submit=text("Send"),
        close=text("Cancel"),
        private_metadata=json.dumps(kept),
        blocks=[
            InputBlock(
                block_id=FIELD, label=text(label), hint=hint, element=field, optional=not number
            )
        ],
    )


def daily(
    kept: dict[str, str],
    channel: str,
    zone: str,
    decks: Sequence[str],
    topics: Sequence[str],
    now: datetime,
) -> View:
    """All that a daily needs, filled in as far as it can be guessed. `topics` are of all decks."""
    blocks = [
        _input("channel", "Channel", _channel(channel), "Where the question is posted"),
        _input("time", "Time", TimePickerElement(action_id="time", initial_time="09:00")),
        _input(ZONES, "Time zone", _zone(zone, now), "Type a city or a country"),
        _input("days", "Days", _days()),
        _input("reveal", "The answer is shown", _select("reveal", REVEALS, "8h")),
    ]
    if len(decks) > 1:
        names = {name[:75]: name for name in decks[:MOST]}
        blocks.append(_input("deck", "Deck", _select("deck", names, next(iter(names)))))
    if len(topics) > 1:
        blocks.append(_topics(topics))
    return View(
        type="modal",
        callback_id=DAILY,
        title=text("The daily question"),
        submit=text("Set up"),
        close=text("Cancel"),
        private_metadata=json.dumps(kept),
        blocks=blocks,
    )


def _input(id: str, label: str, element: Any, hint: str = "") -> InputBlock:
    return InputBlock(
        block_id=id, label=text(label), element=element, hint=text(hint) if hint else None
    )


def _channel(initial: str) -> ConversationSelectElement:
    return ConversationSelectElement(
        action_id="channel",
        initial_conversation=initial or None,
        filter=ConversationFilter(include=["public", "private"], exclude_bot_users=True),
    )


def _zone(initial: str, now: datetime) -> ExternalDataSelectElement:
    found = [option for option in zones(initial, now) if option.value == initial]
    return ExternalDataSelectElement(
        action_id=ZONES,
        min_query_length=0,
        initial_option=found[0] if found else None,
        placeholder=text("Berlin, Germany, EST …"),
    )


def zones(typed: str, now: datetime) -> list[Option]:
    """What the list under the field shows."""
    return [
        Option(value=name, text=text(f"{name.replace('_', ' ')} ({there:%H:%M} there)"[:75]))
        for name, there, _ in suggested(typed, now)[:50]
    ]


def _days() -> CheckboxesElement:
    options = [Option(value=value, text=text(label)) for value, label in DAYS.items()]
    return CheckboxesElement(action_id="days", options=options, initial_options=options[:5])


def _select(id: str, labels: dict[str, str], initial: str) -> StaticSelectElement:
    options = {value: Option(value=value, text=text(label)) for value, label in labels.items()}
    return StaticSelectElement(
        action_id=id, options=list(options.values()), initial_option=options[initial]
    )


def _topics(topics: Sequence[str]) -> InputBlock:
    options = [Option(value=topic, text=text(words.topic(topic)[:75])) for topic in topics[:MOST]]
    field = StaticMultiSelectElement(
        action_id=TOPICS, options=options, placeholder=text("All topics")
    )
    hint = text("Only these are asked about; leave it empty for all")
    return InputBlock(
        block_id=TOPICS, label=text("Topics"), element=field, hint=hint, optional=True
    )


def written(view: dict[str, Any]) -> str:
    """What stands in the field of an answer's window."""
    return str(_value(view, FIELD).get("value") or "")


def wished(view: dict[str, Any]) -> tuple[str, Wish]:
    """The channel, and what was chosen in the daily's window."""
    wish = Wish(
        at=_value(view, "time").get("selected_time"),
        zone=_chosen(view, ZONES),
        weekdays=",".join(_ticked(view, "days")) or None,
        deck=_chosen(view, "deck"),
        reveal=_chosen(view, "reveal"),
        topics=",".join(_ticked(view, TOPICS)) or EVERY,
    )
    return str(_value(view, "channel").get("selected_conversation") or ""), wish


def _chosen(view: dict[str, Any], id: str) -> str | None:
    option = _value(view, id).get("selected_option") or {}
    return option.get("value")


def _ticked(view: dict[str, Any], id: str) -> list[str]:
    return [option["value"] for option in _value(view, id).get("selected_options") or ()]


def _value(view: dict[str, Any], id: str) -> dict[str, Any]:
    found: dict[str, Any] = view.get("state", {}).get("values", {}).get(id, {}).get(id, {})
    return found


def kept(view: dict[str, Any]) -> dict[str, str]:
    """What was given to the window. Empty if it is not ours."""
    try:
        found: dict[str, str] = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return found
