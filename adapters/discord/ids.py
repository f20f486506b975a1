"""What stands in a component's id: a version, a round and what is wanted of it. No state of
ours is kept in memory, so a button works for as long as its message exists.

`q1:<round>:<what>`, where what is an option's letter, or one of WORDS.
An id never holds anything of the answer key.
"""

import re
from dataclasses import dataclass
from zlib import crc32

from bot.domain.standing import Span

QUESTION = re.compile(r"q1:(?P<round>\d{1,18}):(?P<what>[a-z]+)")
NEXT = re.compile(r"n1:(?P<difficulty>[0-5]):(?P<topic>[a-z0-9-]*)")
BOARD = re.compile(r"b1:(?P<span>week|month|all):(?P<offset>\d{1,9})")
ADMIN = re.compile(r"a1:(?P<what>[a-z]+)")

SEVERAL, NUMBER, WRITE, THOUGHT, POINTS, NONE, MORE = WORDS = (
    *("several", "number", "write", "thought", "points", "none", "more"),
)


def question(round_id: int, what: str) -> str:
    return f"q1:{round_id}:{what}"


def sure(round_id: int, letters: str) -> str:
    """Send what was chosen from a menu. No option has the letter s."""
    return question(round_id, f"s{letters}")


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

    @property
    def confirmed(self) -> str:
        """The letters of a choice that was shown once more and sent; else empty."""
        letters = self.what[1:]
        return letters if self.what.startswith("s") and set(letters) <= set("abcdefgh") else ""


def asked(custom_id: str) -> Asked | None:
    found = QUESTION.fullmatch(custom_id)
    return Asked(int(found["round"]), found["what"]) if found else None


def component(mark: str, part: int = 0) -> int:
    """The number under which a message of ours is found again: it stands as the id of its
    outermost component, which Discord keeps and shows to nobody. Never below 2**30, where
    Discord's own numbers begin at 1.
    """
    return crc32(f"{mark}/{part}".encode()) & 0x3FFFFFFF | 0x40000000
