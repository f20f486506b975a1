"""Which question a daily asks: one of its topics, as the day demands, or one to try it out.

Pure. What comes after what is `selection`'s to know.
"""

from collections.abc import Collection, Sequence
from datetime import date

from bot.domain import curriculum, selection
from bot.domain.question import Deck, Instance, Question
from bot.store.dailies import Daily

History = Sequence[tuple[str, str]]  # question and topic of every round, oldest first


def pool(daily: Daily, deck: Deck | None) -> tuple[Question, ...]:
    """What this daily may ask."""
    return deck.about(daily.topics) if deck else ()


def unseen(daily: Daily, deck: Deck | None, history: History) -> int:
    """How many questions it may ask and has not asked yet."""
    ids = deck.ids(daily.topics) if deck else frozenset()
    return len(ids) - len(ids & {id for id, _ in history})


def of_the_day(daily: Daily, deck: Deck | None, day: date, history: History) -> Instance | None:
    """None if nothing in the whole deck can be asked: topics that yield nothing cost no day."""
    if deck is None:
        return None
    wanted = _of_the_day(daily, deck, daily.topics, day, history)
    return wanted or (_of_the_day(daily, deck, (), day, history) if daily.topics else None)


def _of_the_day(
    daily: Daily, deck: Deck, topics: Collection[str], day: date, history: History
) -> Instance | None:
    ids = deck.ids(topics)
    had = sum(id in ids for id, _ in history)
    # A deck that is used up begins anew, gently.
    done = had % len(ids) / len(ids) if ids else 0.0
    return selection.chosen_and_drawn(
        deck.about(topics),
        [id for id, _ in history],
        str(daily.id),
        f"{daily.id}/{day}",
        last_topic=history[-1][1] if history else None,
        demand=curriculum.demand(day, daily.schedule.weekdays, done),
    )


def trial(daily: Daily, deck: Deck, history: History, seed: str) -> Instance | None:
    """By an order of its own, so that a trial seldom spoils a coming day."""
    asked = [id for id, _ in history]
    wanted = selection.chosen_and_drawn(pool(daily, deck), asked, seed, seed)
    return wanted or selection.chosen_and_drawn(deck.scored, asked, seed, seed)
