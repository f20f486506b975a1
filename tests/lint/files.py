"""Question files as text, for the rules to look at."""

from collections.abc import Iterable
from pathlib import Path

from bot.deckfile import Fault, read
from bot.lint import Read
from bot.questionfile import question_of

WHY = (
    "Paris lies on the Seine, at the place where an island made the river easy to cross. "
    "Kings lived there from the tenth century on, and with them came courts, a university and "
    "trade. Lyon is older and Marseille older still, but neither had the court. A capital is "
    "where the government sits, which need not be the largest city of a country, though here it "
    "is both of them."
)
CHOICE = f"""---
topic: maps
difficulty: 2
references: ["Braudel (1986), The Identity of France, Harper, §1.2"]
prerequisites: []
---
Which city is the seat of the government in France?

- [ ] Marseille
  A port, and older than all others.
- [x] Paris
- [ ] Lyon
  The third by size.
- [ ] Bordeaux
  Only in three wars.

## Why
{WHY}
"""
SEVERAL = (
    CHOICE.replace("- [x] Paris\n", "- [x] Paris\n  Since 987.\n")
    .replace("- [ ] Lyon\n  The third by size.", "- [x] Versailles\n  Until 1789.")
    .replace("in France?", "in France? Choose all that apply.")
)
NUMBER = f"""---
topic: maps
difficulty: 2
references: ["Braudel (1986), The Identity of France, Harper, §1.2"]
answer: 4810
unit: m
---
How high is Mont Blanc above the sea?

## Why
{WHY}
"""
TEMPLATE = f"""---
topic: maps
difficulty: 2
references: ["Braudel (1986), The Identity of France, Harper, §1.2"]
params:
  n: 10..90
  k: [2, 3, 5]
answer: n*k
wrong:
  - answer: n + k
    why: That is the sum.
---
A train goes {{{{n}}}} km an hour for {{{{k}}}} hours. How far does it come?

## Why
{WHY}
"""
RECALL = f"""---
topic: maps
difficulty: 2
references: ["Braudel (1986), The Identity of France, Harper, §1.2"]
---
Why did Paris become the capital?

## Model answer
It had the river and the court.

## Key points
- River
- Court

## Why
{WHY}
"""


def found(text: str, id: str = "seat-of-government", deck: Path = Path("atlas")) -> Read:
    """The file of this text, as `bot.decks` hands it over. It has no hard fault."""
    path = deck / "maps" / f"{id}.md"
    parts = read(str(path), text)
    question = question_of(parts, deck=deck.name, id=id)
    assert question is not None, parts.faults
    return Read(path, parts, question)


def prompt(text: str, base: str = CHOICE) -> str:
    """The question of `base` with this prompt instead."""
    start = base.index("---\n", 4) + 4
    end = min(at for at in (base.find("- ["), base.find("## ")) if at > 0)
    return f"{base[:start]}{text}\n\n{base[end:]}"


def told(faults: Iterable[Fault]) -> list[tuple[int, str]]:
    return [(fault.line, fault.what) for fault in faults]
