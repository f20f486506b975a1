"""Questions as every message that they can become, with the longest facts that can occur."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from adapters.slack import asking, home, revealing, telling
from adapters.slack.layout import Message
from bot import showing
from bot.domain.question import Choose, Compute, Instance, Recall, letters
from bot.domain.round import Round
from bot.domain.text import parsed, spans
from bot.views import FeedbackView, RevealView, StreakView, WeakView
from tests.wire.slack.errors import Json

NOON = datetime(2026, 9, 30, 12, tzinfo=UTC)
LAST = 10**18 - 1  # the longest number of a round
NAMES = ("<!channel>" * 8, "_" * 80, "&" * 80)
FOLLOWING = "n1:5:a-very-long-topic"


def round_of(state: str = "open") -> Round:
    day = date(2026, 9, 30)  # a Wednesday in September: the longest name of a day
    return Round(LAST, "daily", state, 1, day, None, True, NOON, NOON, NOON, 1)


def question(instance: Instance) -> list[Message]:
    view = showing.question_view(round_of(), instance, answered=10**6, mention=asking.EVERYONE)
    return asking.question(view, following=FOLLOWING)


def model(instance: Instance) -> list[Message]:
    task = instance.task
    if not isinstance(task, Recall):
        return []
    key = showing.key_view(task)
    points = ["".join(span.text for span in point) for point, _ in key.points]
    return asking.model(LAST, key.model, points, "*" * 2000)


def feedback(instance: Instance, *, right: bool, deeper: bool = False) -> list[Message]:
    view = feedback_view(instance, right=right)
    return telling.feedback(view, deeper=deeper, following=FOLLOWING)


def feedback_view(instance: Instance, *, right: bool) -> FeedbackView:
    task = instance.task
    match task:
        case Choose(options=options):
            chosen = letters(frozenset(n for n, o in enumerate(options) if o.right == right))
        case Compute(value=value):
            chosen = str(value if right else 1.2345678901234567e300)
        case Recall(points=points):
            chosen = letters(frozenset(range(len(points)))) if right else "-"
        case _:
            chosen = "-"
    slips = task.slips if isinstance(task, Compute) else ()
    return FeedbackView(
        round_id=LAST,
        round_kind="daily",
        topic=instance.topic,
        first=False,
        late=True,
        right=right if isinstance(task, Choose | Compute) else None,
        partly=False,
        response=showing.told(task, chosen),
        points=10,
        key=showing.key_view(task, chosen),
        slip=() if right else tuple(span for s in slips[:1] for span in spans(s.why)),
        explanation=showing.explanation(instance),
        references=instance.references,
        streak=streak_view(),
    )


def streak_view() -> StreakView:
    return StreakView(NAMES[0], 1000, 1000, 2, pending=False)


def revealed(instance: Instance) -> RevealView:
    task = instance.task
    options = task.options if isinstance(task, Choose) else ()
    return RevealView(
        question=replace(showing.question_view(round_of("revealed"), instance), answered=10**6),
        key=showing.key_view(task),
        tally=tuple(10**6 for _ in options),
        answered=10**6,
        right=10**6 if isinstance(task, Choose | Compute) else None,
        first_right=NAMES,
        explanation=parsed(instance.explanation),
        references=instance.references,
    )


def every(instance: Instance) -> Iterator[Message]:
    """All messages that a question can become."""
    yield from question(instance)
    yield from model(instance)
    for right in (True, False):
        yield from feedback(instance, right=right)
        yield from feedback(instance, right=right, deeper=True)
    yield from revealing.question(revealed(instance))
    yield from revealing.explanation(revealed(instance))


def homes(instance: Instance) -> Iterator[Json]:
    """App Home with the question to be answered, and with its answer and its explanation."""
    weak = tuple(WeakView(f"topic-{'x' * 70}-{n}", 0, 3) for n in range(3))
    asked = showing.question_view(round_of(), instance, answered=10**6)
    told = feedback_view(instance, right=False)
    first = home.HomeView(question=asked, weak=weak, daily=True, organiser=True)
    later = home.HomeView(feedback=told, streak=streak_view(), weak=weak, daily=True)
    for view in (first, later):
        yield home.page(view, feedback(instance, right=False, deeper=True))


def body(message: Message) -> Json:
    """As it goes over the wire, to one person."""
    return {"response_type": "ephemeral", "text": message.text, "blocks": message.dicts()}
