"""What authors type: `deck check`, `deck stats`, `deck preview` and `deck new`.

How a platform shows a question, and whether it fits there, comes from the adapters by way of
`__main__`; this knows none of them.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot import decks, deckstats, lint
from bot.domain.drawing import drawn
from bot.domain.question import Question
from bot.errors import BadDeck, BadName, BadPlace, UnknownQuestion
from bot.figures import Figures
from bot.previewing import chromium, photographed
from bot.specimen import Specimen, specimen

Finder = Callable[[str], Path | None]
Print = Callable[[Specimen], None]


@dataclass(frozen=True)
class Drawing:
    """A platform's page of HTML for a question, and how wide it is in CSS pixels."""

    html: Callable[[Specimen, Finder], str]
    width: int


def check(path: Path, fits: Mapping[str, lint.Fit]) -> int:
    """Every fault of every file; 1 if there is one."""
    reading = decks.check(path)
    found = [lint.Read(file, parts, question) for file, question, parts in reading.sound]
    faults = sorted({*reading.faults, *lint.faults(found), *lint.fitting(found, fits)})
    for fault in faults:
        print(fault)
    questions = "1 sound question" if len(found) == 1 else f"{len(found)} sound questions"
    files = "1 file" if reading.files == 1 else f"{reading.files} files"
    print(f"{questions} in {files}, {'1 fault' if len(faults) == 1 else f'{len(faults)} faults'}")
    return 1 if faults else 0


def stats(content: Path) -> int:
    reading = decks.check(content)
    print(deckstats.table(reading.questions))
    if reading.faults:
        print(f"{len(reading.faults)} faults; deck check lists them")
    return 1 if reading.faults else 0


@dataclass(frozen=True)
class Wanted:
    """Which question to show: its id or its file, and the `seed` of its numbers and order."""

    name: str
    seed: str = ""
    folder: Path = Path("previews")
    chromium: str = ""


def preview(content: Path, wanted: Wanted, printed: Print, drawings: Mapping[str, Drawing]) -> int:
    """The terminal's view in the terminal, and a picture (or page) for each other platform."""
    question = _found(content, wanted.name)
    seed = wanted.seed or secrets.token_hex(2)
    shown = specimen(drawn(question, seed))
    printed(shown)
    figures, browser = Figures(_content_of(content, wanted.name)), chromium(wanted.chromium)

    def find(path: str) -> Path | None:
        return figures.find(question.deck, question.topic, path)

    pages = {name: (drawing.html(shown, find), drawing.width) for name, drawing in drawings.items()}
    try:
        _draw(pages, wanted.folder / question.id, browser)
    except OSError as error:
        raise BadPlace(wanted.folder, error.strerror or str(error)) from None
    print(f"The same numbers and order again: --seed {seed}")
    return 0


def _draw(pages: Mapping[str, tuple[str, int]], file: Path, browser: str | None) -> None:
    print()
    for name, (html, width) in pages.items():
        made = photographed(html, file.with_name(f"{file.name}-{name}"), width, browser)
        print(f"{name}: {made}")
        if browser and made.suffix == ".html":
            print(f"{browser} made no picture of it; CHROMIUM names another browser.")
    if browser is None:
        print("Chromium was not found, so these are pages for a browser; CHROMIUM names one.")


def _content_of(content: Path, name: str) -> Path:
    file = Path(name)
    return file.absolute().parents[2] if file.suffix == ".md" else content


def _found(content: Path, name: str) -> Question:
    """Raises BadDeck if the question has faults, UnknownQuestion if there is none."""
    file = Path(name)
    if file.suffix != ".md" and not decks.SLUG.fullmatch(name):
        raise UnknownQuestion(name, ())
    for found in [file] if file.suffix == ".md" else sorted(content.glob(f"*/*/{name}.md")):
        reading = decks.check(found)
        if reading.faults:
            raise BadDeck(tuple(map(str, reading.faults)))
        return reading.questions[0]
    known = [path.stem for path in content.glob("*/*/*.md")]
    raise UnknownQuestion(name, tuple(get_close_matches(name, known, n=3, cutoff=0.5)))


def new(content: Path, name: str) -> int:
    """A deck of two questions to begin with, which is sound as it stands."""
    if not decks.SLUG.fullmatch(name):
        raise BadName(name)
    folder = content / name
    if folder.exists():
        raise BadName(name, taken=folder)
    for path, text in STARTERS.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    files = "\n".join(f"  {folder / path}" for path in STARTERS)
    print(f"Made the deck {name}:\n{files}\n{NEXT.format(folder=folder, name=name)}")
    return 0


NEXT = """\
Change these two, add more beside them, and look at them:
  python -m bot deck check {folder}
  python -m bot deck preview {folder}/basics/a-first-choice.md
At its next start the bot offers the deck {name} to every daily."""

STARTERS: Mapping[str, str] = {
    "basics/a-first-choice.md": """\
---
topic: basics
difficulty: 1
references: ["Our handbook (2026), How we work together, https://example.org/handbook"]
---
Somebody of another team asks you for a copy of the customers' table. What do you do first?

- [x] Ask what they need it for
  Often a count is enough, and nobody's address has to leave.
- [ ] Send it, as they are colleagues
  Being colleagues is no purpose. The data was given to us for one.
- [ ] Say no, as data stay in the team
  Then they find another way that nobody has looked at.

## Why
Whoever asks for a table has a question that the table answers, and mostly the answer is much \\
smaller than the table. Knowing the purpose, you can offer a count, a sample without names, or a \\
report that runs every week. It also tells you whether the purpose is one for which the people \\
in the table gave their data. Both a quick yes and a quick no skip the one fact that the \\
decision hangs on.
""".replace("\\\n", ""),
    "basics/a-first-number.md": """\
---
topic: basics
difficulty: 2
references: ["Our handbook (2026), Service levels, https://example.org/handbook"]
params:
  days: [7, 28, 30, 31, 90, 365]
  nines: [99, 99.5, 99.9, 99.95]
answer: days*24*60*(1 - nines/100)
tolerance: 1%
unit: minutes
wrong:
  - answer: days*24*(1 - nines/100)
    why: Those are the hours; the question asks for minutes.
  - answer: days*24*60*nines/100
    why: That is how long the service is up; asked is how long it may be down.
---
A service promises to be up {{nines}} % of {{days}} days. How many minutes may it be down?

## Why
{{days}} days have {{days*24*60}} minutes. It may be down for the rest to 100 %, here \\
{{100 - nines:.2f}} %, so {{days*24*60*(1 - nines/100):.1f}} minutes. It helps to know a few of \\
these by heart: two nines are seven hours a month, three nines are three quarters of an hour. \\
Each further nine divides the time by ten, and what you may do by hand in that time with it: \\
with three nines nobody can be woken up, look at a dashboard and roll back twice.
""".replace("\\\n", ""),
}
