"""Reading an answer as a member typed or tapped it, and grading it."""

import math
import re
from dataclasses import dataclass
from string import ascii_lowercase

from bot.domain.question import (
    POINTS,
    Choose,
    Compute,
    Option,
    Recall,
    Reflect,
    Slip,
    Task,
    letters,
)


class BadAnswer(ValueError):
    """The text is no answer to this task; `expected` says what would be."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


@dataclass(frozen=True)
class Grade:
    """`response` is the answer in its stored form; `right` is None where nothing is scored.

    `points` are those of an answer in time. `picked` are the options that were
    chosen, `slip` the known mistake behind a wrong number.
    """

    response: str
    right: bool | None
    points: int
    picked: tuple[Option, ...] = ()
    slip: Slip | None = None


def graded(task: Task, text: str) -> Grade:
    """Grade what a member entered: 'b', 'a c', an option's own words, '1.5 MiB'.

    Raises BadAnswer when it cannot be an answer; nothing should be recorded then.
    """
    match task:
        case Choose():
            return _choice(task, text)
        case Compute():
            return _number(task, text)
        case Recall():
            return Grade(letters(_ticked(text, len(task.points))), None, 0)
        case Reflect():
            return Grade("-", None, 0)


def _choice(task: Choose, text: str) -> Grade:
    chosen = _chosen(task, text)
    right = frozenset(i for i, option in enumerate(task.options) if option.right)
    picked = tuple(task.options[index] for index in sorted(chosen))
    # Ticking everything earns nothing: each false tick takes back a right one.
    share = max(0, len(chosen & right) - len(chosen - right)) / len(right)
    points = round(POINTS * share) if task.several else POINTS * (chosen == right)
    return Grade(letters(chosen), chosen == right, points, picked)


def _chosen(task: Choose, text: str) -> frozenset[int]:
    wanted = _plain(text)
    # A letter is a place, even where another option consists of that letter.
    found = _letters(wanted, len(task.options))
    if len(found) == 1 or (task.several and found):
        return found
    same = [i for i, option in enumerate(task.options) if _plain(option.text) == wanted]
    if same:
        return frozenset(same[:1])
    last = ascii_lowercase[len(task.options) - 1]
    begun = [i for i, o in enumerate(task.options) if _plain(o.text).startswith(wanted)]
    if len(wanted) > 2 and len(begun) == 1:
        return frozenset(begun)
    if task.several:
        raise BadAnswer(f"every letter that is right, such as “ac”, from a to {last}")
    raise BadAnswer(f"one letter from a to {last}")


def _letters(text: str, count: int) -> frozenset[int]:
    """Option letters, run together or apart; empty if anything else is among them."""
    run = re.sub(r"[\s,;.()+&]|\band\b", "", text)
    known = ascii_lowercase[:count]
    return frozenset(known.index(c) for c in run) if run and set(run) <= set(known) else frozenset()


def _ticked(text: str, count: int) -> frozenset[int]:
    wanted = _plain(text)
    if wanted in ("", "-", "none", "no", "0"):
        return frozenset()
    if wanted == "all":
        return frozenset(range(count))
    found = _letters(wanted, count)
    if not found:
        last = ascii_lowercase[count - 1]
        raise BadAnswer(
            f"the letters of the points that you had, from a to {last}, “all” or “none”"
        )
    return found


def _number(task: Compute, text: str) -> Grade:
    value = number(text, task.unit)
    right = _near(value, task.value, task.tolerance)
    slip = None if right else next((s for s in task.slips if _hits(value, s, task)), None)
    return Grade(repr(value), right, POINTS * right, (), slip)


def _hits(value: float, slip: Slip, task: Compute) -> bool:
    # A slip deserves the leniency of the answer itself: 1 % of it, where that is 1 %.
    share = task.tolerance / abs(task.value) if task.value else 0.0
    return _near(value, slip.value, max(share * abs(slip.value), 0.0))


def _near(value: float, target: float, tolerance: float) -> bool:
    return abs(value - target) <= tolerance + 1e-9 * max(abs(value), abs(target))


_FORM = re.compile(
    r"(?P<sign>[-+]?)(?P<number>\d+(?:\.\d*)?|\.\d+)"
    r"(?:e(?P<e>[-+]?\d{1,3})|(?P<ten>\*10)?(?:\^|\*\*)(?P<power>[-+]?\d{1,3}))?"
)
_SIGNS = str.maketrans({"−": "-", "×": "*", "·": "*", "≈": ""})
_WANTED = "a number, such as 42, 0.25, 1.5e-3 or 3/8"


def number(text: str, unit: str = "") -> float:
    """The number in `text`; its unit may stand behind it. Raises BadAnswer.

    A comma before groups of three digits separates thousands, else it is a
    decimal comma; 2^20, 3*10^8 and 3/8 are numbers too.
    """
    bare, plain_unit = ("".join(t.casefold().split()).translate(_SIGNS) for t in (text, unit))
    bare = bare.removesuffix(plain_unit).strip("~=_`$")
    if re.fullmatch(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", bare):
        bare = bare.replace(",", "")
    over, slash, under = bare.replace(",", ".").partition("/")
    try:
        value = _simple(over) / (_simple(under) if slash else 1.0)
    except (ValueError, ArithmeticError):
        raise BadAnswer(_wanted(unit)) from None
    if not math.isfinite(value):
        raise BadAnswer(_wanted(unit))
    return value


def _wanted(unit: str) -> str:
    return f"{_WANTED} (in {unit})" if unit else _WANTED


def _simple(text: str) -> float:
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(text)
    base = found["number"]
    if found["e"] or found["ten"]:
        value = float(f"{base}e{found['e'] or found['power']}")
    else:
        value = float(base) ** int(found["power"] or 1)
    return -value if found["sign"] == "-" else value


def _plain(text: str) -> str:
    return re.sub(r"[`*$]", "", " ".join(text.split())).strip().casefold().rstrip(".")
