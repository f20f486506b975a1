"""Number questions whose numbers are drawn afresh for every round.

Pure and seeded: the same template and seed give the same numbers, for ever
and on every machine.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.expression import BadExpression, Expression, Number, parse

TRIES = 1000  # draws before `where` is called unsatisfiable
FORMAT = re.compile(r"\+?(0?\d{1,2})?,?(\.\d{1,2})?[defg%]?")
PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")


@dataclass(frozen=True)
class Parameter:
    """A name and the values it may take. A range is never spelt out in memory."""

    name: str
    values: tuple[Number, ...] | range
    decimals: int = 0  # for a range of tenths, hundredths, …

    def draw(self, rng: random.Random) -> Number:
        value = self.values[rng.randrange(len(self.values))]
        return round(value / 10**self.decimals, self.decimals) if self.decimals else value


@dataclass(frozen=True)
class Wrong:
    """A formula for a wrong answer that people really reach, and its mistake."""

    answer: Expression
    why: str


@dataclass(frozen=True)
class Tolerance:
    """How far from the answer still counts: absolute, or as a share of the answer."""

    absolute: float = 0.0
    relative: float = 0.0

    def around(self, value: float) -> float:
        return self.absolute + self.relative * abs(value)


@dataclass(frozen=True)
class Template:
    parameters: tuple[Parameter, ...]
    where: Expression | None
    answer: Expression
    tolerance: Tolerance
    unit: str = ""
    wrong: tuple[Wrong, ...] = ()

    def draw(self, rng: random.Random) -> Mapping[str, Number]:
        """Parameter values that satisfy `where`. Raises BadExpression if none are found."""
        for _ in range(TRIES):
            drawn = {parameter.name: parameter.draw(rng) for parameter in self.parameters}
            if self.where is None or self.where.value(drawn):
                return drawn
        raise BadExpression(f"no values were found for which '{self.where.text}' holds")  # type: ignore[union-attr]


def filled(text: str, parameters: Mapping[str, Number]) -> str:
    """Replace every `{{formula}}` or `{{formula:format}}`. Raises BadExpression."""

    def value(match: re.Match[str]) -> str:
        formula, _, spec = match.group(1).partition(":")
        return shown(parse(formula).value(parameters), spec.strip())

    return PLACEHOLDER.sub(value, text)


def shown(value: Number, spec: str = "") -> str:
    """A number for people: 28, 0.25, 1.39e-05; at most six significant digits."""
    if spec:
        # Checked before it is used: a width of millions is a format too.
        if not FORMAT.fullmatch(spec) or (spec.endswith("d") and not isinstance(value, int)):
            raise BadExpression(f"':{spec}' is not a number format; try ':.3f' or ':,'")
        return format(value, spec)
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.6g}"
