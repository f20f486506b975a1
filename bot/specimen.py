"""A question as if it had been asked, for who wants to see it before anybody is asked it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot import showing
from bot.domain.question import Choose, Compute, Instance, Recall, letters
from bot.domain.round import Round
from bot.domain.text import parsed, spans
from bot.views import FeedbackView, KeyView, QuestionView, RevealView, StreakView

DAY = date(2026, 3, 5)
ASKED = datetime(2026, 3, 5, 9, tzinfo=UTC)
REVEALED = ASKED + timedelta(hours=8)
FIRST = ("Ann", "Ben", "Cleo")
MEMBERS = 12


@dataclass(frozen=True)
class Specimen:
    """The views of one round. `feedback` is for a wrong answer, where one can be given."""

    question: QuestionView
    feedback: FeedbackView
    reveal: RevealView
    model: KeyView | None = None  # what open recall shows between writing and ticking


def specimen(instance: Instance) -> Specimen:
    asked = showing.question_view(_round("open"), instance, answered=3)
    return Specimen(
        question=asked,
        feedback=_feedback(instance),
        reveal=_reveal(instance),
        model=showing.key_view(instance.task) if isinstance(instance.task, Recall) else None,
    )


def _round(state: str) -> Round:
    closes = ASKED + timedelta(days=1)
    return Round(1, "daily", state, 1, DAY, None, False, ASKED, REVEALED, closes, 1)


def _feedback(instance: Instance) -> FeedbackView:
    task = instance.task
    chosen = _answer(instance)
    slips = task.slips[:1] if isinstance(task, Compute) else ()
    wrong = isinstance(task, Choose | Compute)
    return FeedbackView(
        round_id=1,
        round_kind="daily",
        deck=instance.deck,
        topic=instance.topic,
        first=True,
        late=False,
        right=False if wrong else None,
        partly=False,
        response=showing.told(task, chosen),
        points=0,
        key=showing.key_view(task, chosen),
        slip=tuple(span for slip in slips for span in spans(slip.why)),
        explanation=showing.explanation(instance),
        references=instance.references,
        streak=StreakView("Ann", 4, 11, 1, pending=False),
    )


def _answer(instance: Instance) -> str:
    """The first wrong option, a wrong number that people reach, or the first key point."""
    match instance.task:
        case Choose(options=options):
            wrong = [index for index, option in enumerate(options) if not option.right]
            return letters(frozenset(wrong[:1]))
        case Compute(value=value, slips=slips):
            return repr(float(slips[0].value if slips else value + 1))
        case Recall():
            return "a"
        case _:
            return "-"


def _reveal(instance: Instance) -> RevealView:
    task = instance.task
    options = task.options if isinstance(task, Choose) else ()
    tally = tuple(7 if option.right else 1 for option in options)
    return RevealView(
        question=showing.question_view(_round("revealed"), instance, answered=MEMBERS),
        key=showing.key_view(task),
        tally=tally,
        answered=MEMBERS,
        right=7 if isinstance(task, Choose | Compute) else None,
        first_right=FIRST if isinstance(task, Choose | Compute) else (),
        explanation=parsed(instance.explanation),
        references=instance.references,
    )
