"""Compare the deck with its proofs: every template, every number in prose, every piece of code."""

import contextlib
import importlib
import math
import random
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from bot import decks
from bot.config import ROOT
from bot.domain.expression import BadExpression, Number
from bot.domain.question import Choose, Compute, Question
from bot.domain.template import Template
from tests.proofs import numbers
from tests.proofs.kit import PROOFS, Proofs, Run
from tests.proofs.numbers import accepted, fingerprint

DRAWS = 200
HERE = Path(__file__).parent
# A number that is the outcome of something: after =, ≈ or a word that promises one.
STATED = re.compile(
    r"(?:=|≈|\\approx|\babout|\broughly|\bsome|\bonly|\bnearly|\balmost)\s*\$?-?\d", re.IGNORECASE
)
TOOLS = {"__init__", "__main__", "kit", "numbers", "verify"}


@dataclass
class Report:
    templates: int = 0
    draws: int = 0
    claims: int = 0
    questions_with_claims: int = 0
    codes: int = 0
    unproved: int = 0
    faults: list[str] = field(default_factory=list)


def verified(topics: set[str], *, accept: bool = False) -> Report:
    """Run the proofs of these topics of the bundled deck, or of all. With `accept` the numbers
    of what has no fault are remembered as proved."""
    for module in sorted(HERE.glob("*.py")):
        if module.stem not in TOOLS:
            importlib.import_module(f"tests.proofs.{module.stem}")
    reading = decks.check(ROOT / "content" / "deep-learning", draws=decks.FEW)
    questions = reading.questions
    report = Report(faults=[str(fault) for fault in reading.faults])
    report.faults += _unknown({question.id for question in questions}, PROOFS)
    strange = topics - {question.topic for question in questions}
    report.faults += [f"{topic}: is no topic of the deck" for topic in sorted(strange)]
    chosen = [question for question in questions if not topics or question.topic in topics]
    for question in chosen:
        _seed()
        report.faults += compared(question, _file(question).read_text("utf-8"), PROOFS, report)
    now = {question.id: fingerprint(_file(question).read_text("utf-8")) for question in chosen}
    known = {id: print_ for id, print_ in accepted().items() if id in {q.id for q in questions}}
    if accept and not report.faults:
        numbers.accept({**known, **now})
    elif not accept:
        report.faults += changed(known, now)
    return report


def changed(known: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Questions whose numbers are not those that their proofs were written for."""
    for id, print_ in now.items():
        if known.get(id) != print_:
            yield (
                f"{id}: its numbers or formulas changed since they were proved; look at its "
                "proof, then: make verify-deck ARGS=--accept"
            )


def _seed() -> None:
    """So that a proof which draws at random says the same every time."""
    random.seed(0)
    for name, seed in (("numpy", "random.seed"), ("torch", "manual_seed")):
        if name in sys.modules:
            attrgetter(seed)(sys.modules[name])(0)


def compared(question: Question, file: str, proofs: Proofs, report: Report) -> Iterator[str]:
    """What does not hold of a question, whose file holds this text. Counts what does."""
    if isinstance(question.task, Template):
        yield from _template(question, question.task, proofs, report)
    elif question.scored and not _proved(question, proofs) and _states_numbers(question):
        yield f"{question.id}: states numbers; add a @claim for them, or say why not: unproved()"
    yield from _claims(question, file, proofs, report)
    yield from _code(question, proofs, report)
    report.unproved += question.id in proofs.unproved


def _unknown(known: set[str], proofs: Proofs) -> Iterator[str]:
    declared = (proofs.templates, proofs.claims, proofs.codes, proofs.unproved)
    for id in sorted({id for of in declared for id in of} - known):
        yield f"{id}: has a proof, but is no question of the deck"


def _proved(question: Question, proofs: Proofs) -> bool:
    return any(question.id in of for of in (proofs.claims, proofs.codes, proofs.unproved))


def _states_numbers(question: Question) -> bool:
    return isinstance(question.task, Compute) or any(map(STATED.search, _texts(question)))


def _texts(question: Question) -> list[str]:
    texts = [question.prompt, question.explanation]
    if isinstance(question.task, Choose):
        texts += [part for option in question.task.options for part in (option.text, option.why)]
    return texts


def _template(
    question: Question, template: Template, proofs: Proofs, report: Report
) -> Iterator[str]:
    proof = proofs.templates.get(question.id)
    if proof is None:
        yield f"{question.id}: a template without a proof"
        return
    rng = random.Random(question.id)
    told_apart: set[int] = set()
    for _ in range(DRAWS):
        numbers = template.draw(rng)
        right, other = template.answer.value(numbers), float(proof.answer(**numbers))
        report.draws += 1
        if not _close(right, other, proof.within):
            yield f"{question.id}: {dict(numbers)} gives {right}, its proof {other}"
            return
        told_apart |= _told_apart(template, numbers, other, proof.within)
    for index in sorted(set(range(len(template.wrong))) - told_apart):
        yield f"{question.id}: its proof would pass wrong answer {index + 1} as well"
    report.templates += 1


def _told_apart(
    template: Template, numbers: Mapping[str, Number], other: float, within: float
) -> set[int]:
    """Which wrong answers the proof refutes for these numbers."""
    found = set()
    for index, wrong in enumerate(template.wrong):
        with contextlib.suppress(BadExpression):
            if not _close(wrong.answer.value(numbers), other, within):
                found.add(index)
    return found


def _close(one: float, other: float, within: float) -> bool:
    return math.isclose(one, other, rel_tol=within, abs_tol=1e-9)


def _claims(question: Question, file: str, proofs: Proofs, report: Report) -> Iterator[str]:
    claims = proofs.claims.get(question.id, [])
    text = _squeezed(file)
    for claim in claims:
        if _squeezed(claim.quote) not in text:
            yield f"{question.id}: does not say “{claim.quote}” (any more)"
        elif claim.holds() is not True:
            yield f"{question.id}: “{claim.quote}” does not hold"
        else:
            report.claims += 1
    report.questions_with_claims += bool(claims)


def _code(question: Question, proofs: Proofs, report: Report) -> Iterator[str]:
    proof = proofs.codes.get(question.id)
    if proof is None:
        if "```python" in question.prompt:
            yield f"{question.id}: shows code that no proof runs"
    elif proof(Run(question)) is not True:
        yield f"{question.id}: its code does not do what the proof expects"
    else:
        report.codes += 1


def _file(question: Question) -> Path:
    return ROOT / "content" / question.deck / question.topic / f"{question.id}.md"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
