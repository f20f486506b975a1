"""What a deck holds: by topic, kind and difficulty, and what it covers."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.domain.question import KINDS, Choose, Question, Recall, kind
from bot.domain.template import Template
from bot.domain.text import Code, Listing, Picture, Text, parsed
from bot.figures import formulas
from bot.lint.balance import lengths
from bot.lint.words import count

COLUMNS = ("topic", "all", *KINDS, "templates", "code", "figures")


def table(questions: Sequence[Question]) -> str:
    """One line a topic; templates are numbers that are drawn afresh."""
    topics = sorted({question.topic for question in questions})
    head = (*COLUMNS, *(f"level {n}" for n in range(1, 6)))
    rows = [_row(topic, [q for q in questions if q.topic == topic]) for topic in topics]
    rows.append(_row("all", questions))
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_line(row, widths) for row in (head, *rows)]
    return "\n".join([*lines, "", *_covered(questions)])


def _row(name: str, questions: Sequence[Question]) -> tuple[str, ...]:
    kinds = Counter(kind(question.task) for question in questions)
    levels = Counter(question.difficulty for question in questions)
    templates = sum(isinstance(question.task, Template) for question in questions)
    code = sum(_shows_code(question) for question in questions)
    shown = len(set().union(*map(figures, questions)))
    numbers = (len(questions), *(kinds[k] for k in KINDS), templates, code, shown)
    return (name, *map(str, (*numbers, *(levels[n] for n in range(1, 6)))))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    name, *cells = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join((name.strip().ljust(widths[0]), *cells)).rstrip()


def _covered(questions: Sequence[Question]) -> list[str]:
    forms: dict[int, set[str]] = defaultdict(set)
    for question in questions:
        if question.seed is not None:
            forms[question.seed].add(kind(question.task))
    twice = sum(len(kinds) > 1 for kinds in forms.values())
    words = [count(q.explanation) for q in questions if q.scored] or [0]
    return [
        f"{len(questions)} questions, {len(formulas(questions))} display formulas; "
        f"explanations of {min(words)} to {max(words)} words",
        f"{len(forms)} interview questions covered, {twice} of them in two or more forms",
        _longest(questions),
    ]


def _longest(questions: Sequence[Question]) -> str:
    """How often the longest of four options is the right one, which a guesser would try."""
    four = [
        lengths(question.task.options)
        for question in questions
        if isinstance(question.task, Choose)
        and not question.task.several
        and len(question.task.options) == 4
    ]
    told = sum(right > wrong for right, wrong in four)
    share = f"{told / len(four):.0%} of " if four else ""
    return f"the right option is the longest in {share}{len(four)} questions of four options"


def _shows_code(question: Question) -> bool:
    return any(isinstance(block, Code) for block in parsed(question.prompt))


def figures(question: Question) -> set[str]:
    """The paths of all pictures that a question shows."""
    model = question.task.model if isinstance(question.task, Recall) else ""
    texts = (question.prompt, question.explanation, model)
    return {path for text in texts for path in _paths(parsed(text))}


def _paths(text: Text) -> list[str]:
    found = []
    for block in text:
        if isinstance(block, Picture):
            found.append(block.path)
        elif isinstance(block, Listing):
            found += [path for item in block.items for path in _paths(item)]
    return found
