"""What is to be said, as facts in domain types; how it looks is each adapter's own.

A QuestionView holds nothing that gives the answer away, so that an adapter
cannot leak what it was never told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.domain.refs import ChannelRef, MessageRef
from bot.domain.standing import Span, Standing
from bot.domain.streak import Step
from bot.domain.text import Span as TextSpan
from bot.domain.text import Text


@dataclass(frozen=True)
class Ask:
    """What kind of answer is wanted: choice, several, number, recall or reflection.

    `options` are those of choice and several; `unit` is that of a number, and
    `within`: how far off still counts, such as 0.05 or 1%.
    """

    kind: str
    options: tuple[tuple[TextSpan, ...], ...] = ()
    unit: str = ""
    within: str = ""


@dataclass(frozen=True)
class QuestionView:
    """`round_kind` is daily, practice or trial. `answered` counts answers, whatever they were."""

    round_id: int
    round_kind: str
    deck: str
    topic: str
    difficulty: int
    prompt: Text
    ask: Ask
    day: date | None = None
    late: bool = False
    reveals_at: datetime | None = None
    closes_at: datetime | None = None
    answered: int = 0
    mention: str = ""


@dataclass(frozen=True)
class OptionView:
    letter: str
    text: tuple[TextSpan, ...]
    right: bool
    why: tuple[TextSpan, ...]
    picked: bool = False


@dataclass(frozen=True)
class KeyView:
    """The answer: the options with their key, a number in words, or a model answer.

    `points` are the key points of open recall with whether the member ticked them.
    """

    options: tuple[OptionView, ...] = ()
    number: str = ""
    model: Text = ()
    points: tuple[tuple[tuple[TextSpan, ...], bool], ...] = ()


@dataclass(frozen=True)
class StreakView:
    """`pending` says that the newest question is still open and unanswered."""

    name: str
    length: int
    best: int
    freezes: int
    pending: bool
    days: tuple[Step, ...] = ()


@dataclass(frozen=True)
class FeedbackView:
    """What one member is told, in private.

    `first` is False when an earlier answer counts; the view then describes that
    one. `late` means after the reveal. `right` is None where nothing is scored;
    `partly` that some of several were right.
    """

    round_id: int
    round_kind: str
    topic: str
    first: bool
    late: bool
    right: bool | None
    partly: bool
    response: str
    points: int
    key: KeyView
    slip: tuple[TextSpan, ...] = ()
    explanation: Text = ()
    references: tuple[str, ...] = ()
    streak: StreakView | None = None
    deck: str = ""  # where the explanation's pictures are


@dataclass(frozen=True)
class RevealView:
    """What everybody is told. `tally` counts per option; `first_right` names at most three.

    Nobody who was wrong is in here.
    """

    question: QuestionView
    key: KeyView
    tally: tuple[int, ...]
    answered: int
    right: int | None
    first_right: tuple[str, ...]
    explanation: Text
    references: tuple[str, ...]
    message: MessageRef | None = None


@dataclass(frozen=True)
class StandingsView:
    """A page of a board. `mine` is the asker's own place, on this page or not."""

    span: Span
    period: str
    rows: tuple[Standing, ...]
    members: int
    mine: Standing | None = None
    offset: int = 0


@dataclass(frozen=True)
class TopicView:
    topic: str
    questions: int


@dataclass(frozen=True)
class WeakView:
    """A topic in which a member is often wrong."""

    topic: str
    correct: int
    answered: int


@dataclass(frozen=True)
class DailyView:
    """An appointment as organisers see it. `reveal` is None with the next question;
    `topics` are what it is restricted to, `questions` how many it may ask."""

    id: int
    deck: str
    at: str
    zone: str
    weekdays: frozenset[int]
    reveal: timedelta | None
    mention: str
    state: str
    next_day: date
    next_at: datetime
    channels: tuple[tuple[ChannelRef, str], ...]
    unseen: int
    questions: int
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeView:
    """Something that an organiser should know. `kind` is channel-gone, not-posted,
    not-revealed, in-doubt or deck-low."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)


Posting = QuestionView | RevealView | StandingsView | NoticeView
