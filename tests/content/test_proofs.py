"""The machinery of `make verify-deck`: what is changed without its proof is found out.

The proofs themselves need PyTorch and run apart; these use questions made for the purpose.
"""

from dataclasses import replace

import pytest

from bot.domain.expression import parse
from bot.domain.question import Choose, Option, Question
from bot.domain.template import Template
from tests.proofs.kit import Claim, Computation, Proofs, Run
from tests.proofs.numbers import fingerprint
from tests.proofs.verify import Report, changed, compared
from tests.samples import SUM

CODE = Question(
    deck="sample",
    id="code",
    topic="numbers",
    difficulty=1,
    prompt="What does this print?\n\n```python\nprint(2 + 2)\n```",
    task=Choose((Option("4", "", right=True), Option("22", "No.", right=False))),
    explanation="Both are whole numbers.",
)
PROSE = replace(CODE, id="prose", prompt="How many?", explanation="The sum is about 12 on average.")


def counted(a: int, b: int) -> float:
    return float(len([*range(a), *range(b)]))


def faults(question: Question, proofs: Proofs, file: str = "") -> list[str]:
    return list(compared(question, file, proofs, Report()))


def proof_of_sum(within: float = 1e-6) -> Proofs:
    return Proofs(templates={"sum": Computation(counted, within)})


def test_a_template_that_its_proof_confirms_passes_on_two_hundred_draws() -> None:
    report = Report()
    assert list(compared(SUM, "", proof_of_sum(), report)) == []
    assert (report.templates, report.draws) == (1, 200)


def test_a_template_without_a_proof_is_named() -> None:
    assert faults(SUM, Proofs()) == ["sum: a template without a proof"]


@pytest.mark.parametrize("formula", ["a + b + 1", "a - b", "(a + b)*1.0001"])
def test_a_formula_that_was_changed_is_found_out(formula: str) -> None:
    assert isinstance(SUM.task, Template)
    changed = replace(SUM, task=replace(SUM.task, answer=parse(formula)))
    (fault,) = faults(changed, proof_of_sum())
    assert fault.startswith("sum: {'a': ")


def test_a_proof_that_is_too_lax_to_refute_a_wrong_answer_is_no_proof() -> None:
    assert faults(SUM, proof_of_sum(within=100.0)) == [
        "sum: its proof would pass wrong answer 1 as well"
    ]


def test_numbers_in_prose_want_a_claim() -> None:
    (fault,) = faults(PROSE, Proofs())
    assert fault.startswith("prose: states numbers; add a @claim")


def test_a_claim_that_holds_and_stands_in_the_file_passes() -> None:
    claims = {"prose": [Claim("sum is about 12", lambda: 5 + 7 == 12)]}
    assert faults(PROSE, Proofs(claims=claims), "The sum is\nabout 12 on average.") == []


def test_a_claim_whose_words_are_gone_is_found_out() -> None:
    claims = {"prose": [Claim("sum is about 12", lambda: True)]}
    assert faults(PROSE, Proofs(claims=claims), "The sum is about 13 on average.") == [
        "prose: does not say “sum is about 12” (any more)"
    ]


def test_a_claim_that_does_not_hold_is_found_out() -> None:
    claims = {"prose": [Claim("about 12", lambda: 5 + 7 == 13)]}
    assert faults(PROSE, Proofs(claims=claims), "about 12") == ["prose: “about 12” does not hold"]


def test_code_that_no_proof_runs_is_named() -> None:
    assert faults(CODE, Proofs()) == ["code: shows code that no proof runs"]


def test_code_is_run_as_it_is_shown() -> None:
    assert faults(CODE, Proofs(codes={"code": lambda run: run().printed == "4"})) == []
    assert faults(CODE, Proofs(codes={"code": lambda run: run().printed == "22"})) == [
        "code: its code does not do what the proof expects"
    ]


def test_code_that_fails_tells_its_error() -> None:
    run = Run(replace(CODE, prompt="Why?\n\n```python\nx = [1]\nx[1]\n```"))
    assert isinstance(run().raised, IndexError)


FILE = """\
---
topic: a
---
A 3 × 3 kernel has $k^2$ weights, {{n}} in all.

![two 4s](figures/5.png)
"""


@pytest.mark.parametrize(
    ("old", "new"), [("3 × 3", "3 × 5"), ("k^2", "k^3"), ("{{n}}", "{{n + 1}}"), ("in all", "or 7")]
)
def test_numbers_and_formulas_that_change_are_found_out(old: str, new: str) -> None:
    now = {"q": fingerprint(FILE.replace(old, new))}
    (fault,) = changed({"q": fingerprint(FILE)}, now)
    assert fault.startswith("q: its numbers or formulas changed since they were proved")


@pytest.mark.parametrize(("old", "new"), [("kernel", "filter"), ("two 4s", "two 6s"), (", ", " ")])
def test_words_and_pictures_may_change(old: str, new: str) -> None:
    now = {"q": fingerprint(FILE.replace(old, new))}
    assert list(changed({"q": fingerprint(FILE)}, now)) == []
