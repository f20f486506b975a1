"""What stands in an element's action_id: a version, a round and what is wanted of it. No state
of ours is kept in memory, so a button works for as long as its message exists.

`q1:<round>:<what>`, where what is an option's letter, or one of WORDS.
An id never holds anything of the answer key.
"""

import re
from dataclasses import dataclass

from bot.domain.standing import Span

QUESTION = re.compile(r"q1:(?P<round>\d{1,18}):(?P<what>[a-z]+)")
NEXT = re.compile(r"n1:(?P<difficulty>[0-5]):(?P<topic>[a-z0-9-]*)")
BOARD = re.compile(r"b1:(?P<span>week|month|all):(?P<offset>\d{1,9})")
ADMIN = re.compile(r"a1:(?P<what>[a-z]+)")
ANY = re.compile(r"[qnba]1:.*")

CHOICES, SEVERAL, NUMBER, WRITE, THOUGHT, POINTS, NONE, MORE = WORDS = (
    *("choices", "several", "number", "write", "thought", "points", "none", "more"),
)
MARK = "study_bot_delivery"  # the type of a message's metadata


def question(round_id: int, what: str) -> str:
    return f"q1:{round_id}:{what}"


def following(topic: str | None, difficulty: int | None) -> str:
    """The next practice question of the same choice."""
    return f"n1:{difficulty or 0}:{topic or ''}"


def board(span: Span, offset: int) -> str:
    return f"b1:{span}:{offset}"


def admin(what: str) -> str:
    return f"a1:{what}"


@dataclass(frozen=True)
class Asked:
    """A press on a question: which round, and an option's letter or one of WORDS."""

    round_id: int
    what: str


def asked(action_id: str) -> Asked | None:
    found = QUESTION.fullmatch(action_id)
    return Asked(int(found["round"]), found["what"]) if found else None
