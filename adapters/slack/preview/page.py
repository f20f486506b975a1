"""Messages and views of Block Kit as one HTML page, in Slack's light or dark theme."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, tzinfo
from html import escape, unescape
from pathlib import Path
from typing import Any

STYLE = Path(__file__).with_name("slack.css")
Json = dict[str, Any]
SECTION = "rich_text_section"

_INLINE = re.compile(
    r"<!date\^(?P<stamp>\d+)\^(?P<form>[^|>]*)\|[^>]*>"
    r"|<!(?P<every>channel|here|everyone)>|<#(?P<channel>\w+)>|<@(?P<person>\w+)>"
    r"|<(?P<url>https?://[^|>]+)(?:\|(?P<label>[^>]*))?>"
    r"|(?P<bare>https?://[^\s<>|]*[^\s<>|.,:;)])"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<!\w)\*(?P<bold>[^*\n]+)\*(?!\w)|(?<!\w)_(?P<slanted>[^_\n]+)_(?!\w)"
)


@dataclass(frozen=True)
class Reader:
    """Who reads: when and where, and what the ids in mentions are called."""

    now: datetime
    zone: tzinfo = UTC
    names: dict[str, str] = field(default_factory=dict)

    def html(self, mrkdwn: str) -> str:
        """Text in mrkdwn comes with `&`, `<` and `>` escaped already."""
        done, at = [], 0
        for match in _INLINE.finditer(mrkdwn):
            done += [_plain(mrkdwn[at : match.start()]), self._span(match)]
            at = match.end()
        return "".join([*done, _plain(mrkdwn[at:])])

    def _span(self, match: re.Match[str]) -> str:
        found = match.groupdict()
        if found["stamp"]:
            return self._date(int(found["stamp"]), found["form"])
        if found["every"]:
            return f"<b class='mention all'>@{found['every']}</b>"
        if channel := found["channel"]:
            return f"<b class=mention>#{escape(self.names.get(channel, channel))}</b>"
        if person := found["person"]:
            return f"<b class=mention>@{escape(self.names.get(person, person))}</b>"
        if url := found["url"] or found["bare"]:
            return f"<a>{_plain(found['label'] or url)}</a>"
        if found["code"]:
            return f"<code>{_plain(found['code'])}</code>"
        tag = "b" if found["bold"] else "i"
        return f"<{tag}>{self.html(found['bold'] or found['slanted'])}</{tag}>"

    def _date(self, stamp: int, form: str) -> str:
        at = datetime.fromtimestamp(stamp, self.zone)
        today = self.now.astimezone(self.zone).date()
        near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((at.date() - today).days)
        said = {
            "{date_short_pretty}": near or f"{at:%b} {at.day}, {at.year}",
            "{date_long_pretty}": near or f"{at:%A}, {at:%B} {at.day}, {at.year}",
            "{date_pretty}": near or f"{at:%B} {at.day}, {at.year}",
            "{date_short}": f"{at:%b} {at.day}, {at.year}",
            "{time}": clock(at),
        }
        for token, value in said.items():
            form = form.replace(token, value)
        return escape(form)


def clock(at: datetime | time) -> str:
    """Twelve hours, as Slack has it unless one chooses otherwise."""
    return f"{at.hour % 12 or 12}:{at:%M} {'PM' if at.hour >= 12 else 'AM'}"


def _plain(text: str) -> str:
    return escape(unescape(text)).replace("\n", "<br>")


@dataclass(frozen=True)
class Post:
    """A message as the adapter sent it. `reply` says that it stands in the thread of the one
    above it."""

    blocks: Sequence[Json]
    reader: Reader
    sent: datetime
    private: bool = False
    reply: bool = False

    def html(self) -> str:
        private = "<p class=only><i class=eye></i>Only visible to you</p>" if self.private else ""
        thread = "<p class=thread><span>1 reply</span></p>" if self.reply else ""
        return (
            f"{thread}<article>{private}<span class=avatar>S</span><div><p class=who>"
            f"<b>Study Bot</b><span>APP</span>"
            f"<time>{clock(self.sent.astimezone(self.reader.zone))}</time></p>"
            f"{_all(self.blocks, self.reader)}</div></article>"
        )


@dataclass(frozen=True)
class Home:
    """App Home."""

    blocks: Sequence[Json]
    reader: Reader

    def html(self) -> str:
        tabs = "<b>Home</b><span>Messages</span><span>About</span>"
        return (
            "<header class=app><p><span class=avatar>S</span><b>Study Bot</b></p>"
            f"<nav>{tabs}</nav></header><div class=home>{_all(self.blocks, self.reader)}</div>"
        )


@dataclass(frozen=True)
class Modal:
    view: Json
    reader: Reader

    def html(self) -> str:
        view = self.view
        return (
            "<div class=behind><div class=modal>"
            f"<h2><span class=avatar>S</span>{escape(view['title']['text'])}<s>×</s></h2>"
            f"<div class=inside>{_all(view['blocks'], self.reader)}</div>"
            f"<footer><button>{escape(view['close']['text'])}</button>"
            f"<button class=primary>{escape(view['submit']['text'])}</button></footer></div></div>"
        )


Shown = Post | Home | Modal


def page(columns: Iterable[Sequence[Shown]], *, theme: str, phone: bool, fonts: str = "") -> str:
    """Each column is one screen, from top to bottom. `fonts` are font faces, as CSS."""
    shown = "".join(f"<main>{''.join(s.html() for s in column)}</main>" for column in columns)
    form = "phone" if phone else "desktop"
    style = f"{fonts}{STYLE.read_text('utf-8')}"
    return (
        f"<!doctype html><meta charset=utf-8><style>{style}</style>"
        f"<body class='{theme} {form}'>{shown}</body>"
    )


def _all(blocks: Iterable[Json], reader: Reader) -> str:
    return "".join(f"<section class={b['type']}>{_block(b, reader)}</section>" for b in blocks)


def _block(block: Json, reader: Reader) -> str:
    match block["type"]:
        case "header":
            return f"<h3>{_text(block['text'], reader)}</h3>"
        case "section":
            return _section(block, reader)
        case "context":
            return "".join(f"<p>{_text(part, reader)}</p>" for part in block["elements"])
        case "divider":
            return "<hr>"
        case "rich_text":
            return "".join(_rich(part, reader) for part in block["elements"])
        case "actions":
            return "".join(_element(part, reader) for part in block["elements"])
        case "input":
            hint = f"<small>{_text(block['hint'], reader)}</small>" if block.get("hint") else ""
            label = f"<label>{_text(block['label'], reader)}</label>"
            return f"{label}{_element(block['element'], reader)}{hint}"
        case "image":
            alt, source = escape(block["alt_text"]), escape(block["slack_file"]["id"])
            return f"<img src='{source}' alt=\"{alt}\">"
        case other:
            raise ValueError(f"a block of type {other} has no picture yet")


def _section(block: Json, reader: Reader) -> str:
    text = f"<div>{_text(block['text'], reader)}</div>" if block.get("text") else ""
    fields = "".join(f"<div>{_text(part, reader)}</div>" for part in block.get("fields") or ())
    grid = f"<div class=fields>{fields}</div>" if fields else ""
    beside = _element(block["accessory"], reader) if block.get("accessory") else ""
    return f"<div>{text}{grid}</div>{beside}"


def _text(value: Json, reader: Reader) -> str:
    if value["type"] == "mrkdwn":
        return reader.html(value["text"])
    return escape(value["text"]).replace("\n", "<br>")


def _rich(part: Json, reader: Reader) -> str:
    inner = "".join(_run(run, reader) for run in part["elements"] if run["type"] != SECTION)
    match part["type"]:
        case "rich_text_section":
            return f"<div class=run>{inner}</div>"
        case "rich_text_quote":
            return f"<blockquote>{inner}</blockquote>"
        case "rich_text_preformatted":
            return f"<pre>{inner}</pre>"
        case "rich_text_list":
            tag = "ol" if part["style"] == "ordered" else "ul"
            rows = "".join(f"<li>{_rich(item, reader)}</li>" for item in part["elements"])
            return f"<{tag}>{rows}</{tag}>"
        case other:
            raise ValueError(f"rich text of type {other} has no picture yet")


def _run(run: Json, reader: Reader) -> str:
    if run["type"] == "date":
        shown = reader._date(run["timestamp"], run["format"])
    elif run["type"] == "link":
        shown = f"<a>{escape(run.get('text') or run['url'])}</a>"
    else:
        shown = escape(run["text"]).replace("\n\n", "<s class=gap></s>")
    style = run.get("style") or {}
    for name, tag in (("code", "code"), ("bold", "b"), ("italic", "i"), ("strike", "s")):
        shown = f"<{tag}>{shown}</{tag}>" if style.get(name) else shown
    return shown


def _element(element: Json, reader: Reader) -> str:
    match element["type"]:
        case "button":
            style = element.get("style", "plain")
            return f"<button class={style}>{_text(element['text'], reader)}</button>"
        case "checkboxes" | "radio_buttons":
            return _ticks(element, reader)
        case "timepicker":
            hour, minute = map(int, element["initial_time"].split(":"))
            return f"<div class='menu clock'>{clock(time(hour, minute))}</div>"
        case "conversations_select" | "channels_select":
            chosen = element.get("initial_conversation") or element.get("initial_channel")
            name = f"# {reader.names.get(chosen, chosen)}" if chosen else "Select a conversation"
            return f"<div class=menu>{escape(name)}</div>"
        case "static_select" | "multi_static_select" | "external_select":
            chosen = element.get("initial_option")
            said = chosen["text"] if chosen else element.get("placeholder")
            shown = _text(said, reader) if said else "Select an option"
            return f"<div class='menu{'' if chosen else ' empty'}'>{shown}</div>"
        case "plain_text_input":
            hint = _text(element["placeholder"], reader) if element.get("placeholder") else ""
            return f"<div class='field{' tall' if element.get('multiline') else ''}'>{hint}</div>"
        case other:
            raise ValueError(f"an element of type {other} has no picture yet")


def _ticks(element: Json, reader: Reader) -> str:
    chosen = [option["value"] for option in element.get("initial_options") or ()]
    rows = ""
    for option in element["options"]:
        on = " on" if option["value"] in chosen else ""
        more = option.get("description")
        below = f"<small>{_text(more, reader)}</small>" if more else ""
        rows += f"<li><i class='tick{on}'></i><span>{_text(option['text'], reader)}</span>{below}"
    return f"<ul class=ticks>{rows}</ul>"
