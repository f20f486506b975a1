"""What a deck holds, by topic, kind and difficulty."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.question import KINDS, Question, kind
from bot.domain.template import Template


def table(questions: Sequence[Question]) -> str:
    """One line a topic; templates are numbers that are drawn afresh."""
    topics = sorted({question.topic for question in questions})
    head = ("topic", "all", *KINDS, "templates", *(f"level {n}" for n in range(1, 6)))
    rows = [_row(topic, [q for q in questions if q.topic == topic]) for topic in topics]
    rows.append(_row("all", questions))
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_line(row, widths) for row in (head, *rows)]
    seeds = {question.seed for question in questions if question.seed}
    lines += ["", f"{len(questions)} questions, {len(seeds)} interview questions covered"]
    return "\n".join(lines)


def _row(name: str, questions: Sequence[Question]) -> tuple[str, ...]:
    kinds = Counter(kind(question.task) for question in questions)
    levels = Counter(question.difficulty for question in questions)
    templates = sum(isinstance(question.task, Template) for question in questions)
    numbers = (len(questions), *(kinds[k] for k in KINDS), templates)
    return (name, *map(str, (*numbers, *(levels[n] for n in range(1, 6)))))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join((name.strip().ljust(widths[0]), *cells)).rstrip()
