"""Which question comes next.

Seeded: the same deck, history and seed choose the same question, so that a
restart between choosing and recording changes nothing. No question comes again
before every other one has had its turn.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence

from bot.domain.question import Question, kind

GENTLE = 2  # difficulty of the first question at most


def chosen(
    questions: Sequence[Question],
    history: Sequence[str],
    seed: str,
    *,
    last_topic: str | None = None,
    barred: Collection[str] = (),
) -> Question | None:
    """The next question, or None if there is none at all.

    `history` holds the ids that were asked, oldest first. Among those asked
    least often the topic of yesterday is avoided where anything else is left,
    and the question asked last never comes twice running. `barred` ids are
    not chosen at all.
    """
    candidates = [question for question in questions if question.id not in barred]
    if not candidates:
        return None
    # Not even a question that is new to an old deck may come twice running.
    candidates = [q for q in candidates if not history or q.id != history[-1]] or candidates
    asked = Counter(history)
    fewest = min(asked[question.id] for question in candidates)
    fresh = [question for question in candidates if asked[question.id] == fewest]
    other = [question for question in fresh if question.topic != last_topic] or fresh
    # The very first one should cost a newcomer a single tap.
    gentle = [q for q in other if kind(q.task) == "choice" and q.difficulty <= GENTLE]
    return min(
        (not history and gentle) or other,
        key=lambda question: _order(f"{seed}/{fewest}", question.id),
    )


def _order(seed: str, id: str) -> bytes:
    return hashlib.blake2b(f"{seed}/{id}".encode(), digest_size=8).digest()
