"""Which question comes next.

Seeded: the same deck, history and seed choose the same question, so that a
restart between choosing and recording changes nothing. No question comes again
before every other one has had its turn.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from operator import attrgetter

from bot.domain.drawing import drawn
from bot.domain.expression import BadExpression
from bot.domain.question import Instance, Question, kind

GENTLE = 2  # difficulty of the first question at most


def chosen(
    questions: Sequence[Question],
    history: Sequence[str],
    seed: str,
    *,
    last_topic: str | None = None,
    barred: Collection[str] = (),
    demand: float | None = None,
) -> Question | None:
    """The next question, or None if there is none at all.

    `history` holds the ids that were asked, oldest first. Among those asked least often the
    topic of yesterday is avoided where anything else is left, and the question asked last
    never comes twice running. Of what remains, one whose prerequisites were asked before it
    comes first, and among these one as difficult as `demand` says (1 to 5; None for all
    alike). `barred` ids are not chosen at all.
    """
    fresh, fewest = _fresh(questions, Counter(history), history[-1] if history else None, barred)
    if not fresh:
        return None
    pool = _of_a_topic(fresh, last_topic)
    if not history:
        # The very first one should cost a newcomer a single tap.
        pool = [q for q in pool if q.difficulty <= GENTLE and kind(q.task) == "choice"] or pool
    waiting = {question.id for question in fresh}
    pool = [q for q in pool if not q.prerequisites or waiting.isdisjoint(q.prerequisites)] or pool
    if demand is not None:
        pool = _as_difficult(pool, demand)
    # An odd factor shuffles 64-bit numbers: another one, another order.
    factor = _number(f"{seed}/{fewest}") | 1
    return min(pool, key=lambda question: _number(question.id) * factor & _MASK)


def _fresh(
    questions: Sequence[Question], asked: Counter[str], last: str | None, barred: Collection[str]
) -> tuple[list[Question], int]:
    """Those asked least often, and how often that is. The last one only if it is all there is,
    for not even a question that is new to an old deck may come twice running."""
    never = [q for q in questions if q.id not in asked and q.id not in barred]
    if never:
        return never, 0
    candidates = [question for question in questions if question.id not in barred]
    candidates = [question for question in candidates if question.id != last] or candidates
    fewest = min((asked[question.id] for question in candidates), default=0)
    return [question for question in candidates if asked[question.id] == fewest], fewest


def _of_a_topic(fresh: list[Question], last: str | None) -> list[Question]:
    """Not yesterday's topic; and the largest one, before it is all that is left."""
    left = Counter(map(_TOPIC, fresh))
    topic, count = max(left.items(), key=lambda item: (item[1], item[0]))
    if topic != last and 2 * count > len(fresh):
        return [question for question in fresh if question.topic == topic]
    if last not in left or len(left) == 1:
        return fresh
    return [question for question in fresh if question.topic != last]


def _as_difficult(pool: list[Question], demand: float) -> list[Question]:
    """Those of the nearest level; in whole levels, so that many questions are equally near."""
    distances = {level: round(abs(level - demand)) for level in set(map(_DIFFICULTY, pool))}
    nearest = min(distances.values())
    levels = {level for level, distance in distances.items() if distance == nearest}
    return [question for question in pool if question.difficulty in levels]


def chosen_and_drawn(
    questions: Sequence[Question],
    history: Sequence[str],
    seed: str,
    draw: str,
    *,
    last_topic: str | None = None,
    barred: Collection[str] = (),
    demand: float | None = None,
) -> Instance | None:
    """The next question with its numbers, drawn by the seed `draw`. A template for
    which no numbers are found is passed over, so that a day is not lost to it."""
    hopeless = set(barred)
    while True:
        question = chosen(
            questions, history, seed, last_topic=last_topic, barred=hopeless, demand=demand
        )
        if question is None:
            return None
        try:
            return drawn(question, draw)
        except BadExpression:
            hopeless.add(question.id)


_MASK = 2**64 - 1
_TOPIC, _DIFFICULTY = attrgetter("topic"), attrgetter("difficulty")


@lru_cache(maxsize=8192)
def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
