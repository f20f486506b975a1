"""Discord's Markdown as HTML: as much of it as this bot writes."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from html import escape

_FENCE = re.compile(r"```(?:([\w+#-]+)\n)?\n*(.*?)\n*```\n?", re.DOTALL)
_INLINE = re.compile(
    r"\\(?P<plain>[^0-9A-Za-z\s])"
    r"|``(?P<code2>.+?)``|`(?P<code>[^`]+)`"
    r"|\[(?P<label>(?:\\.|[^\]])+)\]\(<(?P<url>[^>]+)>\)"
    r"|(?P<bare>https?://[^\s<]+[^\s<.,:;)])"
    r"|<t:(?P<stamp>\d+):(?P<form>[Rf])>"
    r"|<#(?P<channel>\d+)>|<@&(?P<role>\d+)>|(?P<every>@everyone)"
    r"|\*\*(?P<bold>.+?)(?<!\\)\*\*|\*(?P<slanted>.+?)(?<!\\)\*"
)
_PYTHON = re.compile(
    r"(?P<comment>#.*)|(?P<string>\"[^\"]*\"|'[^']*')|(?P<number>\b\d[\d.e]*\b)"
    r"|(?P<keyword>\b(?:for|in|def|return|if|else|import|from|with|as|class|while|not|and|or)\b)"
)


@dataclass(frozen=True)
class Reader:
    """Who reads: when and where, and what the numbers in mentions are called."""

    now: datetime
    zone: tzinfo = UTC
    names: dict[str, str] = field(default_factory=dict)

    def html(self, text: str) -> str:
        done, at = [], 0
        for fence in _FENCE.finditer(text):
            done.append(self._lines(text[at : fence.start()]))
            done.append(f"<pre>{_colored(fence[2], fence[1] or '')}</pre>")
            at = fence.end()
        return "".join([*done, self._lines(text[at:])])

    def _lines(self, text: str) -> str:
        """Headings, small print, quotes and lists are blocks; other line ends stay."""
        found = ""
        for line in text.split("\n"):
            block = re.match(r"(###|-#|>|-|\d+\.) (.*)", line)
            if block is None:
                found += f"{self._inline(line)}\n"
                continue
            mark, rest = block[1], self._inline(block[2])
            tag = {"###": "h3", "-#": "small", ">": "blockquote"}.get(mark, "li")
            bullet = "•" if mark == "-" else mark
            found += f"<li data-mark='{bullet}'>{rest}</li>" if tag == "li" else ""
            found += f"<{tag}>{rest}</{tag}>" if tag != "li" else ""
        return found.removesuffix("\n").replace("</blockquote><blockquote>", "\n")

    def _inline(self, text: str) -> str:
        done, at = [], 0
        for match in _INLINE.finditer(text):
            done += [escape(text[at : match.start()]), self._span(match)]
            at = match.end()
        return "".join([*done, escape(text[at:])])

    def _span(self, match: re.Match[str]) -> str:
        kind, value = match.lastgroup or "", match[match.lastgroup or 0]
        match kind:
            case "plain":
                return escape(value)
            case "code" | "code2":
                return f"<code>{escape(value)}</code>"
            case "url":
                return f"<a>{self._inline(match['label'])}</a>"
            case "bare":
                return f"<a>{escape(value)}</a>"
            case "form":
                return f"<time>{self._time(int(match['stamp']), value)}</time>"
            case "channel":
                return f"<b class=mention># {self.names.get(value, 'unknown')}</b>"
            case "role" | "every":
                return f"<b class=mention>{self.names.get(value, value)}</b>"
            case _:
                tag = "strong" if kind == "bold" else "em"
                return f"<{tag}>{self._inline(value)}</{tag}>"

    def _time(self, stamp: int, form: str) -> str:
        instant = datetime.fromtimestamp(stamp, self.zone)
        if form == "R":
            return relative(instant - self.now)
        return f"{instant:%-d %B %Y at %H:%M}"


def relative(span: timedelta) -> str:
    """“in 8 hours”, “2 days ago”."""
    seconds = abs(span.total_seconds())
    size, unit = next(
        (size, unit)
        for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
        if seconds >= size * 0.99 or unit == "second"
    )
    count = round(seconds / size)
    told = f"{'an' if unit == 'hour' else 'a'} {unit}" if count == 1 else f"{count} {unit}s"
    return f"in {told}" if span > timedelta() else f"{told} ago"


def _colored(code: str, language: str) -> str:
    if language != "python":
        return escape(code)
    return _PYTHON.sub(lambda m: f"<i class={m.lastgroup}>{m[0]}</i>", escape(code, quote=False))
