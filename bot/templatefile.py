"""The number in a question file: fixed, or a template that is drawn afresh.

A template is tried out on many draws while it is read, so that a formula
that divides by zero is found by its author and not by a channel.
"""

import random
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from bot.deckfile import Parts
from bot.domain.drawing import computed
from bot.domain.expression import CONSTANTS, FUNCTIONS, BadExpression, Expression, Number, parse
from bot.domain.question import Compute, Slip
from bot.domain.template import PLACEHOLDER, Parameter, Template, Tolerance, Wrong, filled

T = TypeVar("T")

MANY = 50  # draws of a template that tell its author what is wrong

RANGE = re.compile(r"(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)(?:\s+step\s+([\d.]+))?")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
MOST_VALUES = 100_000


def number_of(parts: Parts) -> Compute | Template | None:
    """The task of a number question, or None; faults are added to `parts`."""
    before = len(parts.faults)
    template = Template(
        parameters=_parameters(parts),
        where=_formula(parts, "where") if "where" in parts.front else None,
        answer=_formula(parts, "answer") or parse("0"),
        tolerance=_tolerance(parts),
        unit=_unit(parts),
        wrong=_wrong(parts),
    )
    if len(parts.faults) == before:
        _names(parts, template)
    if len(parts.faults) > before:
        return None
    if template.parameters:
        return template
    try:
        return computed(template, {})
    except BadExpression as error:
        parts.fault(parts.line("answer"), str(error), "mend the formula")
        return None


def _parameters(parts: Parts) -> tuple[Parameter, ...]:
    value = parts.front.get("params")
    line = parts.line("params")
    if value is None:
        return ()
    if not isinstance(value, dict) or not value:
        parts.fault(line, "params is no list of names", "write lines such as n: 16..256")
        return ()
    found = []
    for name, given in value.items():
        if not isinstance(name, str) or not NAME.fullmatch(name):
            parts.fault(line, f"'{name}' cannot be a parameter's name", "use letters and digits")
            continue
        if name in FUNCTIONS or name in CONSTANTS:
            parts.fault(line, f"'{name}' means something in formulas already", "use another name")
            continue
        parameter = _parameter(name, given)
        if parameter is None:
            mend = "write 1..9, 0.5..2.0 step 0.1, or [1, 2, 4]"
            parts.fault(line, f"the values of {name} are '{given}'", mend)
        else:
            found.append(parameter)
    return tuple(found)


def _parameter(name: str, given: object) -> Parameter | None:
    if isinstance(given, list):
        good = given and all(type(value) in (int, float) for value in given)
        return Parameter(name, tuple(given)) if good else None
    match = RANGE.fullmatch(given.strip()) if isinstance(given, str) else None
    if match is None:
        return None
    low, high, step = match.group(1), match.group(2), match.group(3) or "1"
    decimals = max(len(text.partition(".")[2]) for text in (low, high, step))
    try:
        start, stop, by = (round(float(text) * 10**decimals) for text in (low, high, step))
    except ValueError:
        return None
    if by < 1 or stop < start or (stop - start) // by >= MOST_VALUES:
        return None
    return Parameter(name, range(start, stop + 1, by), decimals)


def _formula(parts: Parts, key: str) -> Expression | None:
    try:
        return _parsed(parts.front.get(key))
    except BadExpression as error:
        parts.fault(parts.line(key), f"{key}: {error}", "mend the formula")
        return None


def _parsed(value: object) -> Expression:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadExpression(f"'{value}' is not a formula")
    return parse(str(value))


def _tolerance(parts: Parts) -> Tolerance:
    value = parts.front.get("tolerance", 0)
    text = str(value).strip()
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        number = -1.0
    if isinstance(value, bool) or not 0 <= number < 1e9 or (text.endswith("%") and number >= 50):
        mend = "write a number, or a share such as 1%"
        parts.fault(parts.line("tolerance"), f"the tolerance is '{value}'", mend)
        return Tolerance()
    return Tolerance(relative=number / 100) if text.endswith("%") else Tolerance(absolute=number)


def _unit(parts: Parts) -> str:
    value = parts.front.get("unit", "")
    if not isinstance(value, str) or len(value) > 20:
        mend = "write a short text in quotes, such as unit: MiB"
        parts.fault(parts.line("unit"), f"the unit is '{value}'", mend)
        return ""
    return value.strip()


def _wrong(parts: Parts) -> tuple[Wrong, ...]:
    value = parts.front.get("wrong", [])
    line = parts.line("wrong")
    if not isinstance(value, list) or not all(map(_shaped, value)):
        mend = "write a list of entries with answer: and why:"
        parts.fault(line, "wrong is no list of wrong answers", mend)
        return ()
    found = []
    for number, entry in enumerate(value, 1):
        try:
            found.append(Wrong(_parsed(entry["answer"]), str(entry["why"]).strip()))
        except BadExpression as error:
            parts.fault(line, f"wrong answer {number}: {error}", "mend the formula")
    return tuple(found)


def _shaped(entry: object) -> bool:
    return isinstance(entry, dict) and set(entry) == {"answer", "why"}


def _names(parts: Parts, template: Template) -> None:
    """Every formula uses known parameters, and the question shows all of them."""
    known = {parameter.name for parameter in template.parameters}
    formulas = [("answer", template.answer), *(("wrong", w.answer) for w in template.wrong)]
    if template.where:
        formulas.append(("where", template.where))
    for key, formula in formulas:
        for name in sorted(formula.names - known):
            what = f"'{name}' in {key} is not among the params"
            parts.fault(parts.line(key), what, "add it there, or mend the formula")
    shown = " ".join(PLACEHOLDER.findall(parts.prompt.text))
    for name in sorted(known):
        if not re.search(rf"\b{name}\b", shown):
            what = f"the question never shows the parameter {name}"
            parts.fault(parts.prompt.line, what, f"write {{{{{name}}}}} where its value belongs")


def tried(parts: Parts, template: Template, draws: int) -> None:
    """Draw so many times; report each kind of fault once."""
    why = parts.sections.get("why")
    slips_seen: set[Slip] = set()
    for trial in range(draws):
        rng = random.Random(f"trial {trial}")
        numbers = _tried(parts, "where", partial(template.draw, rng))
        if numbers is None:
            return
        task = _tried(parts, "answer", partial(computed, template, numbers))
        if task is None or not _fills(parts, parts.prompt.line, parts.prompt.text, numbers):
            return
        if why is not None and not _fills(parts, why.line, why.text, numbers):
            return
        slips_seen.update(task.slips)
    # A few draws may all be numbers for which two ways lead to the same place.
    if template.wrong and not slips_seen and draws >= MANY:
        what = "no wrong answer ever differs from the right one"
        parts.fault(parts.line("wrong"), what, "mend its formula")


def _tried(parts: Parts, key: str, work: Callable[[], T]) -> T | None:
    try:
        return work()
    except BadExpression as error:
        parts.fault(parts.line(key), str(error), "mend the formula or the params")
        return None


def _fills(parts: Parts, line: int, text: str, numbers: Mapping[str, Number]) -> bool:
    try:
        filled(text, numbers)
    except BadExpression as error:
        parts.fault(line, f"in the text: {error}", "mend what stands between {{ and }}")
        return False
    return True
