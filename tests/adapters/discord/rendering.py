"""Questions as every message that they can become, with the longest facts that can occur."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from adapters.discord import asking, revealing, telling
from adapters.discord.layout import Finder, Message, no_pictures
from adapters.discord.prose import line
from bot import showing
from bot.domain.question import Choose, Compute, Instance, Recall, letters
from bot.domain.round import Round
from bot.domain.text import parsed, spans
from bot.views import FeedbackView, RevealView, StreakView

NOON = datetime(2026, 9, 30, 12, tzinfo=UTC)
LAST = 10**18 - 1  # the longest number of a round
NAMES = ("*" * 80, "_" * 80, "|" * 80)


def round_of(state: str = "open") -> Round:
    day = date(2026, 9, 30)  # a Wednesday in September: the longest name of a day
    return Round(LAST, "daily", state, 1, day, None, True, NOON, NOON, NOON, 1)


def question(instance: Instance, find: Finder = no_pictures) -> list[Message]:
    view = showing.question_view(round_of(), instance, answered=1_000_000, mention="1" * 19)
    return asking.question(view, find=find, mark="mark", following="n1:5:a-very-long-topic")


def model(instance: Instance) -> list[Message]:
    task = instance.task
    if not isinstance(task, Recall):
        return []
    key = showing.key_view(task)
    points = [line(point) for point, _ in key.points]
    shown = [line(block.spans) for block in key.model if hasattr(block, "spans")]
    return asking.model(LAST, [*shown], points, "*" * 2000, "n1:0:")


def feedback(instance: Instance, *, right: bool, deeper: bool = False) -> list[Message]:
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
    view = FeedbackView(
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
        streak=StreakView(NAMES[0], 1000, 1000, 2, pending=False),
    )
    return telling.feedback(view, deeper=deeper, following="n1:5:a-very-long-topic")


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


def every(instance: Instance, find: Finder = no_pictures) -> Iterator[Message]:
    """All messages that a question can become."""
    yield from question(instance, find)
    yield from model(instance)
    for right in (True, False):
        yield from feedback(instance, right=right)
        yield from feedback(instance, right=right, deeper=True)
    yield from revealing.question(revealed(instance), find=find)
    yield from revealing.explanation(revealed(instance), find=find, mark="mark")


def components(message: Message) -> list[dict[str, Any]]:
    layout: Any = message.layout
    return list(layout.to_components())


def body(message: Message) -> dict[str, Any]:
    """As it goes over the wire."""
    files = message.files()
    for file in files:
        file.close()
    return {
        "flags": 1 << 15,
        "allowed_mentions": {},
        "components": components(message),
        "attachments": [{"filename": file.filename} for file in files],
    }


def picture(path: Path) -> Path:
    """A real one: a single dot."""
    dot = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    path.write_bytes(bytes.fromhex(dot))
    return path
