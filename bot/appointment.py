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
# A city for every offset that people live by, the largest first; shown before all others.
_USUAL = (
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles"),
    *("Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "America/Sao_Paulo", "America/Chicago"),
    *("Europe/Paris", "Europe/Istanbul", "Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo"),
    *("Europe/Kyiv", "Europe/Moscow", "Asia/Dubai", "Asia/Karachi", "Asia/Dhaka"),
    *("Asia/Jakarta", "Asia/Singapore", "Asia/Seoul", "Australia/Sydney", "Pacific/Auckland"),
    *("America/Denver", "America/Mexico_City", "America/Bogota", "America/Halifax"),
    *("America/Argentina/Buenos_Aires", "America/St_Johns", "America/Anchorage"),
    *("Pacific/Honolulu", "Atlantic/Azores", "Asia/Tehran", "Asia/Kabul", "Asia/Kathmandu"),
    *("Asia/Yangon", "Australia/Adelaide", "Australia/Brisbane", "Pacific/Noumea", "UTC"),
)
_LOCALES = {
    **dict.fromkeys(("de", "de-DE"), "Europe/Berlin"),
    **dict.fromkeys(("fr", "fr-FR"), "Europe/Paris"),
    **dict.fromkeys(("ja", "ja-JP"), "Asia/Tokyo"),
    **dict.fromkeys(("ko", "ko-KR"), "Asia/Seoul"),
    **{"en-US": "America/New_York", "en-GB": "Europe/London", "pt-BR": "America/Sao_Paulo"},
    **{"hi": "Asia/Kolkata", "zh-CN": "Asia/Shanghai", "zh-TW": "Asia/Taipei"},
    **{"it": "Europe/Rome", "es-ES": "Europe/Madrid", "nl": "Europe/Amsterdam"},
    **{"pl": "Europe/Warsaw", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "ru": "Europe/Moscow"},
    **{"sv-SE": "Europe/Stockholm", "da": "Europe/Copenhagen", "no": "Europe/Oslo"},
    **{"es-419": "America/Mexico_City", "fi": "Europe/Helsinki", "el": "Europe/Athens"},
    **{"cs": "Europe/Prague", "hu": "Europe/Budapest", "ro": "Europe/Bucharest"},
    **{"bg": "Europe/Sofia", "hr": "Europe/Zagreb", "lt": "Europe/Vilnius"},
    **{"th": "Asia/Bangkok", "vi": "Asia/Ho_Chi_Minh", "id": "Asia/Jakarta"},
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


def suggested(text: str, now: datetime, locale: str = "") -> list[tuple[str, datetime, str]]:
    """Zones for what somebody has typed so far, best first: name, the time there, a hint.

    A city, an area, a name; “EST” and “UTC+2” lead to the zones that they can
    mean. With nothing typed, those of `locale` (as en-US, de) come first.
    """
    wanted = " ".join(text.split()).lower()
    hint = ""
    if wanted in _FIXED:
        names, hint = [_FIXED[wanted]], f", also when it is not {text.strip().upper()}"
    elif (offset := _offset(wanted)) is not None:
        names = [name for name in _USUAL if now.astimezone(ZoneInfo(name)).utcoffset() == offset]
        hint = ", with summer time if it has one"
    elif wanted:
        names = _matching(wanted.replace(" ", "_"))
    else:
        names = [_LOCALES[locale]] if locale in _LOCALES else []
        names += [name for name in _USUAL if name not in names]
    return [(name, now.astimezone(ZoneInfo(name)), hint) for name in names]


def _matching(wanted: str) -> list[str]:
    """By the start of a city, then of any word, then anywhere, then by likeness."""
    known = _zones()
    cities = {name: key.rpartition("/")[2] for key, name in known.items()}
    begun = [name for name, city in cities.items() if city.startswith(wanted)]
    inner = [name for key, name in known.items() if f"_{wanted}" in key or f"/{wanted}" in key]
    within = [name for key, name in known.items() if wanted in key]
    usual = [name for name in _USUAL if name in begun]
    return list(dict.fromkeys([*usual, *begun, *inner, *within, *near_zones(wanted)]))


def _offset(wanted: str) -> timedelta | None:
    """UTC+2, gmt-3:30, +5."""
    if not _OFFSET.fullmatch(wanted):
        return None
    sign, hours, minutes = re.search(r"([+-])\s*(\d{1,2}):?(\d{2})?", wanted).groups()  # type: ignore[union-attr]
    length = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -length if sign == "-" else length


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
