"""Time zones in people's words: “berlin”, “germany”, “EST”, “UTC+2”.

`zone` understands what is certain and refuses the rest; `suggested` completes
what somebody is typing.
"""

import re
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import BadZone

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
_OFFSET = re.compile(r"(?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d{2})?")


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

    A city, a country, an area; “EST” and “UTC+2” lead to the zones that they can
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
    """By the start of a city or a country, then of any word, then anywhere; else by likeness."""
    known = _zones()
    cities = {name: key.rpartition("/")[2] for key, name in known.items()}
    begun = [name for name, city in cities.items() if city.startswith(wanted)]
    inner = [name for key, name in known.items() if f"_{wanted}" in key or f"/{wanted}" in key]
    within = [name for key, name in known.items() if wanted in key]
    lands = [(land, names) for land, names in _countries() if land.startswith(wanted)]
    exactly = [name for land, names in lands if land == wanted for name in names]
    there = [name for _, names in lands for name in names]
    usual = [name for name in _USUAL if name in begun]
    found = list(dict.fromkeys([*exactly, *usual, *begun, *there, *inner, *within]))
    return found or near_zones(wanted)


@cache
def _countries() -> list[tuple[str, list[str]]]:
    """Countries as the tz database calls them, lower case, with the zones used there."""
    folder = files("tzdata.zoneinfo")
    names = _table(folder.joinpath("iso3166.tab").read_text("utf-8"))
    zones: dict[str, list[str]] = {}
    for code, _, name, *_ in _table(folder.joinpath("zone.tab").read_text("utf-8")):
        zones.setdefault(code, []).append(name)
    return [(name.replace(" ", "_").lower(), zones.get(code, [])) for code, name in names]


def _table(text: str) -> list[list[str]]:
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]


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
