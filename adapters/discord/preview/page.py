"""Messages of Components V2 as one HTML page, in Discord's light or dark theme."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from adapters.discord.preview.markdown import Reader

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
    pictures: Sequence[Path] = ()

    def html(self) -> str:
        body = "".join(map(self._component, self.components))
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

    def _component(self, part: Json) -> str:
        match part["type"]:
            case 1:
                return f"<div class=row>{self._all(part)}</div>"
            case 2:
                return f"<button class=s{part['style']}>{escape(part.get('label', ''))}</button>"
            case 3:
                return f"<div class=menu>{escape(part['placeholder'])}</div>"
            case 10:
                return f"<div class=text>{self.reader.html(part['content'])}</div>"
            case 12:
                return "".join(map(self._picture, part["items"]))
            case 14:
                return "<hr>"
            case 17:
                color = f"#{part['accent_color']:06x}"
                return f"<section style='--accent:{color}'>{self._all(part)}</section>"
            case other:
                raise ValueError(f"a component of type {other} has no picture yet")

    def _all(self, part: Json) -> str:
        return "".join(map(self._component, part["components"]))

    def _picture(self, item: Json) -> str:
        number = int(re.findall(r"\d+", item["media"]["url"])[0])
        alt = escape(item.get("description") or "")
        return f"<img src='{self.pictures[number - 1].absolute().as_uri()}' alt=\"{alt}\">"


def page(columns: Iterable[Sequence[Post]], *, theme: str, phone: bool, fonts: str = "") -> str:
    """Each column is one screen, from top to bottom. `fonts` are font faces, as CSS."""
    shown = "".join(f"<main>{''.join(p.html() for p in column)}</main>" for column in columns)
    form = "phone" if phone else "desktop"
    return (
        f"<!doctype html><meta charset=utf-8><style>{fonts}{STYLE.read_text('utf-8')}</style>"
        f"<body class='{theme} {form}'>{shown}</body>"
    )
