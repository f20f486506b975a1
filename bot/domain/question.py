"""Questions: what a deck holds, the instance that is asked, and how it is graded.

A Question is what an author wrote. An Instance is what members saw: parameters
drawn, options in their final order. Only the instance is graded, so a later
edit of the deck cannot change what was asked.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase

from bot.domain.template import Template

MOST_OPTIONS = 8
POINTS = 10  # for a right answer while the round is unrevealed


@dataclass(frozen=True)
class Option:
    text: str
    why: str  # why it is wrong, or what makes it right; empty only for a right one
    right: bool


@dataclass(frozen=True)
class Choose:
    """Pick one option, or with `several` every option that is right."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True)
class Slip:
    """A wrong number that people really reach, and what went wrong."""

    value: float
    why: str


@dataclass(frozen=True)
class Compute:
    """Give a number. `tolerance` is the absolute deviation that still counts as right. Where the
    author gave it as a share of the answer, only `share` may be told: the two tell the answer.
    """

    value: float
    tolerance: float = 0.0
    unit: str = ""
    slips: tuple[Slip, ...] = ()
    share: float = 0.0


@dataclass(frozen=True)
class Recall:
    """Answer in your own words, then tick the key points that you had."""

    model: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Reflect:
    """Think about it; nothing is graded."""


Task = Choose | Compute | Recall | Reflect
KINDS = ("choice", "several", "number", "recall", "reflection")


def kind(task: Task | Template) -> str:
    """One of KINDS, as authors and statistics call it."""
    match task:
        case Choose(several=several):
            return "several" if several else "choice"
        case Compute() | Template():
            return "number"
        case Recall():
            return "recall"
        case Reflect():
            return "reflection"


@dataclass(frozen=True)
class Instance:
    """A question as it was put to members. All texts are Markdown."""

    deck: str
    question: str
    topic: str
    difficulty: int
    prompt: str
    task: Task
    explanation: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question file, read. `seed` numbers the interview question it covers."""

    deck: str
    id: str
    topic: str
    difficulty: int
    prompt: str
    task: Task | Template
    explanation: str
    references: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    seed: int | None = None
    shuffled: bool = True

    @property
    def scored(self) -> bool:
        """False for reflection prompts, which never become a team's daily question."""
        return not isinstance(self.task, Reflect)


@dataclass(frozen=True)
class Deck:
    name: str
    questions: tuple[Question, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(sorted({question.topic for question in self.questions}))

    @cached_property
    def scored(self) -> tuple[Question, ...]:
        """What a team can be asked: everything but reflection prompts."""
        return tuple(question for question in self.questions if question.scored)

    def about(self, topics: Collection[str]) -> tuple[Question, ...]:
        """What a team can be asked about some topics; about all, where that would be nothing."""
        if not topics:
            return self.scored
        return tuple(q for q in self.scored if q.topic in topics) or self.scored

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(question.id for question in self.scored)

    def ids(self, topics: Collection[str]) -> frozenset[str]:
        """Of what `about` gives."""
        if not topics:
            return self._ids
        return frozenset(question.id for question in self.about(topics))


def letters(chosen: frozenset[int]) -> str:
    """{0, 2} is 'ac'; nothing at all is '-'."""
    return "".join(ascii_lowercase[index] for index in sorted(chosen)) or "-"
