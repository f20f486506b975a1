"""An appointment in people's words: “9:30”, “mon-fri”, “8h”.

Each reader raises the Refusal that says what would have been understood.
"""

import re
from datetime import time, timedelta

from bot.errors import BadDays, BadReveal, BadTime

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
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm)?")
_LENGTH = re.compile(
    r"(?:(\d{1,4})\s*h(?:(?:ou)?rs?)?)?\s*(?:(\d{1,4})\s*(?:m(?:in(?:ute)?s?)?)?)?"
)


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
    parts = (
        f"{hours} hour{'s' * (hours != 1)}" if hours else "",
        f"{minutes} minute{'s' * (minutes != 1)}" if minutes else "",
    )
    return " ".join(part for part in parts if part) + " after the question"
