"""What the rules look at: a question with the file that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.deckfile import Fault, Parts
from bot.domain.question import Choose, Option, Question


@dataclass(frozen=True)
class Read:
    """A sound question, the file's parts with their lines, and where the file is."""

    path: Path
    parts: Parts
    question: Question

    @property
    def deck(self) -> Path:
        """The deck's folder: a question lies in <deck>/<topic>/."""
        return self.path.absolute().parent.parent

    def fault(self, line: int, what: str, mend: str) -> Fault:
        return Fault(str(self.path), line, what, mend)


class Place(NamedTuple):
    """A text of the file as its author wrote it. `name` is prompt, option, why, ..."""

    name: str
    line: int
    text: str


def places(read: Read) -> Iterator[Place]:
    """All that members will read, but the references."""
    parts = read.parts
    yield Place("prompt", parts.prompt.line, parts.prompt.text)
    for item in parts.items:
        yield Place("option", item.line, item.text)
        yield Place("why", item.line + 1, item.why)
    wrong = parts.front.get("wrong")
    for entry in wrong if isinstance(wrong, list) else ():
        yield Place("why", parts.line("wrong"), str(entry["why"]))
    for name, section in parts.sections.items():
        yield Place("explanation" if name == "why" else name, section.line, section.text)


def choice(read: Read) -> Choose | None:
    """The task of a question with options of which one or several are right."""
    task = read.question.task
    return task if isinstance(task, Choose) else None


def one_right(read: Read) -> tuple[Option, ...]:
    """The options of a question of which exactly one is right, else nothing."""
    task = choice(read)
    return () if task is None or task.several else task.options
