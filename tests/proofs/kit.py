"""By which a proof says what it proves.

    @template("convolution-output-length")
    def output_length(n: int, k: int, s: int) -> float:
        return nn.Conv1d(1, 1, k, stride=s)(torch.zeros(1, 1, n)).shape[-1]

    @claim("glorot-uniform-limit", "variance $a^2/3$")
    def variance_of_uniform() -> bool: ...

    @code("what-this-prints")
    def printed(run: Run) -> bool:
        return run().printed == "torch.Size([8, 3])"

A template's proof gets the numbers that were drawn, by name, and gives the answer without using
the template's formula. A claim's proof holds for words that must stand in the question's file as
they are quoted. A code proof runs the code that the question shows.
"""

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.domain.question import Question
from bot.domain.text import Code, parsed

Compute = Callable[..., float]
Holds = Callable[[], bool]


@dataclass(frozen=True)
class Ran:
    """What code did: what it printed (stripped), what it defined, and what it raised."""

    printed: str
    names: dict[str, Any]
    raised: Exception | None = None


@dataclass(frozen=True)
class Run:
    """The code blocks of a question: those of the prompt, or with `why` of the explanation."""

    question: Question

    def __call__(self, *, why: bool = False, block: int | None = None) -> Ran:
        """All blocks one after the other, or the one of that number."""
        blocks = self.blocks(why=why)
        source = "\n".join(blocks if block is None else [blocks[block]])
        return executed(source)

    def blocks(self, *, why: bool = False) -> list[str]:
        text = self.question.explanation if why else self.question.prompt
        return [item.text for item in parsed(text) if isinstance(item, Code)]


def executed(source: str) -> Ran:
    names: dict[str, Any] = {"__name__": "question"}
    out = io.StringIO()
    raised: Exception | None = None
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(source, "<question>", "exec"), names)
        except Exception as error:
            raised = error
    return Ran(out.getvalue().strip(), names, raised)


@dataclass(frozen=True)
class Computation:
    """`within` is how far, as a share of the answer, the other way may be off: nothing to speak
    of, unless it is a simulation."""

    answer: Compute
    within: float


@dataclass(frozen=True)
class Claim:
    """Words of a question, and whether they are true."""

    quote: str
    holds: Holds


@dataclass
class Proofs:
    """All that was declared, by question."""

    templates: dict[str, Computation] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    codes: dict[str, Callable[[Run], bool]] = field(default_factory=dict)
    unproved: dict[str, str] = field(default_factory=dict)


PROOFS = Proofs()
F = TypeVar("F", bound=Callable[..., object])


def template(id: str, *, within: float = 1e-6) -> Callable[[Compute], Compute]:
    """The answer of a template, from its drawn numbers as keyword arguments."""

    def declared(compute: Compute) -> Compute:
        _once(PROOFS.templates, id)
        PROOFS.templates[id] = Computation(compute, within)
        return compute

    return declared


def claim(id: str, *quotes: str) -> Callable[[Holds], Holds]:
    """Words of a question (as in its file, blanks aside) that hold if the function is true."""

    def declared(holds: Holds) -> Holds:
        for quote in quotes:
            PROOFS.claims.setdefault(id, []).append(Claim(quote, holds))
        return holds

    return declared


def code(id: str) -> Callable[[Callable[[Run], bool]], Callable[[Run], bool]]:
    """What the code of a question does, when it is run."""

    def declared(holds: Callable[[Run], bool]) -> Callable[[Run], bool]:
        _once(PROOFS.codes, id)
        PROOFS.codes[id] = holds
        return holds

    return declared


def unproved(id: str, reason: str) -> None:
    """A question with numbers that no computation proves: a definition, a figure from a paper."""
    _once(PROOFS.unproved, id)
    PROOFS.unproved[id] = reason


def _once(known: dict[str, Any], id: str) -> None:
    if id in known:
        raise ValueError(f"two proofs for {id}")
