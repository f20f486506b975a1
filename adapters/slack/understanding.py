"""The words after `/quiz`, understood generously.

`/quiz cnn 3`, `/quiz daily 09:00 Europe/Berlin weekdays`, `/quiz daily change topics cnn, rnn`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.admin import Wish
from bot.domain.standing import Span

NAMES = {
    "quiz": "quiz",
    "practice": "quiz",
    "next": "quiz",
    "daily": "daily",
    "leaderboard": "leaderboard",
    "board": "leaderboard",
    "standings": "leaderboard",
    "streak": "streak",
    "streaks": "streak",
    "reveal": "reveal",
    "topics": "topics",
    "topic": "topics",
    "help": "help",
    "?": "help",
    "about": "about",
    "link": "link",
}
WORDS = ("show", "change", "pause", "resume", "skip", "stop", "try", "start", "organiser", "link")
_SPANS = {"week": Span.WEEK, "month": Span.MONTH, "all": Span.ALL, "ever": Span.ALL}
_CHANNEL = re.compile(r"<#(?P<id>[CGD][A-Z0-9]+)(?:\|[^>]*)?>")
_PERSON = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
_CLOCK = re.compile(r"\d{1,2}([:.]\d{2})?(am|pm)?|\d{1,2}h\d{2}")
_LENGTH = re.compile(r"next|(\d{1,4}h)?(\d{1,4}m)?|\d+min")
_TOPICS = re.compile(
    r"(?<!\S)topics?(?:[=:]\s*|\s+|$)((?:[^\s,]+(?:\s*,\s*[^\s,]+)*)?,?)", re.IGNORECASE
)
_TOPICS_ALONE = re.compile(r"topics?(?:\s*[=:]\s*|\s+|$)(?P<names>.*)", re.IGNORECASE)
_DAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|weekday|workday|weekend|daily|every)\S*")


@dataclass(frozen=True)
class Command:
    """`name` is one of NAMES' meanings; `word` that of a daily; `misread` what was typed when
    it had to be guessed."""

    name: str
    word: str = ""
    topic: str | None = None
    difficulty: int | None = None
    span: Span = Span.WEEK
    person: str = ""
    channel: str = ""
    wish: Wish = field(default_factory=Wish)
    rest: str = ""
    misread: str = ""


def understood(text: str, topics: Sequence[str]) -> Command:
    """Whatever stands after the command. Words that are no command are a topic, if one is near,
    else the command that they resemble most."""
    words = text.split()
    if not words:
        return Command("quiz")
    first = words[0].lower()
    name = NAMES.get(first)
    if name is None and not _is_topic(first, topics):
        near = get_close_matches(first, [n for n in NAMES if len(n) > 2], n=1, cutoff=0.7)
        if near:
            return _command(NAMES[near[0]], words[1:], misread=words[0])
    if name is None:
        return _practice(words)
    return _command(name, words[1:])


def _is_topic(word: str, topics: Sequence[str]) -> bool:
    return word.isdecimal() or any(part.startswith(word) for t in topics for part in t.split("-"))


def _command(name: str, words: list[str], misread: str = "") -> Command:
    match name:
        case "quiz":
            found = _practice(words)
        case "daily":
            found = _daily(words)
        case "leaderboard":
            spans = [_SPANS[w.lower()] for w in words if w.lower() in _SPANS]
            found = Command(name, span=spans[0] if spans else Span.WEEK)
        case _:
            found = Command(name, person=_person(words), rest=" ".join(words))
    return found if not misread else Command(**{**vars(found), "misread": misread})


def _practice(words: list[str]) -> Command:
    rest = list(words)
    level = int(rest.pop()) if rest and rest[-1] in ("1", "2", "3", "4", "5") else None
    return Command("quiz", topic=" ".join(rest) or None, difficulty=level)


def _daily(words: list[str]) -> Command:
    """`daily`, `daily pause`, `daily 09:00 berlin mon-fri 8h #channel`, `daily change 10:00`."""
    if not words:
        return Command("daily")
    first = words[0].lower()
    channel, person = _channel(words), _person(words)
    if topics := _TOPICS_ALONE.fullmatch(" ".join(words)):
        return _only(topics["names"], channel)
    if first in WORDS:
        wish = _wish(words[1:])
        return Command("daily", first, wish=wish, channel=channel, person=person)
    if not _CLOCK.fullmatch(first) and not _CHANNEL.fullmatch(words[0]):
        near = get_close_matches(first, (*WORDS, "topics"), n=1, cutoff=0.6)
        if near:
            # A slip of the pen ends no daily.
            word = "show" if near[0] == "stop" else near[0]
            found = _daily([word, *words[1:]])
            return Command(**{**vars(found), "misread": words[0]})
    return Command("daily", "start", wish=_wish(words), channel=channel)


def _only(names: str, channel: str) -> Command:
    """`daily topics CNN vision, rnn`: with nothing else said, names may have several words."""
    if not names:
        return Command("daily", "show", channel=channel)
    return Command("daily", "change", wish=Wish(topics=names), channel=channel)


def _wish(words: list[str]) -> Wish:
    """By their look: a time, days, a length of time, `deck=…`; the rest is the zone."""
    time = days = reveal = deck = mention = None
    zone: list[str] = []
    topics, words = _topics(words)
    for word in words:
        low = word.lower()
        if _CHANNEL.fullmatch(word) or _PERSON.fullmatch(word):
            continue
        if low.startswith("deck="):
            deck = low[5:]
        elif low.startswith("reveal="):
            reveal = low[7:]
        elif low in ("mention", "@channel", "<!channel>"):
            mention = "everyone"
        elif time is None and _CLOCK.fullmatch(low):
            time = word
        elif _DAYS.fullmatch(low):
            days = f"{days},{low}" if days else low
        elif low and _LENGTH.fullmatch(low):
            reveal = low
        else:
            zone.append(word)
    return Wish(time, " ".join(zone) or None, days, deck, reveal, mention, topics)


def _topics(words: list[str]) -> tuple[str | None, list[str]]:
    """What stands after `topics`, which may be a list with spaces; and the other words."""
    text = " ".join(words)
    found = _TOPICS.search(text)
    if found is None:
        return None, words
    return found[1], f"{text[: found.start()]} {text[found.end() :]}".split()


def _channel(words: Sequence[str]) -> str:
    found = [match["id"] for word in words if (match := _CHANNEL.fullmatch(word))]
    return found[0] if found else ""


def _person(words: Sequence[str]) -> str:
    found = [match["id"] for word in words if (match := _PERSON.fullmatch(word))]
    return found[0] if found else ""
