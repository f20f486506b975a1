"""What members and authors wrote, made harmless for Slack's mrkdwn and its plain fallback.

Long texts go into rich_text, where nothing is markup; this is for the short
lines around them. Slack knows no escape for its marks, so a sign that shows
nothing keeps them apart from their words.
"""

import re

_APART = "\u200b"
_MARK = re.compile(r"[*_~`]")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_QUOTE = re.compile(r"^(\s*)(&gt;)", re.MULTILINE)


def plain(text: str) -> str:
    """For a `text` that is read aloud: no mention, no link."""
    text = _HIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped(text: str) -> str:
    """For mrkdwn: neither bold nor code, no quote, no mention."""
    shown = _MARK.sub(lambda mark: f"{_APART}{mark[0]}{_APART}", plain(text))
    return _QUOTE.sub(rf"\1{_APART}\2", shown)


def name(text: str) -> str:
    """A person's name in one line."""
    return escaped(" ".join(text.split())[:80]) or "somebody"
