"""When a daily question is due.

Pure: every function takes the instant it should reason about, in UTC, and
reads no clock. Days are the team's own, never UTC's: a study day is the
nominal local date, even where a clock change makes its question come out
after midnight.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LATE = timedelta(minutes=10)  # a later post says that it is late


@dataclass(frozen=True)
class Occurrence:
    """A study day and the instant its question is due, in UTC."""

    day: date
    opens: datetime


@dataclass(frozen=True)
class Schedule:
    """`weekdays` as in ISO 8601: Monday is 1, Sunday is 7."""

    at: time
    zone: ZoneInfo
    weekdays: frozenset[int]

    def opens(self, day: date) -> datetime:
        """The instant the question of `day` is due, in UTC.

        A wall time that spring's clock change skips comes as late as the gap
        is long; one that autumn repeats comes the first time (PEP 495, fold=0).
        """
        return datetime.combine(day, self.at, tzinfo=self.zone).astimezone(UTC)

    def holds(self, day: date) -> bool:
        """Whether `day` is a study day: a chosen weekday, and a date that the zone really had."""
        return day.isoweekday() in self.weekdays and _existed(day, self.zone)

    def following(self, day: date) -> Occurrence:
        """The first study day after `day`."""
        candidate = day + DAY
        while not self.holds(candidate):
            candidate += DAY
        return Occurrence(candidate, self.opens(candidate))

    def first(self, now: datetime) -> Occurrence:
        """The first study day whose question is due at `now` or later."""
        found = self.following(now.astimezone(self.zone).date() - 2 * DAY)
        while found.opens < now:
            found = self.following(found.day)
        return found


def _existed(day: date, zone: ZoneInfo) -> bool:
    # Samoa had no 30 December 2011: that midnight and the next are one instant.
    midnights = (datetime.combine(d, time(), tzinfo=zone).timestamp() for d in (day, day + DAY))
    start, end = midnights
    return start < end


@dataclass(frozen=True)
class Due:
    """What is to be done at an instant: the day to hold if any, the days that were not held.

    `late` says that the question comes visibly after its time.
    """

    held: Occurrence | None
    late: bool
    skipped: tuple[date, ...]
    missed: tuple[date, ...]
    next: Occurrence


def due(
    schedule: Schedule,
    upcoming: Occurrence,
    now: datetime,
    *,
    grace: timedelta,
    skips: frozenset[date] = frozenset(),
) -> Due:
    """What an appointment owes at `now`, given the day that was next when it last ran.

    Of several days that passed unseen only the newest can still be held, and
    only within `grace`; the others were missed through no fault of a member.
    """
    passed = []
    while upcoming.opens <= now:
        passed.append(upcoming)
        upcoming = schedule.following(upcoming.day)
    skipped = tuple(o.day for o in passed if o.day in skips)
    passed = [o for o in passed if o.day not in skips]
    held = passed.pop() if passed and now - passed[-1].opens <= grace else None
    return Due(
        held=held,
        late=held is not None and now - held.opens > LATE,
        skipped=skipped,
        missed=tuple(o.day for o in passed),
        next=upcoming,
    )
