"""Messages of Components V2 as one HTML page, in Discord's light or dark theme."""

import importlib.util
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from docs.pictures.markdown import Reader

STYLE = Path(__file__).with_name("discord.css")
Json = dict[str, Any]


@dataclass(frozen=True)
class Post:
    """A message as the adapter sent it, and how it came about."""

    components: Sequence[Json]
    reader: Reader
    sent: datetime
    private: bool = False
    reply: bool = False  # to a message of the bot
    used: str = ""  # the command that it answers

    def html(self) -> str:
        body = "".join(_component(part, self.reader) for part in self.components)
        line = ""
        if self.reply:
            line = "<p class=line><i>S</i> <b>Study Bot</b> <em>Click to see attachment</em></p>"
        elif self.used:
            line = f"<p class=line><i class=me>A</i> <b>Ann</b> used <b>{escape(self.used)}</b></p>"
        note = "<p class=note>👁 Only you can see this · <a>Dismiss message</a></p>"
        when = f"{self.sent.astimezone(self.reader.zone):%H:%M}"
        return (
            f"<article class={'private' if self.private else 'public'}>{line}"
            f"<span class=avatar>S</span><div><p class=who><b>Study Bot</b><span>APP</span>"
            f"<time>{when}</time></p>{body}{note if self.private else ''}</div></article>"
        )


def page(columns: Iterable[Sequence[Post]], *, theme: str, phone: bool) -> str:
    """Each column is one screen, from top to bottom."""
    shown = "".join(f"<main>{''.join(p.html() for p in column)}</main>" for column in columns)
    form = "phone" if phone else "desktop"
    return (
        f"<!doctype html><meta charset=utf-8><style>{faces()}{STYLE.read_text('utf-8')}</style>"
        f"<body class='{theme} {form}'>{shown}</body>"
    )


def faces() -> str:
    """The fonts that simcord brings."""
    found = importlib.util.find_spec("simcord")
    folder = Path(found.origin or "").parent / "preview/static/fonts" if found else Path()
    cuts = (
        ("Sans", "normal", "sans-latin-v2.015"),
        ("Sans", "italic", "sans-latin-italic-v2.015"),
        ("Mono", "normal", "sans-mono-v2.014"),
        ("Emoji", "normal", "color-emoji-v2.051"),
    )
    return "".join(
        f"@font-face{{font-family:{family};font-style:{style};font-weight:100 900;"
        f"src:url('{(folder / f'noto-{name}.ttf').as_uri()}')}}"
        for family, style, name in cuts
    )


def _component(part: Json, reader: Reader) -> str:
    match part["type"]:
        case 1:
            return f"<div class=row>{_all(part, reader)}</div>"
        case 2:
            return f"<button class=s{part['style']}>{escape(part.get('label', ''))}</button>"
        case 3:
            return f"<div class=menu>{escape(part['placeholder'])}</div>"
        case 10:
            return f"<div class=text>{reader.html(part['content'])}</div>"
        case 14:
            return "<hr>"
        case 17:
            color = f"#{part['accent_color']:06x}"
            return f"<section style='--accent:{color}'>{_all(part, reader)}</section>"
        case other:
            raise ValueError(f"a component of type {other} has no picture yet")


def _all(part: Json, reader: Reader) -> str:
    return "".join(_component(child, reader) for child in part["components"])
