"""content/ into Decks, and every fault of every file at once.

The bot refuses a deck with faults: a wrong key found at nine o'clock by
fifteen people costs more than a bot that does not start.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.deckfile import Fault, Parts, read
from bot.domain.question import Deck, Question
from bot.domain.template import Template
from bot.errors import BadDeck
from bot.questionfile import question_of
from bot.templatefile import MANY, tried

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LARGEST = 100_000  # bytes of a question file
FEW = 4  # draws of a template at a start, which must not take long


@dataclass(frozen=True)
class Reading:
    """What was found under a path: each sound question with its file's parts, and all faults."""

    sound: tuple[tuple[Path, Question, Parts], ...]
    faults: tuple[Fault, ...]
    files: int

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for _, question, _ in self.sound)


def load(content: Path) -> dict[str, Deck]:
    """All decks under a content folder, by name. Raises BadDeck with every fault."""
    reading = check(content, draws=FEW)
    if reading.faults:
        raise BadDeck(tuple(map(str, reading.faults)))
    decks: dict[str, list[Question]] = {}
    for question in reading.questions:
        decks.setdefault(question.deck, []).append(question)
    return {name: Deck(name, tuple(questions)) for name, questions in decks.items()}


def check(path: Path, *, draws: int = MANY) -> Reading:
    """Read a question file, a deck's folder or a content folder; never raises for their faults.
    Each template is drawn `draws` times."""
    if not path.exists():
        fault = Fault(str(path), 1, "there is no such file or folder", "give the path of a deck")
        return Reading((), (fault,), 0)
    files = _question_files(path)
    if not files:
        mend = "add <topic>/<question>.md; CONTRIBUTING.md shows one"
        return Reading((), (Fault(str(path), 1, "no question is in here", mend),), 0)
    faults: list[Fault] = []
    read_ok: list[tuple[Path, Question, Parts]] = []
    for file in files:
        parts = _parts(file)
        question = question_of(parts, deck=file.parent.parent.name, id=file.stem)
        if question is not None and isinstance(question.task, Template):
            tried(parts, question.task, draws)
        faults += _place_faults(file, parts)
        faults += parts.faults
        if question is not None and not parts.faults:
            read_ok.append((file, question, parts))
    everything = path.is_dir()
    faults += _faults_between(read_ok, everything)
    return Reading(tuple(read_ok), tuple(sorted(set(faults))), len(files))


def _question_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(f for f in path.rglob("*.md") if f.name.lower() != "readme.md")


def _parts(file: Path) -> Parts:
    parts = Parts(str(file))
    try:
        size = file.stat().st_size
        if size > LARGEST:
            parts.fault(1, f"the file has {size} bytes", f"keep a question below {LARGEST}")
            return parts
        return read(str(file), file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        parts.fault(line, "the file is not UTF-8", "save it as UTF-8 in your editor")
    except OSError as error:
        parts.fault(1, f"the file cannot be read ({error.strerror})", "mend its permissions")
    return parts


def _place_faults(file: Path, parts: Parts) -> Iterator[Fault]:
    if not SLUG.fullmatch(file.stem):
        what = f"'{file.stem}' cannot be an id"
        yield Fault(str(file), 1, what, "name the file in small letters, digits and hyphens")
    topic = parts.front.get("topic")
    if isinstance(topic, str) and SLUG.fullmatch(topic) and topic != file.parent.name:
        what = f"topic {topic} stands in the folder {file.parent.name}"
        yield Fault(str(file), parts.line("topic"), what, "move the file or change the topic")


def _faults_between(found: list[tuple[Path, Question, Parts]], everything: bool) -> Iterator[Fault]:
    """Faults that only show when a whole deck is read: same ids, prerequisites."""
    decks: dict[str, dict[str, tuple[Path, Question, Parts]]] = {}
    for file, question, parts in found:
        known = decks.setdefault(question.deck, {})
        if question.id in known:
            what = f"the id {question.id} is taken by {known[question.id][0]}"
            yield Fault(str(file), 1, what, "rename one of the two files")
        known.setdefault(question.id, (file, question, parts))
    if not everything:
        return
    for known in decks.values():
        graph = {id: question.prerequisites for id, (_, question, _) in known.items()}
        for id, (file, question, parts) in known.items():
            line = parts.line("prerequisites")
            for name in question.prerequisites:
                if name not in known:
                    what = f"the prerequisite {name} is not in this deck"
                    yield Fault(str(file), line, what, "use the name of a file without .md")
            if id in _reached(graph, question.prerequisites):
                what = f"{id} is its own prerequisite, by way of others"
                yield Fault(str(file), line, what, "take one link out of the circle")


def _reached(graph: dict[str, tuple[str, ...]], start: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    open_ = list(start)
    while open_:
        id = open_.pop()
        if id not in seen:
            seen.add(id)
            open_.extend(graph.get(id, ()))
    return seen
