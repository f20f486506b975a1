"""A gentle start of the week, a hard day towards its end, and more of both over the weeks."""

from datetime import date

import pytest

from bot.domain.curriculum import demand

MONDAY, TUESDAY, THURSDAY, FRIDAY = (date(2026, 3, day) for day in (2, 3, 5, 6))
WORKDAYS = {1, 2, 3, 4, 5}


def test_monday_is_gentle_thursday_hard_and_the_others_between() -> None:
    week = [date(2026, 3, day) for day in range(2, 7)]
    assert [demand(day, WORKDAYS, 0.5) for day in week] == [1.5, 2.75, 2.75, 4.0, 2.75]


def test_every_day_grows_harder_from_the_first_round_of_a_deck_to_the_last() -> None:
    assert [demand(MONDAY, WORKDAYS, done) for done in (0, 0.5, 1)] == [0.75, 1.5, 2.25]
    assert [demand(THURSDAY, WORKDAYS, done) for done in (0, 0.5, 1)] == [3.25, 4.0, 4.75]


@pytest.mark.parametrize(
    ("weekdays", "days"),
    [
        ({2, 4}, {TUESDAY: 1.5, THURSDAY: 4.0}),
        ({1, 4, 5}, {MONDAY: 1.5, THURSDAY: 4.0, FRIDAY: 2.75}),
        ({4}, {THURSDAY: 2.75}),
    ],
)
def test_a_team_with_fewer_days_begins_gently_on_its_own_first(
    weekdays: set[int], days: dict[date, float]
) -> None:
    assert {day: demand(day, weekdays, 0.5) for day in days} == days
