"""Options: none that points at others, no two that say the same, a why where one is needed."""

import re
from collections.abc import Iterator

from bot.deckfile import Fault
from bot.domain.expression import BadExpression, parse
from bot.domain.grading import BadAnswer, number
from bot.domain.question import Choose
from bot.domain.text import bare
from bot.lint.reading import Read, choice
from bot.questionfile import CATCH_ALL

_POINTS = re.compile(
    r"""
    \bboth\ (?-i:[A-Ha-h])\ and\ (?-i:[A-Ha-h])\b
    | ^(?:only\ )?(?-i:[A-H])(?:\ (?:and|or|&)\ |,\ ?)(?-i:[A-H])(?:\ (?:only|together))?$
    | \b(?:first|last|other)\ (?:two|three)\ (?:options|answers|choices|statements)\b
    | \b(?:first|last|other|previous)\ (?:option|choice)s?\b
    | \b(?:option|answer|choice)s?\ (?:(?-i:[A-H])\b|above\b|below\b)
    | \bneither\ of\ (?:the\ above|these|them)\b
    | \b(?:all|none|both|any|either|neither)\ (?:of\ )?the\ (?:above|others?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LETTER = re.compile(r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s?\s[A-H]\b")
_ALL = re.compile(r"\ball (?:\w+ )?that\b|\bwhich of\b|\bwhich two\b", re.IGNORECASE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SIGNS = str.maketrans({"−": "-", "·": "*", "⋅": "*", "≈": " ", "π": "pi", "÷": "/"})
_NUMBER = re.compile(r"(?:[-+*/^().,%\d\s√⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]|pi\b|(?<=\d)e(?=[-+]?\d))+")
_GROUPS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# 3 × 10⁸ is a number, 3 × 3 is a shape, and 3-5 is a range.
_TIMES_TEN = re.compile(r"×(?=\s*10\b|\s*10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])")
_RANGE = re.compile(r"\d\s*-\s*\d")


def faults(read: Read) -> Iterator[Fault]:
    task = choice(read)
    if task is None:
        return
    yield from _how(read, task)
    known: dict[str, int] = {}
    for item, option in zip(read.parts.items, task.options, strict=True):
        if _POINTS.search(bare(option.text).strip(" .")) and not CATCH_ALL.search(option.text):
            what = f"the option “{option.text}” points at others"
            yield read.fault(item.line, what, "options are shuffled; say what you mean")
        if _LETTER.search(bare(item.why)):
            what = "the why calls an option by its letter"
            yield read.fault(item.line + 1, what, "letters change when options are shuffled")
        same = meaning(option.text)
        if same in known:
            what = f"the option “{option.text}” says the same as line {known[same]}"
            yield read.fault(item.line, what, "change one of them")
        known.setdefault(same, item.line)
        if task.several and option.right and not option.why:
            what = "a right option of several does not say why it is right"
            yield read.fault(item.line, what, "add a line below it, indented by two spaces")


def _how(read: Read, task: Choose) -> Iterator[Fault]:
    prompt = read.parts.prompt
    if task.several and not _ALL.search(prompt.text):
        mend = "end it with: Choose all that apply."
        yield read.fault(prompt.line, "the question does not say that several may be right", mend)


def meaning(option: str) -> str:
    """What the option says: a number with its unit, in one form, else its words."""
    text = _TIMES_TEN.sub("*", " ".join(bare(option).translate(_SIGNS).split()).strip(" ."))
    found = _NUMBER.match(text)
    if found and re.search(r"\d", found.group()) and not _RANGE.search(found.group()):
        value, unit = _value(found.group()), text[found.end() :].strip().casefold()
        if value is not None:
            return f"{value:.12g} {unit}"
    return re.sub(r"^(?:an?|the)\s|[`“”\"']", "", text.casefold())


def _value(text: str) -> float | None:
    text = re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+)", lambda m: "**(" + m.group().translate(_RAISED) + ")", text)
    text = re.sub(r"√(\d+(?:\.\d+)?|\([^()]*\))", r"sqrt(\1)", text)
    percent = text.rstrip().endswith("%")
    plain = _GROUPS.sub("", text.rstrip(" %")).replace("^", "**").strip()
    try:
        value = float(parse(plain).value({}))
    except BadExpression:
        try:
            value = number(plain)
        except BadAnswer:
            return None
    return value / 100 if percent else value
