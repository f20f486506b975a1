"""Inline LaTeX as Unicode text: `\\frac{a}{b}` is a/b, `W_{ij}` is Wᵢⱼ.

For chat messages, which have no formulas. The names of symbols come from
pylatexenc; how a formula is laid out on one line (fractions, roots, scripts)
is ours, because there the converters give up.
"""

import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_WORDS = re.compile(r"\\(?:text|mathrm|operatorname|mathsf|textbf|textit)\s*\{([^{}]*)\}")
_NAMES = re.compile(
    r"\\(arg(?:min|max)|log|ln|exp|max|min|sin|cos|tan|tanh|det|lim|sup|inf)(?![a-z])"
)
_ACCENTS = re.compile(r"\\(bar|hat|tilde|vec|dot)(?![a-zA-Z])\s*(\\[a-zA-Z]+|\w)")
_ROOT = re.compile(r"\\sqrt\s*\[(\w)\]")
_SPACES = re.compile(r"\\[,;:! ]|\\q?quad(?![a-z])|~")
_SIZES = re.compile(r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![a-z])\.?")
_NAMED = LatexNodes2Text()
_COMMAND = re.compile(r"\\[a-zA-Z]+(?:\{[^{}]*\})?")
_OURS = {
    "\\ne": "≠",
    "\\phi": "φ",
    "\\epsilon": "ε",
    "\\mid": "∣",
    "\\iff": "⇔",
    "\\gets": "←",
    "\\ast": "*",
}
_TIGHT = re.compile(r"(?<=[∂∇⌊⌈Δ√]) | (?=[⌋⌉])")
_ROOM = re.compile(r"\s*([=<>≤≥≈≠→←∼∝∈⇔×·∣])\s*")


@lru_cache(maxsize=2048)
def plain(tex: str) -> str:
    """The formula as one line of text. Never fails: what it does not know stays as it is."""
    text = _SIZES.sub("", tex.strip())
    text = _ROOT.sub(lambda match: match.group(1).translate(_SUPER) + r"\sqrt", text)
    text = _unfold(_ACCENTS.sub(r"\\\1{\2}", text))
    text = re.sub(r"\\arg\s*\\(max|min)(?![a-z])", r"arg\1", text)
    text = _WORDS.sub(r"\1", text)
    text = _NAMES.sub(r"\1", text)
    text = _SPACES.sub(" ", text).replace(r"\{", "⦃").replace(r"\}", "⦄").replace(r"\%", "%")
    text = _COMMAND.sub(_symbol, text.replace(r"\|", "‖"))
    text = re.sub(r"([\^_])([^\s{}()\\])", _script, text)
    text = re.sub(r"([\^_])\{([^{}]*)\}", _script, text)
    text = re.sub(r"[{}]", "", text).replace("⦃", "{").replace("⦄", "}").replace("-", "−")
    text = _ROOM.sub(r" \1 ", text).replace("( ", "(")
    return _TIGHT.sub("", " ".join(text.split()))


def _symbol(match: re.Match[str]) -> str:
    command = match.group()
    if command in _OURS:
        return _OURS[command]
    name, brace, argument = command.partition("{")
    if brace and name not in _WITH_ARGUMENT:
        return _COMMAND.sub(_symbol, name) + brace + argument
    return str(_NAMED.latex_to_text(command)).strip() or command


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
_WITH_ARGUMENT = {
    *("\\hat", "\\bar", "\\tilde", "\\vec", "\\dot"),
    *("\\mathbb", "\\mathcal", "\\mathbf", "\\mathfrak"),
}
_SUPER = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤∗",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ*",
)
_SUB = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
)


def _script(match: re.Match[str]) -> str:
    """A raised or lowered text where Unicode has every letter of it, else ^( ) or _( )."""
    mark, body = match.group(1), match.group(2).strip()
    table = _SUPER if mark == "^" else _SUB
    if mark == "^" and body in ("*", "′", "'"):
        return body
    if all(ord(letter) in table for letter in body):
        return body.translate(table)
    return mark + (f"({body})" if re.search(r"[^\w]", body) else body)
