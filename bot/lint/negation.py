"""A question that turns on a *not* which a hurried reader overlooks.

Only the hinge is looked for, not every negation: the clause that begins with
which or what, or an order such as choose, and not what stands in a condition
(if, when, because) or in a sentence that tells the background.
"""

import re
from collections.abc import Iterator

from bot.deckfile import Fault
from bot.lint.reading import Read, choice
from bot.lint.words import sentences

_HINGE = re.compile(
    r"\b(which|what|who)\b|^\W*(choose|select|pick|name|mark|tick|find)\b", re.IGNORECASE
)
_BACKGROUND = re.compile(
    r"\b(if|when|because|although|though|since|while|unless|whose|where|that|so that|as long as)\b"
    r"|, (as|given|with|so|but|even|which|who)\b|[;:(–—]",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not(?! only\b)|never|cannot|except|neither|incorrect(?:ly)?|untrue"
    r"|(?<!at )least(?! squares)"
    r"|false(?!(?: |-)(?:positive|negative|discover|alarm|accept|reject)))\b"
    r"|\b\w+n['’]t\b",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__", re.DOTALL)
_ASKS = re.compile(r"\b(which|what|who|how|why)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\bexcept(?: for)?(?: one)?\s*[.:?…]*$", re.IGNORECASE)


def faults(read: Read) -> Iterator[Fault]:
    if choice(read) is None:
        return
    prompt = read.parts.prompt
    for breaks, sentence in sentences(prompt.text):
        if word := hinge(sentence):
            what = f"the question turns on “{word}” without emphasis"
            mend = f"write **{word}**, or ask for what holds"
            yield read.fault(prompt.line + breaks, what, mend)


def hinge(sentence: str) -> str | None:
    """The negation on which a sentence of a prompt turns, unless it is in bold."""
    plain = _BOLD.sub(lambda match: " " * len(match.group()), sentence)
    if found := _EXCEPT.search(plain):
        return found.group().strip(" .:?…")
    question = sentence.rstrip('*_"”) ').endswith("?")
    for start in _HINGE.finditer(plain):
        clause = _BACKGROUND.split(plain[start.end() :], maxsplit=1)[0]
        found = _NEGATION.search(clause)
        # An order such as choose needs no question mark.
        if found and (question or start.group(2)) and not _relative(plain, start):
            return found.group()
    return None


def _relative(sentence: str, start: re.Match[str]) -> bool:
    """`…, which does not learn: what follows?` asks by its second word."""
    comma = sentence[: start.start()].rstrip().endswith(",")
    return comma and bool(_ASKS.search(sentence, start.end()))
