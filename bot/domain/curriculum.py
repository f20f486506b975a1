"""How hard today's question should be: a gentle start of the week, a hard day towards its end.

Difficulties are 1 to 5, as authors give them. Pure; what is asked in the end is `selection`'s.
"""

from collections.abc import Collection
from datetime import date

GENTLE, MIDDLE, HARD = 1.5, 2.75, 4.0
GROWTH = 0.75  # each day of the week grows by twice this from the first round of a deck to the last


def demand(day: date, weekdays: Collection[int], done: float) -> float:
    """The difficulty that suits a study day.

    `weekdays` are the team's, as in ISO 8601; `done` is the share of the deck that it has
    had, 0 to 1. The team's first weekday is gentle and the last but one hard: Monday and
    Thursday, where it studies from Monday to Friday.
    """
    week = sorted(weekdays)
    place = week.index(day.isoweekday()) if day.isoweekday() in week else 0
    return _of_place(place, len(week)) + GROWTH * (2 * done - 1)


def _of_place(place: int, days: int) -> float:
    if days == 1:
        return MIDDLE
    hardest = max(1, days - 2)
    return GENTLE if place == 0 else HARD if place == hardest else MIDDLE
