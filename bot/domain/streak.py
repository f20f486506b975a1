"""Streaks: consecutive study days on which a member answered.

A streak counts rounds, not calendar days. Whatever had no round, or no post in
the member's channel, does not exist for it; so the only way to lose a streak is
to leave an open question unanswered, with no freeze left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

FIRST_FREEZES = 1  # everybody begins with one: the first week is the hardest
MOST_FREEZES = 2
FREEZE_EVERY = 5  # answered days in a row earn one more


class Happened(StrEnum):
    """What a study day was to one member."""

    ANSWERED = "answered"
    LATE = "answered after the reveal"
    UNANSWERED = "not answered"
    AWAY = "away"
    NOT_POSTED = "not posted"
    SKIPPED = "skipped"
    OPEN = "still open"


class Effect(StrEnum):
    """What that did to the streak."""

    EXTENDED = "extended"
    KEPT = "kept"
    FROZEN = "saved by a freeze"
    LOST = "lost"
    NONE = "nothing to lose"


@dataclass(frozen=True)
class Streak:
    """`last_day` is the last answered study day, None before the first."""

    length: int = 0
    best: int = 0
    freezes: int = FIRST_FREEZES
    last_day: date | None = None

    def answered(self, day: date) -> "Streak":
        length = self.length + 1
        earned = length % FREEZE_EVERY == 0
        return Streak(
            length,
            max(self.best, length),
            min(MOST_FREEZES, self.freezes + earned) if earned else self.freezes,
            day,
        )

    def unanswered(self) -> "Streak":
        """A posted question went by without an answer."""
        if self.length and self.freezes:
            return replace(self, freezes=self.freezes - 1)
        return replace(self, length=0)


@dataclass(frozen=True)
class Step:
    """One day of a streak's history and why the number is what it is."""

    day: date
    happened: Happened
    effect: Effect
    length: int
    freezes: int


def after(streak: Streak, happened: Happened, day: date) -> Streak:
    match happened:
        case Happened.ANSWERED | Happened.LATE:
            return streak.answered(day)
        case Happened.UNANSWERED:
            return streak.unanswered()
        case _:
            return streak


def history(days: Iterable[tuple[date, Happened]]) -> tuple[Streak, tuple[Step, ...]]:
    """The streak that these days amount to, oldest first, and the reason for each of them."""
    streak, steps = Streak(), []
    for day, happened in days:
        before, streak = streak, after(streak, happened, day)
        steps.append(
            Step(day, happened, _effect(before, happened, streak), streak.length, streak.freezes)
        )
    return streak, tuple(steps)


def _effect(before: Streak, happened: Happened, now: Streak) -> Effect:
    if happened in (Happened.ANSWERED, Happened.LATE):
        return Effect.EXTENDED
    if before.length == 0:
        return Effect.NONE
    if happened is not Happened.UNANSWERED:
        return Effect.KEPT
    return Effect.FROZEN if now.length else Effect.LOST
