"""Leaderboards: periods, and places that ties share (1, 2, 2, 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Span(StrEnum):
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True)
class Score:
    """What a member gathered in a period."""

    member_id: int
    name: str
    points: int
    correct: int
    answered: int


@dataclass(frozen=True)
class Standing:
    rank: int
    score: Score


def period(span: Span, day: date) -> str:
    """The key of the week, month or whole time that a study day belongs to.

    Weeks are ISO 8601's: 2027-01-01 belongs to 2026-W53.
    """
    match span:
        case Span.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case Span.MONTH:
            return f"{day:%Y-%m}"
        case Span.ALL:
            return "all"


@lru_cache(maxsize=64)
def periods(day: date) -> tuple[str, str, str]:
    """Every period in which an answer of this study day counts."""
    return period(Span.WEEK, day), period(Span.MONTH, day), period(Span.ALL, day)


def ranked(scores: Iterable[Score], *, above: int = 0, passed: int = 0) -> tuple[Standing, ...]:
    """Places for scores that come highest first.

    For a page further down: `passed` members stand before it, `above` of them
    with more points than its first.
    """
    standings: list[Standing] = []
    for number, score in enumerate(scores, passed + 1):
        if standings and standings[-1].score.points == score.points:
            rank = standings[-1].rank
        else:
            rank = number if standings else above + 1
        standings.append(Standing(rank, score))
    return tuple(standings)
