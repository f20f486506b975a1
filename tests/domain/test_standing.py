"""Places on the board, shared by ties, and the weeks and months they are counted in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.standing import Score, Span, period, periods, ranked
from tests.domain.properties import tried


def scores(*points: int) -> list[Score]:
    return [Score(n, f"Member {n}", each, 0, 0) for n, each in enumerate(points)]


def places(*points: int, above: int = 0, passed: int = 0) -> list[int]:
    return [place.rank for place in ranked(scores(*points), above=above, passed=passed)]


def test_nobody_has_no_place() -> None:
    assert places() == []


def test_ties_share_a_place_and_the_next_one_is_left_out() -> None:
    assert places(40, 30, 30, 20) == [1, 2, 2, 4]


def test_all_may_be_first() -> None:
    assert places(10, 10, 10) == [1, 1, 1]


def test_no_points_are_a_place_too() -> None:
    assert places(10, 0, 0) == [1, 2, 2]


def test_a_later_page_goes_on_counting() -> None:
    assert places(30, 20, 20, 10, above=10, passed=10) == [11, 12, 12, 14]


def test_a_tie_across_a_page_border_shares_the_place_of_those_before() -> None:
    assert places(30, 30, 20, above=8, passed=10) == [9, 9, 13]


def test_a_standing_carries_its_score() -> None:
    (first, _) = ranked(scores(20, 10))
    assert (first.score.name, first.score.points) == ("Member 0", 20)


points = st.lists(st.integers(0, 12), max_size=30).map(lambda found: sorted(found, reverse=True))


@tried
@given(points)
def test_a_place_is_one_more_than_those_with_strictly_more_points(found: list[int]) -> None:
    assert places(*found) == [1 + sum(other > each for other in found) for each in found]


@tried
@given(points, st.integers(1, 7))
def test_pages_put_together_are_the_whole_board(found: list[int], size: int) -> None:
    paged = []
    for start in range(0, len(found), size):
        above = sum(other > found[start] for other in found)
        paged += places(*found[start : start + size], above=above, passed=start)
    assert paged == places(*found)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2026-01-01", "2026-W01"),
        ("2026-03-02", "2026-W10"),
        ("2026-03-08", "2026-W10"),
        ("2026-03-09", "2026-W11"),
        ("2026-12-31", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2024-12-30", "2025-W01"),
        ("2023-01-01", "2022-W52"),
    ],
)
def test_weeks_are_those_of_iso_8601_also_at_the_end_of_a_year(day: str, key: str) -> None:
    assert period(Span.WEEK, date.fromisoformat(day)) == key


@pytest.mark.parametrize(
    ("day", "key"),
    [("2026-01-31", "2026-01"), ("2026-02-01", "2026-02"), ("2027-01-01", "2027-01")],
)
def test_months_are_those_of_the_calendar(day: str, key: str) -> None:
    assert period(Span.MONTH, date.fromisoformat(day)) == key


def test_an_answer_counts_in_its_week_its_month_and_for_ever() -> None:
    assert periods(date(2027, 1, 1)) == ("2026-W53", "2027-01", "all")


@tried
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 400))
def test_keys_of_weeks_and_months_sort_by_time(day: date, later: int) -> None:
    other = date.fromordinal(day.toordinal() + later)
    assert period(Span.WEEK, day) <= period(Span.WEEK, other)
    assert period(Span.MONTH, day) <= period(Span.MONTH, other)
