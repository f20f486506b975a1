"""Pictures of a deck's questions: figures an author shows as `![…](path)`, and display formulas."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.domain.question import Question, Recall
from bot.domain.text import Formula, Listing, Text, parsed

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp")  # what both platforms show inline


class Figures:
    def __init__(self, content: Path) -> None:
        self._content = content.resolve()

    def find(self, deck: str, topic: str, path: str) -> Path | None:
        """The file, seen from the question's folder or from its deck's. None if there is no
        such picture, or if it lies outside of the deck."""
        root = self._content / deck
        for folder in (root / topic, root):
            found = (folder / path).resolve()
            if found.suffix.lower() in SHOWN and found.is_file() and root in found.parents:
                return found
        return None


def formulas(questions: Iterable[Question]) -> list[Formula]:
    """The display formulas of all texts of a deck, each once. Those with numbers to fill in are
    left out, since each round would need another drawing."""
    found: dict[str, Formula] = {}
    for question in questions:
        texts = [question.prompt, question.explanation]
        if isinstance(question.task, Recall):
            texts.append(question.task.model)
        for formula in (f for text in texts for f in _in(parsed(text))):
            if "{{" not in formula.tex:
                found[formula.path] = formula
    return list(found.values())


def _in(text: Text) -> Iterator[Formula]:
    for block in text:
        if isinstance(block, Formula):
            yield block
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _in(item)
