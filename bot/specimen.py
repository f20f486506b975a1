"""A question as if it had been asked: for who wants to see it before anybody is asked it.

With facts as on any day, or with the longest that can occur, for who measures what fits.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot import showing
from bot.domain.question import Choose, Compute, Instance, Recall, letters
from bot.domain.round import Round
from bot.domain.text import spans
from bot.views import FeedbackView, KeyView, QuestionView, RevealView, StreakView


@dataclass(frozen=True)
class Facts:
    """What surrounds a question. `longest` also answers with the longest that can be answered."""

    round_id: int
    day: date
    asked: datetime
    members: int
    right: int
    names: tuple[str, ...]
    streak: StreakView
    late: bool = False
    mention: str = ""
    longest: bool = False

    @property
    def revealed(self) -> datetime:
        return self.asked + timedelta(hours=8)


PLAIN = Facts(
    round_id=1,
    day=date(2026, 3, 5),
    asked=datetime(2026, 3, 5, 9, tzinfo=UTC),
    members=12,
    right=7,
    names=("Ann", "Ben", "Cleo"),
    streak=StreakView("Ann", 4, 11, 1, pending=False),
)
_WIDE = ("*" * 80, "_" * 80, "|" * 80)  # names that are escaped, sign by sign
LONGEST = Facts(
    round_id=10**18 - 1,
    day=date(2026, 9, 30),  # a Wednesday in September: the longest name of a day
    asked=datetime(2026, 9, 30, 12, tzinfo=UTC),
    members=10**6,
    right=10**6,
    names=_WIDE,
    streak=StreakView(_WIDE[0], 1000, 1000, 2, pending=False),
    late=True,
    mention="1" * 19,
    longest=True,
)


@dataclass(frozen=True)
class Specimen:
    """The views of one round. `feedback` is for a wrong answer, where one can be given."""

    question: QuestionView
    feedback: FeedbackView
    reveal: RevealView
    model: KeyView | None = None  # what open recall shows between writing and ticking


def specimen(instance: Instance, facts: Facts = PLAIN) -> Specimen:
    return Specimen(
        question=asked(instance, facts),
        feedback=told(instance, facts, right=False),
        reveal=revealed(instance, facts),
        model=showing.key_view(instance.task) if isinstance(instance.task, Recall) else None,
    )


def asked(instance: Instance, facts: Facts = PLAIN) -> QuestionView:
    answered = facts.members if facts.longest else facts.right // 2
    return showing.question_view(
        round_of(facts), instance, answered=answered, mention=facts.mention
    )


def round_of(facts: Facts = PLAIN, state: str = "open") -> Round:
    closes = facts.asked + timedelta(days=1)
    instants = (facts.asked, facts.revealed, closes)
    return Round(facts.round_id, "daily", state, 1, facts.day, None, facts.late, *instants, 1)


def told(instance: Instance, facts: Facts = PLAIN, *, right: bool) -> FeedbackView:
    task = instance.task
    response = _right(instance) if right else _wrong(instance, facts)
    slips = task.slips if isinstance(task, Compute) and not right else ()
    why = max((slip.why for slip in slips), key=len, default="") if facts.longest else ""
    why = why or (slips[0].why if slips else "")
    return FeedbackView(
        round_id=facts.round_id,
        round_kind="daily",
        deck=instance.deck,
        topic=instance.topic,
        first=not facts.longest,
        late=facts.late,
        right=right if isinstance(task, Choose | Compute) else None,
        partly=False,
        response=showing.told(task, response),
        points=10 if right or facts.longest else 0,
        key=showing.key_view(task, response),
        slip=spans(why) if why else (),
        explanation=showing.explanation(instance),
        references=instance.references,
        streak=facts.streak,
    )


def _right(instance: Instance) -> str:
    match instance.task:
        case Choose(options=options):
            return letters(frozenset(n for n, option in enumerate(options) if option.right))
        case Compute(value=value):
            return repr(float(value))
        case Recall(points=points):
            return letters(frozenset(range(len(points))))
        case _:
            return "-"


def _wrong(instance: Instance, facts: Facts) -> str:
    """A wrong option, a wrong number that people reach, or few of the key points; or the longest
    that can be answered."""
    match instance.task:
        case Choose(options=options):
            wrong = [index for index, option in enumerate(options) if not option.right]
            return letters(frozenset(wrong if facts.longest else wrong[:1]))
        case Compute(value=value, slips=slips):
            likely = slips[0].value if slips else value + 1
            return repr(1.2345678901234567e300 if facts.longest else float(likely))
        case Recall():
            return "-" if facts.longest else "a"
        case _:
            return "-"


def revealed(instance: Instance, facts: Facts = PLAIN) -> RevealView:
    task = instance.task
    options = task.options if isinstance(task, Choose) else ()
    tally = [facts.right if option.right or facts.longest else 1 for option in options]
    scored = isinstance(task, Choose | Compute)
    question = showing.question_view(round_of(facts, "revealed"), instance, answered=facts.members)
    return RevealView(
        question=question,
        key=showing.key_view(task),
        tally=tuple(tally),
        answered=facts.members,
        right=facts.right if scored else None,
        first_right=facts.names if scored or facts.longest else (),
        explanation=showing.explanation(instance),
        references=instance.references,
    )
