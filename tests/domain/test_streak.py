"""A streak is only ever lost by not answering, and every number of it has a reason."""

from datetime import date, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.streak import Effect, Happened, Streak, after, history
from tests.domain.properties import tried

MONDAY = date(2026, 3, 2)
LETTERS = {
    "a": Happened.ANSWERED,
    "l": Happened.LATE,
    "u": Happened.UNANSWERED,
    "w": Happened.AWAY,
    "n": Happened.NOT_POSTED,
    "s": Happened.SKIPPED,
    "o": Happened.OPEN,
}
NO_FAULT = (Happened.AWAY, Happened.NOT_POSTED, Happened.SKIPPED)


def days(text: str) -> list[tuple[date, Happened]]:
    """A day for each letter from Monday 2 March 2026 on, weekends included.

    a answered, l late, u unanswered, w away, n not posted, s skipped, o open.
    """
    return [(MONDAY + timedelta(days=n), LETTERS[letter]) for n, letter in enumerate(text)]


def streak(text: str) -> Streak:
    return history(days(text))[0]


def test_everybody_begins_with_nothing_but_one_freeze() -> None:
    assert streak("") == Streak(length=0, best=0, freezes=1, last_day=None)


def test_a_streak_grows_by_every_answered_day() -> None:
    assert streak("aaa") == Streak(length=3, best=3, freezes=1, last_day=date(2026, 3, 4))


def test_a_weekend_does_not_break_it() -> None:
    friday, monday = date(2026, 3, 6), date(2026, 3, 9)
    assert history([(friday, Happened.ANSWERED), (monday, Happened.ANSWERED)])[0].length == 2


def test_a_month_without_rounds_does_not_break_it() -> None:
    before, later = date(2026, 3, 6), date(2026, 4, 9)
    assert history([(before, Happened.ANSWERED), (later, Happened.ANSWERED)])[0].length == 2


@pytest.mark.parametrize("letter", ["w", "n", "s", "o"], ids=["away", "not posted", "skip", "open"])
def test_a_day_that_asked_nothing_of_the_member_keeps_it(letter: str) -> None:
    assert streak(f"aaa{letter * 10}") == streak("aaa")


def test_a_late_answer_keeps_and_extends_it() -> None:
    assert (streak("aal").length, streak("aal").last_day) == (3, date(2026, 3, 4))


def test_a_freeze_saves_it_once() -> None:
    assert (streak("aaau").length, streak("aaau").freezes) == (3, 0)


def test_the_second_day_unanswered_loses_it() -> None:
    assert (streak("aaauu").length, streak("aaauu").freezes) == (0, 0)


def test_a_frozen_day_does_not_count_as_answered() -> None:
    assert streak("aaaua").length == 4


def test_a_lost_streak_starts_at_one_again_and_the_best_is_remembered() -> None:
    assert (streak("aaauua").length, streak("aaauua").best) == (1, 3)


def test_the_fifth_answer_in_a_row_earns_a_freeze() -> None:
    assert [streak("a" * n).freezes for n in (4, 5, 6)] == [1, 2, 2]


def test_nobody_holds_more_than_two_freezes() -> None:
    assert streak("a" * 30).freezes == 2


def test_a_spent_freeze_is_earned_back_at_the_next_fifth_answer() -> None:
    assert [streak("aaau" + "a" * n).freezes for n in (1, 2)] == [0, 1]


def test_no_freeze_is_spent_where_there_is_no_streak_to_save() -> None:
    assert (streak("uuu").length, streak("uuu").freezes) == (0, 1)


def test_a_week_of_every_kind_of_day_is_explained_day_by_day() -> None:
    _, steps = history(days("uaunuwlo"))
    assert [(step.effect, step.length, step.freezes) for step in steps] == [
        (Effect.NONE, 0, 1),
        (Effect.EXTENDED, 1, 1),
        (Effect.FROZEN, 1, 0),
        (Effect.KEPT, 1, 0),
        (Effect.LOST, 0, 0),
        (Effect.NONE, 0, 0),
        (Effect.EXTENDED, 1, 0),
        (Effect.KEPT, 1, 0),
    ]


def test_every_step_names_its_day_and_what_it_was() -> None:
    _, steps = history(days("au"))
    assert [(step.day, step.happened) for step in steps] == [
        (date(2026, 3, 2), Happened.ANSWERED),
        (date(2026, 3, 3), Happened.UNANSWERED),
    ]


# Answered days are drawn more often, so that long streaks occur.
some_days = st.lists(st.sampled_from("aaaaaaaluwnso"), max_size=40).map("".join).map(days)


@tried
@given(some_days)
def test_the_length_falls_only_on_an_unanswered_day_without_a_freeze(
    found: list[tuple[date, Happened]],
) -> None:
    now = Streak()
    for day, happened in found:
        before, now = now, after(now, happened, day)
        if now.length < before.length:
            assert (happened, before.freezes) == (Happened.UNANSWERED, 0)


@tried
@given(some_days)
def test_the_best_is_the_longest_there_was(found: list[tuple[date, Happened]]) -> None:
    now, steps = history(found)
    assert now.best == max((step.length for step in steps), default=0)


@tried
@given(some_days)
def test_there_are_never_fewer_than_no_or_more_than_two_freezes(
    found: list[tuple[date, Happened]],
) -> None:
    assert all(0 <= step.freezes <= 2 for step in history(found)[1])


@tried
@given(some_days, st.lists(st.tuples(st.integers(0, 40), st.sampled_from(NO_FAULT)), max_size=20))
def test_days_that_were_nobodys_fault_change_nothing_wherever_they_come(
    found: list[tuple[date, Happened]], inserted: list[tuple[int, Happened]]
) -> None:
    more = list(found)
    for place, happened in inserted:
        more.insert(place, (MONDAY, happened))
    assert history(more)[0] == history(found)[0]


@tried
@given(some_days)
def test_a_history_is_one_day_after_the_other(found: list[tuple[date, Happened]]) -> None:
    assert history(found)[0] == reduce(lambda now, day: after(now, day[1], day[0]), found, Streak())


@tried
@given(some_days)
def test_every_effect_agrees_with_the_numbers_beside_it(
    found: list[tuple[date, Happened]],
) -> None:
    length, freezes = 0, 1
    for step in history(found)[1]:
        changes = {
            Effect.EXTENDED: step.length == length + 1 and step.freezes >= freezes,
            Effect.KEPT: (step.length, step.freezes) == (length, freezes) and length > 0,
            Effect.FROZEN: (step.length, step.freezes) == (length, freezes - 1),
            Effect.LOST: step.length == 0 < length,
            Effect.NONE: step.length == length == 0,
        }
        assert changes[step.effect], step
        length, freezes = step.length, step.freezes
