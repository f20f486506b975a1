"""An appointment and its zone in people's words: what is understood, what a refusal says."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.appointment import (
    clock_time,
    days_in_words,
    length_in_words,
    reveal_after,
    weekdays,
)
from bot.errors import BadDays, BadReveal, BadTime, BadZone, Refusal
from bot.zones import near_zones, suggested, zone
from tests.domain.properties import tried


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("09:00", time(9)),
        ("9:00", time(9)),
        ("9", time(9)),
        ("9h", time(9)),
        ("9h30", time(9, 30)),
        ("9.30", time(9, 30)),
        (" 9:30 ", time(9, 30)),
        ("00:00", time(0)),
        ("0", time(0)),
        ("23:59", time(23, 59)),
        ("5:30pm", time(17, 30)),
        ("5:30 PM", time(17, 30)),
        ("5pm", time(17)),
        ("9 am", time(9)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12:15 am", time(0, 15)),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, at: time) -> None:
    assert clock_time(text) == at


@pytest.mark.parametrize(
    "text",
    ["", "noon", "24:00", "9:60", "25", "930", "9:5", "-9", "13pm", "0pm", "9 Uhr", "09:00:00"],
)
def test_what_is_no_time_of_day_is_refused_with_two_that_are(text: str) -> None:
    with pytest.raises(BadTime) as refusal:
        clock_time(text)
    assert str(refusal.value) == f"“{text}” is not a time of day. Write it as 09:00 or 17:30."


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        (" Berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("london", "Europe/London"),
        ("kolkata", "Asia/Kolkata"),
        ("UTC", "UTC"),
        ("utc", "UTC"),
        ("Etc/UTC", "UTC"),
        ("GMT", "UTC"),
        ("Z", "UTC"),
        ("istanbul", "Asia/Istanbul"),  # an alias of Europe/Istanbul: the clocks agree
        ("buenos aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_zone_is_known_by_its_name_or_its_city(text: str, key: str) -> None:
    assert zone(text).key == key


@pytest.mark.parametrize("text", ["UTC+2", "utc +2", "GMT-3", "+02:00", "-5", "+0530"])
def test_an_offset_is_refused_because_clocks_change(text: str) -> None:
    with pytest.raises(BadZone) as refusal:
        zone(text)
    assert str(refusal.value) == (
        f"“{text}” does not say when clocks change for summer."
        " Write a city of the tz database, such as Europe/Berlin."
    )


@pytest.mark.parametrize(
    ("text", "city"),
    [("EST", "America/New_York"), ("CET", "Europe/Berlin"), ("pst", "America/Los_Angeles")],
)
def test_an_abbreviation_is_refused_with_a_city_that_uses_it(text: str, city: str) -> None:
    with pytest.raises(BadZone, match=rf"when clocks change for summer\. Did you mean {city}\?"):
        zone(text)


@pytest.mark.parametrize("text", ["EST5EDT", "Etc/GMT+5", "posix/Europe/Berlin"])
def test_a_name_that_ignores_summer_time_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(BadZone, match=r"is not a time zone\. (Did you mean|Write a city)"):
        zone(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Berln", "Europe/Berlin"),
        ("Los Angles", "America/Los_Angeles"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Tokyo Japan", "Asia/Tokyo"),
        ("new", "America/New_York"),
    ],
)
def test_a_zone_that_is_nearly_right_is_refused_with_the_one_that_was_meant(
    text: str, near: str
) -> None:
    with pytest.raises(BadZone) as refusal:
        zone(text)
    assert near in refusal.value.near
    assert f"“{text}” is not a time zone. Did you mean " in str(refusal.value)


@pytest.mark.parametrize("text", ["", "xyzzy", "../../etc/passwd"])
def test_a_zone_like_no_other_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadZone) as refusal:
        zone(text)
    assert str(refusal.value).endswith(" Write a city of the tz database, such as Europe/Berlin.")


def test_zones_are_suggested_while_a_city_is_typed() -> None:
    assert near_zones("berl")[0] == "Europe/Berlin"


def test_no_more_zones_are_suggested_than_are_wanted() -> None:
    assert len(near_zones("s", limit=5)) == 5


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", {1, 2, 3, 4, 5}),
        ("Mon - Fri", {1, 2, 3, 4, 5}),
        ("monday-friday", {1, 2, 3, 4, 5}),
        ("weekdays", {1, 2, 3, 4, 5}),
        ("workdays", {1, 2, 3, 4, 5}),
        ("weekend", {6, 7}),
        ("daily", {1, 2, 3, 4, 5, 6, 7}),
        ("every day", {1, 2, 3, 4, 5, 6, 7}),
        ("Every  Day", {1, 2, 3, 4, 5, 6, 7}),
        ("mon,wed,fri", {1, 3, 5}),
        ("mon, wed and fri", {1, 3, 5}),
        ("mon wed fri", {1, 3, 5}),
        ("mo;we", {1, 3}),
        ("tues-thurs", {2, 3, 4}),
        ("mon-tue,thu-fri", {1, 2, 4, 5}),
        ("sat-mon", {1, 6, 7}),
        ("sun-sun", {7}),
        ("Sunday", {7}),
        ("mon,mon", {1}),
    ],
)
def test_weekdays_are_read_as_people_write_them(text: str, days: set[int]) -> None:
    assert weekdays(text) == days


@pytest.mark.parametrize(
    "text", ["", "m", "t", "1-5", "mon to fri", "mon,", "mon-", "-fri", "mon--fri", "never", "lun"]
)
def test_what_are_no_weekdays_is_refused_with_three_ways_to_say_them(text: str) -> None:
    with pytest.raises(BadDays) as refusal:
        weekdays(text)
    assert str(refusal.value) == (
        f"“{text}” are not weekdays. Write mon-fri, daily, or mon,wed,fri."
    )


def test_a_range_with_a_long_dash_is_the_range() -> None:
    assert weekdays("mon–fri") == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("text", ["monkey", "mon/wed", "mon+fri", "sunshine"])
def test_a_word_that_merely_begins_like_a_day_is_refused(text: str) -> None:
    with pytest.raises(BadDays):
        weekdays(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("8h", timedelta(hours=8)),
        (" 8 H ", timedelta(hours=8)),
        ("8 hours", timedelta(hours=8)),
        ("1 hour", timedelta(hours=1)),
        ("30m", timedelta(minutes=30)),
        ("30 min", timedelta(minutes=30)),
        ("30 minutes", timedelta(minutes=30)),
        ("1h30m", timedelta(minutes=90)),
        ("1h 30", timedelta(minutes=90)),
        ("90", timedelta(minutes=90)),
        ("1m", timedelta(minutes=1)),
        ("24h", timedelta(hours=24)),
    ],
)
def test_the_time_to_the_reveal_is_read_as_people_write_it(text: str, length: timedelta) -> None:
    assert reveal_after(text) == length


@pytest.mark.parametrize("text", ["next", "NEXT", "tomorrow", "with the next"])
def test_a_reveal_may_come_with_the_next_question(text: str) -> None:
    assert reveal_after(text) is None


@pytest.mark.parametrize("text", ["", "0", "0m", "25h", "24h1m", "-1h", "1d", "soon", "1.5h", "h"])
def test_what_is_no_time_to_reveal_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(BadReveal) as refusal:
        reveal_after(text)
    assert str(refusal.value) == (
        f"“{text}” is no time to reveal. Write 30m or 8h (24h at most), or next."
    )


@tried
@given(st.text(max_size=20) | st.text("0123456789:.hamp+-/ monwedfrituc,", max_size=12))
def test_any_text_is_understood_or_refused(text: str) -> None:
    for read in (clock_time, zone, weekdays, reveal_after):
        with suppress(Refusal):
            assert read(text) != ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({1, 2, 3, 4, 5, 6, 7}, "every day"),
        ({1, 2, 3, 4, 5}, "Monday to Friday"),
        ({5, 1, 3}, "Mon, Wed, Fri"),
        ({6, 7}, "Sat, Sun"),
        ({7}, "Sun"),
    ],
)
def test_weekdays_are_said_in_words(days: set[int], words: str) -> None:
    assert days_in_words(frozenset(days)) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (None, "with the next question"),
        (timedelta(hours=8), "8 hours after the question"),
        (timedelta(minutes=30), "30 minutes after the question"),
        (timedelta(minutes=90), "1 hour 30 minutes after the question"),
        (timedelta(hours=24), "24 hours after the question"),
    ],
)
def test_the_time_to_the_reveal_is_said_in_words(length: timedelta | None, words: str) -> None:
    assert length_in_words(length) == words


WINTER = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("berlin", "Europe/Berlin"),
        ("Ber", "Europe/Berlin"),
        ("new y", "America/New_York"),
        ("kolk", "Asia/Kolkata"),
        ("germany", "Europe/Berlin"),
        ("portugal", "Europe/Lisbon"),
        ("india", "Asia/Kolkata"),
        ("United St", "America/New_York"),
        ("EST", "America/New_York"),
        ("cest", "Europe/Berlin"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("gmt-3", "America/Sao_Paulo"),
        ("utc", "UTC"),
        ("helsinky", "Europe/Helsinki"),
    ],
)
def test_what_people_type_leads_to_their_zone(typed: str, first: str) -> None:
    assert suggested(typed, WINTER)[0][0] == first


def test_before_anything_is_typed_the_zone_of_the_language_comes_first() -> None:
    assert suggested("", WINTER, "ja")[0][0] == "Asia/Tokyo"
    assert suggested("", WINTER, "xx")[0][0] == "Europe/London"


def test_a_suggestion_tells_the_time_there() -> None:
    _, there, _ = suggested("kolkata", WINTER)[0]
    assert f"{there:%H:%M}" == "23:30"


def test_a_fixed_offset_leads_to_places_with_the_honest_hint_that_their_clocks_may_change() -> None:
    found = suggested("UTC+2", WINTER)
    assert ("Europe/Kyiv", ", with summer time if it has one") in [(n, h) for n, _, h in found]
    assert all(there.utcoffset() == timedelta(hours=2) for _, there, _ in found)


@given(st.text(max_size=40))
def test_whatever_is_typed_every_suggestion_is_a_zone_that_can_be_set(typed: str) -> None:
    for name, _, _ in suggested(typed, WINTER)[:5]:
        assert zone(name).key == name


@pytest.mark.parametrize("typed", ["zzz", "UTC-99", "+14:99", "☃"])
def test_what_is_nowhere_leads_nowhere(typed: str) -> None:
    assert suggested(typed, WINTER) == []
