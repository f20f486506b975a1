"""The arithmetic that number questions are written in, and nothing more.

An author's file is untrusted text: it is never handed to Python. What is not
on the list below is refused when the deck is read; what grows without bound
is refused when it is computed.
"""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

Number = int | float

LONGEST = 400  # characters
MOST_NODES = 200
MOST_BITS = 256  # of a whole number: about 10^77
MOST_PLACES = 20
LARGEST_CHOICE = 200  # of comb(n, k)


class BadExpression(ValueError):
    """The formula cannot be read or computed; the text says why."""


def _sigmoid(x: Number) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def _comb(n: Number, k: Number) -> int:
    if not (isinstance(n, int) and isinstance(k, int) and k >= 0 and 0 <= n <= LARGEST_CHOICE):
        raise BadExpression(f"comb takes whole numbers from 0 to {LARGEST_CHOICE}")
    return math.comb(n, k)


def _round(value: Number, places: Number = 0) -> Number:
    if abs(places) > MOST_PLACES:
        raise BadExpression(f"round takes up to {MOST_PLACES} places")
    return round(value, places)  # type: ignore[arg-type]  # half a place is a TypeError


FUNCTIONS: Mapping[str, Callable[..., Number]] = {
    "abs": abs,
    "ceil": math.ceil,
    "comb": _comb,
    "cos": math.cos,
    "exp": math.exp,
    "floor": math.floor,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "round": _round,
    "sigmoid": _sigmoid,
    "sin": math.sin,
    "sqrt": math.sqrt,
    "tanh": math.tanh,
}
CONSTANTS: Mapping[str, Number] = {"pi": math.pi}


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, int) and isinstance(exponent, int):
        if abs(exponent) * math.log2(max(2, abs(base))) > MOST_BITS:
            raise BadExpression(f"{base}**{exponent} is too large")
        return int(base**exponent) if exponent >= 0 else float(base**exponent)
    result = base**exponent
    if isinstance(result, complex):
        raise BadExpression(f"{base}**{exponent} is not a real number")
    return float(result)


_BINARY: Mapping[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[Number, Number], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_ALLOWED = (
    *(ast.Expression, ast.Constant, ast.Name, ast.Load, ast.Call, ast.BinOp, ast.UnaryOp),
    *(ast.BoolOp, ast.Compare, ast.IfExp, ast.USub, ast.UAdd, ast.Not, ast.And, ast.Or),
    *_BINARY,
    *_COMPARE,
)


@dataclass(frozen=True)
class Expression:
    """A formula that was found harmless. `names` are the parameters it needs."""

    text: str
    names: frozenset[str]

    def value(self, parameters: Mapping[str, Number]) -> Number:
        """The result, finite. Raises BadExpression for 1/0, log(-1) or a number out of bounds."""
        try:
            result = _evaluate(_tree(self.text), parameters)
        except BadExpression as error:
            raise BadExpression(f"{self.text}: {error}") from None
        except (ArithmeticError, ValueError, TypeError) as error:
            raise BadExpression(f"{self.text} has no value: {error}") from None
        if isinstance(result, float) and not math.isfinite(result):
            raise BadExpression(f"{self.text} is not finite")
        return result


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Read a formula such as `floor((n - k)/s) + 1`. Raises BadExpression, in words."""
    if len(text) > LONGEST:
        raise BadExpression(f"a formula may have {LONGEST} characters, this one has {len(text)}")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadExpression(f"'{text}' is not a formula") from None
    nodes = list(ast.walk(tree))
    if len(nodes) > MOST_NODES:
        raise BadExpression(f"the formula has {len(nodes)} parts, {MOST_NODES} are allowed")
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    names = {node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in called}
    for node in nodes:
        _refuse_what_is_not_arithmetic(node)
    return Expression(text.strip(), frozenset(names - CONSTANTS.keys()))


# A deck has a thousand formulas of which few are computed at a time; their trees would take more
# memory than all its texts.
@lru_cache(maxsize=64)
def _tree(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _refuse_what_is_not_arithmetic(node: ast.AST) -> None:
    if not isinstance(node, _ALLOWED):
        what = type(node).__name__
        raise BadExpression(f"{what} is not arithmetic; use numbers, parameters, + - * / // % **")
    if isinstance(node, ast.Constant) and type(node.value) not in (int, float, bool):
        raise BadExpression(f"{node.value!r} is not a number")
    if isinstance(node, ast.Call):
        known = isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
        if not known or node.keywords:
            called = ast.unparse(node.func)
            raise BadExpression(f"{called}() may not be called; known are {', '.join(FUNCTIONS)}")


def _evaluate(node: ast.expr, names: Mapping[str, Number]) -> Number:
    match node:
        case ast.Constant(value=value):
            return _bounded(value)  # type: ignore[arg-type]  # parse let only numbers through
        case ast.Name(id=name):
            if name in names:
                return names[name]
            if name in CONSTANTS:
                return CONSTANTS[name]
            raise BadExpression(f"'{name}' is not a parameter")
        case ast.BinOp(left=left, op=op, right=right):
            return _bounded(_BINARY[type(op)](_evaluate(left, names), _evaluate(right, names)))
        case ast.UnaryOp(op=op, operand=operand):
            value = _evaluate(operand, names)
            return (not value) if isinstance(op, ast.Not) else -value if _minus(op) else value
        case ast.BoolOp(op=op, values=values):
            parts = (bool(_evaluate(value, names)) for value in values)
            return all(parts) if isinstance(op, ast.And) else any(parts)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _evaluate(body if _evaluate(test, names) else orelse, names)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _bounded(FUNCTIONS[name](*(_evaluate(arg, names) for arg in args)))
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            sides = [_evaluate(part, names) for part in (left, *comparators)]
            pairs = zip(ops, sides, sides[1:], strict=False)
            return all(_COMPARE[type(op)](one, other) for op, one, other in pairs)
    raise BadExpression(f"{type(node).__name__} is not arithmetic")


def _minus(op: ast.unaryop) -> bool:
    return isinstance(op, ast.USub)


def _bounded(value: Number) -> Number:
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise BadExpression("the number grows too large")
    return value
