"""Inline LaTeX as Unicode text: `\\frac{a}{b}` is a/b, `W_{ij}` is Wᵢⱼ.

For chat messages, which have no formulas. Symbols and scripts come from
unicodeit; what takes arguments (fractions, roots, plain words) is unfolded
here first, because a symbol table cannot.
"""

import re
from functools import lru_cache

import unicodeit

_WORDS = re.compile(r"\\(?:text|mathrm|operatorname|mathsf|textbf|textit)\s*\{([^{}]*)\}")
_NAMES = re.compile(
    r"\\(arg(?:min|max)|log|ln|exp|max|min|sin|cos|tan|tanh|det|lim|sup|inf)(?![a-z])"
)
_ACCENTS = re.compile(r"\\(bar|hat|tilde|vec|dot)(?![a-zA-Z])\s*(\\[a-zA-Z]+|\w)")
_ROOT = re.compile(r"\\sqrt\s*\[(\w)\]")
_SPACES = re.compile(r"\\[,;:! ]|\\q?quad(?![a-z])|~")
_SIZES = re.compile(r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![a-z])\.?")
_KNOWN = {"lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "dots": "…", "phi": "φ"}
_MISSING = re.compile(rf"\\({'|'.join(_KNOWN)})(?![a-zA-Z])")
_TIGHT = re.compile(r"(?<=[∂∇⌊⌈Δ√]) | (?=[⌋⌉])")
# Scripts that Unicode lacks: hidden from unicodeit behind these, put back after it.
_RAISED, _LOWERED = "ˆ", "ˍ"
_ROOM = re.compile(r"\s*([=<>≤≥≈≠→←∼∝∈])\s*")


@lru_cache(maxsize=2048)
def plain(tex: str) -> str:
    """The formula as one line of text. Never fails: what it does not know stays as it is."""
    text = _SIZES.sub("", tex.strip())
    text = _ROOT.sub(lambda match: unicodeit.replace(f"^{{{match.group(1)}}}") + r"\sqrt", text)
    text = _unfold(_ACCENTS.sub(r"\\\1{\2}", text))
    text = re.sub(r"\\arg\s*\\(max|min)(?![a-z])", r"arg\1", text)
    text = _WORDS.sub(r"\1", text)
    text = _NAMES.sub(r"\1", text)
    text = _SPACES.sub(" ", text).replace(r"\{", "⦃").replace(r"\}", "⦄").replace(r"\%", "%")
    text = _MISSING.sub(lambda match: _KNOWN[match.group(1)], text)
    text = unicodeit.replace(_scripts(text)).replace(_RAISED, "^").replace(_LOWERED, "_")
    text = re.sub(r"[{}]", "", text).replace("⦃", "{").replace("⦄", "}")
    text = _ROOM.sub(r" \1 ", text).replace("( ", "(")
    return _TIGHT.sub("", " ".join(text.split()))


def _unfold(text: str) -> str:
    """Replace fractions and roots, innermost last, by what one would write on a line."""
    for command, arguments in (("frac", 2), ("dfrac", 2), ("tfrac", 2), ("binom", 2), ("sqrt", 1)):
        while (start := text.find(f"\\{command}")) >= 0:
            end = start + len(command) + 1
            parts = []
            for _ in range(arguments):
                part, end = _argument(text, end)
                parts.append(part)
            text = text[:start] + _on_a_line(command, parts) + text[end:]
    return text


def _on_a_line(command: str, parts: list[str]) -> str:
    if command == "sqrt":
        return "√" + (parts[0] if len(parts[0].strip()) == 1 else f"({parts[0]})")
    if command == "binom":
        return f"C({parts[0]}, {parts[1]})"
    return "/".join(_grouped(part) for part in parts)


def _grouped(part: str) -> str:
    """In parentheses, unless it is one factor."""
    simple = re.fullmatch(_FACTOR, part)
    return part.strip() if simple else f"({part.strip()})"


def _argument(text: str, start: int) -> tuple[str, int]:
    """The argument of a command at `start`, and where the text goes on."""
    while start < len(text) and text[start] == " ":
        start += 1
    if start >= len(text) or text[start] != "{":
        return text[start : start + 1], start + 1
    depth = 0
    for end in range(start, len(text)):
        depth += (text[end] == "{") - (text[end] == "}")
        if depth == 0:
            return text[start + 1 : end], end + 1
    return text[start + 1 :], len(text)


# Possessive (*+), so that a long factor is not tried in every possible way.
_FACTOR = r"\s*(?:\\[a-zA-Z]+\s*|[\w.√])(?:[_^]\{[^{}]*\}|[_^]\w|[\w.]|\([^()]*\))*+\s*"
_SUPER = set("0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ")
_SUB = set("0123456789+-=()aehijklmnoprstuvxβγρφχ")


_AS_THEY_ARE = {"⊤": "ᵀ", "∗": "*", "*": "*", "′": "′"}


def _scripts(text: str) -> str:
    """Keep a script that Unicode has for unicodeit; write the others with ^( ) and _( )."""
    text = re.sub(r"([\^_])\{([^{}]*)\}", _script, text)
    return re.sub(r"([\^_])(\\[a-zA-Z]+|[^\s{}\\])", _script, text)


def _script(match: re.Match[str]) -> str:
    mark, body = match.group(1), unicodeit.replace(match.group(2)).replace("−", "-").strip()
    if set(body) <= (_SUPER if mark == "^" else _SUB):
        return f"{mark}{{{body}}}"
    if mark == "^" and body in _AS_THEY_ARE:
        return _AS_THEY_ARE[body]
    sign = _RAISED if mark == "^" else _LOWERED
    return sign + (f"({body})" if re.search(r"[^\w]", body) else body)
