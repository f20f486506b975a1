"""A study day is held once, at the team's own hour, whatever their clocks do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedule import Occurrence, Schedule, due
from tests.domain.properties import tried

EVERY_DAY = frozenset({1, 2, 3, 4, 5, 6, 7})
WORKING_DAYS = frozenset({1, 2, 3, 4, 5})
ZONES = sorted(available_timezones())
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DAY = timedelta(days=1)


def schedule(at: str, zone: str, weekdays: frozenset[int] = EVERY_DAY) -> Schedule:
    return Schedule(time.fromisoformat(at), ZoneInfo(zone), weekdays)


def instant(text: str) -> datetime:
    """An instant in UTC, such as `2026-03-08 07:30`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def upcoming(plan: Schedule, day: str) -> Occurrence:
    """The study day `day` as one that was computed at an earlier tick."""
    return Occurrence(date.fromisoformat(day), plan.opens(date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("zone", "day", "at", "opens"),
    [
        ("UTC", "2026-03-08", "02:30", "2026-03-08 02:30"),
        ("Asia/Kolkata", "2026-03-08", "09:00", "2026-03-08 03:30"),
        ("Asia/Kathmandu", "2026-03-08", "09:00", "2026-03-08 03:15"),
        ("Pacific/Kiritimati", "2026-03-08", "09:00", "2026-03-07 19:00"),
        ("Pacific/Pago_Pago", "2026-03-08", "23:59", "2026-03-09 10:59"),
        # New York: 02:00 becomes 03:00, and in November 02:00 becomes 01:00.
        ("America/New_York", "2026-03-07", "02:30", "2026-03-07 07:30"),
        ("America/New_York", "2026-03-08", "01:59", "2026-03-08 06:59"),
        ("America/New_York", "2026-03-08", "02:00", "2026-03-08 07:00"),
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08 07:30"),
        ("America/New_York", "2026-03-08", "03:00", "2026-03-08 07:00"),
        ("America/New_York", "2026-03-09", "02:30", "2026-03-09 06:30"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01 05:30"),
        ("America/New_York", "2026-11-01", "02:00", "2026-11-01 07:00"),
        ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29 01:30"),
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25 00:30"),
        ("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25 02:00"),
        # Lord Howe's clocks change by half an hour.
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04 14:45"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:45"),
        # The last hour of 28 March is skipped: its question comes on the 29th.
        ("America/Nuuk", "2026-03-28", "23:30", "2026-03-29 01:30"),
        ("America/Nuuk", "2026-10-24", "23:30", "2026-10-25 00:30"),
        # Midnight itself is skipped.
        ("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23 22:00"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23 22:30"),
        ("Africa/Cairo", "2026-10-29", "23:30", "2026-10-29 20:30"),
        ("Asia/Beirut", "2026-03-29", "00:00", "2026-03-28 22:00"),
        ("Asia/Beirut", "2026-03-29", "00:30", "2026-03-28 22:30"),
        ("Asia/Beirut", "2026-10-24", "23:30", "2026-10-24 20:30"),
        ("America/Havana", "2026-03-08", "00:00", "2026-03-08 05:00"),
        ("America/Havana", "2026-03-08", "00:30", "2026-03-08 05:30"),
        ("America/Havana", "2026-11-01", "00:30", "2026-11-01 04:30"),
        ("America/Santiago", "2026-09-06", "00:00", "2026-09-06 04:00"),
        ("Atlantic/Azores", "2026-03-29", "00:30", "2026-03-29 01:30"),
        ("Atlantic/Azores", "2026-10-25", "00:30", "2026-10-25 00:30"),
    ],
)
def test_a_question_opens_at_the_local_hour_even_when_the_clocks_change(
    zone: str, day: str, at: str, opens: str
) -> None:
    assert schedule(at, zone).opens(date.fromisoformat(day)) == instant(opens)


def test_a_skipped_hour_comes_as_late_as_the_gap_is_long_on_the_wall() -> None:
    opens = schedule("02:30", "America/New_York").opens(date(2026, 3, 8))
    assert opens.astimezone(ZoneInfo("America/New_York")).isoformat() == "2026-03-08T03:30:00-04:00"


@pytest.mark.parametrize(
    ("zone", "at", "before", "days"),
    [
        ("America/New_York", "00:00", "2026-03-06", ["2026-03-07", "2026-03-08", "2026-03-09"]),
        ("America/New_York", "00:15", "2026-03-06", ["2026-03-07", "2026-03-08", "2026-03-09"]),
        ("America/New_York", "00:15", "2026-10-30", ["2026-10-31", "2026-11-01", "2026-11-02"]),
        ("America/Nuuk", "23:30", "2026-03-26", ["2026-03-27", "2026-03-28", "2026-03-29"]),
        ("Africa/Cairo", "00:00", "2026-04-22", ["2026-04-23", "2026-04-24", "2026-04-25"]),
        ("Asia/Beirut", "00:30", "2026-03-27", ["2026-03-28", "2026-03-29", "2026-03-30"]),
        ("America/Havana", "00:00", "2026-03-06", ["2026-03-07", "2026-03-08", "2026-03-09"]),
        ("America/Havana", "00:30", "2026-10-30", ["2026-10-31", "2026-11-01", "2026-11-02"]),
    ],
)
def test_no_day_is_skipped_or_doubled_around_a_clock_change(
    zone: str, at: str, before: str, days: list[str]
) -> None:
    assert [str(o.day) for o in following(schedule(at, zone), before, 3)] == days


@pytest.mark.parametrize("zone", ["Pacific/Apia", "Pacific/Fakaofo"])
def test_a_date_that_a_zone_never_had_is_no_study_day(zone: str) -> None:
    days = [str(o.day) for o in following(schedule("09:00", zone), "2011-12-28", 3)]
    assert days == ["2011-12-29", "2011-12-31", "2012-01-01"]


def test_the_days_around_a_date_that_never_was_are_24_hours_apart() -> None:
    opens = [o.opens for o in following(schedule("09:00", "Pacific/Apia"), "2011-12-28", 2)]
    assert opens == [instant("2011-12-29 19:00"), instant("2011-12-30 19:00")]


def test_the_weekend_is_stepped_over() -> None:
    plan = schedule("09:00", "UTC", WORKING_DAYS)
    assert [str(o.day) for o in following(plan, "2026-03-05", 3)] == [
        "2026-03-06",
        "2026-03-09",
        "2026-03-10",
    ]


def test_a_single_weekday_comes_once_a_week() -> None:
    plan = schedule("09:00", "UTC", frozenset({7}))
    assert [str(o.day) for o in following(plan, "2026-03-01", 2)] == ["2026-03-08", "2026-03-15"]


@pytest.mark.parametrize("at", ["00:00", "00:30", "02:30", "09:00", "23:59"])
def test_in_every_zone_every_date_of_two_years_is_held_once_and_in_order(at: str) -> None:
    for name in ZONES:
        plan = schedule(at, name)
        days, opens = [FIRST], [plan.opens(FIRST)]
        while days[-1] < LAST:
            found = plan.following(days[-1])
            days.append(found.day)
            opens.append(found.opens)
        assert days == dates(), name
        assert all(one < other for one, other in pairwise(opens)), name


@pytest.mark.parametrize("at", ["00:00", "00:30", "01:45", "02:30", "09:00", "23:30", "23:59"])
def test_in_every_zone_the_wall_shows_the_hour_the_first_time_or_the_gap_later(at: str) -> None:
    for name in ZONES:
        plan = schedule(at, name)
        for day in dates_near_changes(name):
            wall = datetime.combine(day, plan.at)
            shown = plan.opens(day).astimezone(plan.zone).replace(tzinfo=None)
            moments = moments_that_show(wall, name)
            if moments:
                assert plan.opens(day) == moments[0], (name, wall)
            else:
                assert shown - wall == gap(day, name), (name, wall)


def test_the_zones_do_change_their_clocks_in_these_two_years() -> None:
    assert date(2026, 3, 29) in dates_near_changes("Europe/Berlin")
    assert date(2027, 4, 4) in dates_near_changes("Australia/Lord_Howe")
    assert dates_near_changes("Asia/Kolkata") == []


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-03-02 08:59", "2026-03-02"),
        ("2026-03-02 09:00", "2026-03-02"),
        ("2026-03-02 09:01", "2026-03-03"),
        ("2026-03-06 09:01", "2026-03-09"),
        ("2026-03-07 12:00", "2026-03-09"),
    ],
)
def test_the_first_question_is_the_next_that_is_still_to_come(now: str, day: str) -> None:
    found = schedule("09:00", "UTC", WORKING_DAYS).first(instant(now))
    assert str(found.day) == day


def test_the_first_question_may_belong_to_yesterday_where_the_clocks_skip_midnight() -> None:
    found = schedule("23:30", "America/Nuuk").first(instant("2026-03-29 01:15"))
    assert (str(found.day), found.opens) == ("2026-03-28", instant("2026-03-29 01:30"))


walls = st.times().map(lambda at: at.replace(second=0, microsecond=0))
plans = st.builds(
    Schedule,
    at=walls,
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    weekdays=st.frozensets(st.integers(1, 7), min_size=1),
)
moments_of_2026 = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001  # hypothesis wants the bounds without a zone
    datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@tried
@given(plans, moments_of_2026)
def test_no_occurrence_lies_between_now_and_the_first(plan: Schedule, now: datetime) -> None:
    near = [now.date() + DAY * offset for offset in range(-3, 11)]
    coming = [
        (plan.opens(day), day)
        for day in near
        if day.isoweekday() in plan.weekdays and plan.opens(day) >= now
    ]
    found = plan.first(now)
    assert (found.opens, found.day) == min(coming)


@pytest.mark.parametrize(
    ("now", "held", "late"),
    [
        ("2026-03-02 08:59", None, False),
        ("2026-03-02 09:00", "2026-03-02", False),
        ("2026-03-02 09:10", "2026-03-02", False),
        ("2026-03-02 09:11", "2026-03-02", True),
        ("2026-03-02 21:00", "2026-03-02", True),
        ("2026-03-02 21:01", None, False),
    ],
)
def test_a_day_is_held_from_its_hour_to_the_end_of_its_grace(
    now: str, held: str | None, late: bool
) -> None:
    plan = schedule("09:00", "UTC", WORKING_DAYS)
    owed = due(plan, upcoming(plan, "2026-03-02"), instant(now), grace=timedelta(hours=12))
    assert (str(owed.held.day) if owed.held else None, owed.late) == (held, late)


def test_after_an_outage_the_newest_day_is_held_and_the_others_were_missed() -> None:
    plan = schedule("09:00", "UTC", WORKING_DAYS)
    now = instant("2026-03-09 10:00")
    owed = due(plan, upcoming(plan, "2026-03-04"), now, grace=timedelta(hours=12))
    assert str(owed.held and owed.held.day) == "2026-03-09"
    assert [str(day) for day in owed.missed] == ["2026-03-04", "2026-03-05", "2026-03-06"]
    assert str(owed.next.day) == "2026-03-10"


def test_after_an_outage_beyond_its_grace_even_the_newest_day_was_missed() -> None:
    plan = schedule("09:00", "UTC", WORKING_DAYS)
    now = instant("2026-03-04 08:00")
    owed = due(plan, upcoming(plan, "2026-03-02"), now, grace=timedelta(hours=12))
    assert owed.held is None
    assert [str(day) for day in owed.missed] == ["2026-03-02", "2026-03-03"]


def test_a_skipped_day_is_neither_held_nor_missed() -> None:
    plan = schedule("09:00", "UTC", WORKING_DAYS)
    skips = frozenset({date(2026, 3, 2)})
    now = instant("2026-03-02 09:00")
    owed = due(plan, upcoming(plan, "2026-03-02"), now, grace=timedelta(hours=12), skips=skips)
    assert (owed.held, owed.missed) == (None, ())
    assert owed.skipped == (date(2026, 3, 2),)
    assert str(owed.next.day) == "2026-03-03"


gaps = st.one_of(
    st.integers(0, 90).map(lambda n: timedelta(seconds=n)),
    st.integers(1, 30).map(lambda n: timedelta(hours=n)),
    st.integers(1, 30).map(lambda n: timedelta(days=n)),
)
graces = st.integers(0, 72).map(lambda n: timedelta(hours=n))
skipped_days = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=200)


@tried
@given(plans, moments_of_2026, st.lists(gaps, min_size=1, max_size=25), graces, skipped_days)
def test_however_the_clock_ticks_every_study_day_is_accounted_for_exactly_once(
    plan: Schedule,
    start: datetime,
    lengths: list[timedelta],
    grace: timedelta,
    skips: frozenset[date],
) -> None:
    now, next_day, accounted = start, plan.first(start), []
    for length in lengths:
        now += length
        owed = due(plan, next_day, now, grace=grace, skips=skips)
        held = () if owed.held is None else (owed.held.day,)
        accounted += sorted((*held, *owed.skipped, *owed.missed))
        next_day = owed.next
    span = range((now.date() - start.date()).days + 5)
    passed = [start.date() + DAY * (n - 2) for n in span]
    passed = [day for day in passed if day.isoweekday() in plan.weekdays]
    assert accounted == [day for day in passed if start <= plan.opens(day) <= now]


@tried
@given(plans, moments_of_2026, gaps, graces, skipped_days)
def test_only_what_is_within_its_grace_and_not_skipped_is_held(
    plan: Schedule, start: datetime, length: timedelta, grace: timedelta, skips: frozenset[date]
) -> None:
    now = start + length
    owed = due(plan, plan.first(start), now, grace=grace, skips=skips)
    if owed.held is not None:
        assert timedelta(0) <= now - owed.held.opens <= grace
        assert owed.held.day not in skips
        assert all(day < owed.held.day for day in owed.missed)
    assert set(owed.skipped) <= skips
    assert not skips & set(owed.missed)
    assert owed.next.opens > now


def following(plan: Schedule, before: str, count: int) -> Iterator[Occurrence]:
    day = date.fromisoformat(before)
    for _ in range(count):
        found = plan.following(day)
        yield found
        day = found.day


@cache
def dates() -> list[date]:
    return [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]


@cache
def dates_near_changes(zone: str) -> list[date]:
    """The dates on which the clocks of `zone` change, and two more on either side."""
    offsets = [offset(day, zone) for day in dates()]
    changes = [n for n in range(1, len(offsets)) if offsets[n] != offsets[n - 1]]
    near = {n + k for n in changes for k in (-3, -2, -1, 0, 1, 2)}
    return [dates()[n] for n in sorted(near) if 0 <= n < len(offsets)]


def offset(day: date, zone: str) -> timedelta:
    """How far `zone` is ahead of UTC at the beginning of `day` in UTC."""
    ahead = datetime.combine(day, time(), tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset()
    assert ahead is not None
    return ahead


def moments_that_show(wall: datetime, zone: str) -> list[datetime]:
    """All instants at which a clock in `zone` shows `wall`, earliest first.

    Asked only in the direction that is never ambiguous: from UTC to the wall.
    """
    known = {offset(wall.date() + DAY * k, zone) for k in (-2, -1, 0, 1, 2)}
    moments = [wall.replace(tzinfo=UTC) - ahead for ahead in sorted(known, reverse=True)]
    shows = [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for moment in moments]
    return [moment for moment, shown in zip(moments, shows, strict=True) if shown == wall]


def gap(day: date, zone: str) -> timedelta:
    """By how much the clocks of `zone` jump around `day`."""
    return offset(day + 2 * DAY, zone) - offset(day - DAY, zone)
