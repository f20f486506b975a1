"""An appointment in people's words: “9:30”, “berlin”, “mon-fri”, “8h”.

Each reader raises the Refusal that says what would have been understood.
"""

import re
from datetime import UTC, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import BadDays, BadReveal, BadTime, BadZone

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHOLE = {
    "weekdays": "mon-fri",
    "workdays": "mon-fri",
    "weekend": "sat-sun",
    "weekends": "sat-sun",
    "daily": "mon-sun",
    "every day": "mon-sun",
    "all": "mon-sun",
}
_UTC = {"etc/utc": "utc", "gmt": "utc", "etc/gmt": "utc", "z": "utc", "zulu": "utc"}
_FIXED = {
    **dict.fromkeys(("est", "edt", "et"), "America/New_York"),
    **dict.fromkeys(("cst", "cdt", "ct"), "America/Chicago"),
    **dict.fromkeys(("mst", "mdt", "mt"), "America/Denver"),
    **dict.fromkeys(("pst", "pdt", "pt"), "America/Los_Angeles"),
    **dict.fromkeys(("cet", "cest", "met"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Helsinki"),
    **dict.fromkeys(("wet", "bst"), "Europe/London"),
    **dict.fromkeys(("aest", "aedt"), "Australia/Sydney"),
    **{"ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "msk": "Europe/Moscow"},
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm)?")
_LENGTH = re.compile(
    r"(?:(\d{1,4})\s*h(?:(?:ou)?rs?)?)?\s*(?:(\d{1,4})\s*(?:m(?:in(?:ute)?s?)?)?)?"
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d{2})?")


def clock_time(text: str) -> time:
    """09:00, 9, 9.30, 5:30pm. Raises BadTime."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if not found:
        raise BadTime(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            raise BadTime(text)
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise BadTime(text) from None


def zone(text: str) -> ZoneInfo:
    """A zone by its name, or by its city alone where only one has it. Raises BadZone."""
    wanted = text.strip().replace(" ", "_").lower()
    known = _zones()
    wanted = _UTC.get(wanted, wanted)
    if wanted in known:
        return ZoneInfo(known[wanted])
    # A fixed offset would be wrong for half the year wherever clocks change.
    if wanted in _FIXED or _OFFSET.fullmatch(text.strip().lower()):
        raise BadZone(text, (_FIXED[wanted],) if wanted in _FIXED else (), fixed=True)
    matches = [name for key, name in known.items() if key.rpartition("/")[2] == wanted]
    if matches and len({_offsets(name) for name in matches}) == 1:
        return ZoneInfo(matches[0])
    raise BadZone(text, tuple(matches or near_zones(wanted)))


def near_zones(text: str, limit: int = 3) -> list[str]:
    """Zones that somebody may mean who typed this: by the start of a city, then by likeness."""
    wanted = text.strip().replace(" ", "_").lower()
    cities: dict[str, str] = {}
    for key, name in _zones().items():
        cities.setdefault(key.rpartition("/")[2], name)
    begun = [name for city, name in sorted(cities.items()) if wanted and city.startswith(wanted)]
    close = [cities[city] for city in get_close_matches(wanted, cities, n=limit, cutoff=0.6)]
    return list(dict.fromkeys([*begun, *close]))[:limit]


def _offsets(name: str) -> tuple[timedelta | None, ...]:
    """What tells two zones apart; aliases such as Asia/Istanbul and Europe/Istanbul agree."""
    firsts = (datetime(2026, month, 1, tzinfo=UTC) for month in range(1, 13))
    return tuple(first.astimezone(ZoneInfo(name)).utcoffset() for first in firsts)


@cache
def _zones() -> dict[str, str]:
    # Areas without a slash are kept for UTC alone: “EST” would ignore summer time.
    names = {name for name in available_timezones() if "/" in name and not name.startswith("Etc/")}
    names = {name for name in names if not name.startswith(("posix/", "right/", "SystemV/"))}
    return {name.lower(): name for name in sorted({*names, "UTC"})}


def weekdays(text: str) -> frozenset[int]:
    """mon-fri, daily, or mon,wed,fri, as ISO weekdays. Raises BadDays."""
    wanted = " ".join(text.lower().split())
    wanted = _WHOLE.get(wanted, wanted)
    found: set[int] = set()
    for part in re.split(r"[,;\s]+(?:and\s+)?", re.sub(r"\s*[-–—]\s*", "-", wanted)):
        first, dash, last = part.partition("-")
        start, end = _day(first, text), _day(last, text) if dash else _day(first, text)
        while True:
            found.add(start)
            if start == end:
                break
            start = start % 7 + 1
    return frozenset(found)


def _day(word: str, text: str) -> int:
    for number, day in enumerate(DAYS, 1):
        if len(word) >= 2 and day.startswith(word.removesuffix(".")):
            return number
    raise BadDays(text)


def reveal_after(text: str) -> timedelta | None:
    """30m, 8h, 1h30m; None for `next`: with the next question. Raises BadReveal."""
    wanted = text.strip().lower()
    if wanted in ("next", "with the next", "tomorrow"):
        return None
    found = _LENGTH.fullmatch(wanted)
    if not found or not wanted:
        raise BadReveal(text)
    length = timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))
    if not timedelta(minutes=1) <= length <= timedelta(hours=24):
        raise BadReveal(text)
    return length


def days_in_words(days: frozenset[int]) -> str:
    """“Monday to Friday”, “every day”, “Mon, Wed, Fri”."""
    if len(days) == 7:
        return "every day"
    if days == frozenset(range(1, 6)):
        return "Monday to Friday"
    return ", ".join(DAYS[day - 1][:3].capitalize() for day in sorted(days))


def length_in_words(length: timedelta | None) -> str:
    if length is None:
        return "with the next question"
    hours, minutes = divmod(int(length / timedelta(minutes=1)), 60)
    parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(part for part in parts if part) + " after the question"
