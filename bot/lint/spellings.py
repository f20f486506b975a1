"""Words that America and Britain spell in two ways, and frequent misspellings.

The words themselves are in spellings.txt, as stems and pairs.
"""

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

_OUR_ENDS = (
    "",
    "s",
    "ed",
    "ing",
    "able",
    "ably",
    "ful",
    "ite",
    "ites",
    "er",
    "ers",
    "hood",
    "less",
    "y",
)
_LL_ENDS = ("ed", "ing", "er", "ers", "ings")
_ISE = re.compile(r"(.+?)(is|iz)(e|ed|er|ers|es|ing|ation|ations|able|ational)")


def _lists() -> dict[str, list[str]]:
    """The words of spellings.txt by what stands before the colon."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition(":")
            found[name] += words.split()
    return found


def _pairs(words: list[str]) -> dict[str, str]:
    return {one: other for one, _, other in (word.partition("=") for word in words)}


_LISTS = _lists()
_STEMS = frozenset(_LISTS["ise"])
_TO_AMERICAN = {
    **_pairs(_LISTS["pair"]),
    **{f"{stem}our{end}": f"{stem}or{end}" for stem in _LISTS["our"] for end in _OUR_ENDS},
    **{f"{stem}l{end}": f"{stem}{end}" for stem in _LISTS["ll"] for end in _LL_ENDS},
}
_TO_BRITISH = {us: uk for uk, us in _TO_AMERICAN.items() if us not in _LISTS["shared"]}
_MISSPELT = _pairs(_LISTS["wrong"])


@lru_cache(maxsize=8192)
def american(word: str) -> str:
    """The American form of a word that is British, else nothing."""
    return _other(word.casefold(), "is", "iz", _TO_AMERICAN)


@lru_cache(maxsize=8192)
def british(word: str) -> str:
    """The British form of a word that is American, else nothing."""
    return _other(word.casefold(), "iz", "is", _TO_BRITISH)


def _other(word: str, mine: str, theirs: str, pairs: dict[str, str]) -> str:
    if word in pairs:
        return pairs[word]
    match = _ISE.fullmatch(word)
    if match and match.group(2) == mine and match.group(1) in _STEMS:
        return match.group(1) + theirs + match.group(3)
    return ""


def misspelt(word: str) -> str:
    """How a frequent misspelling is written, nothing if the word is not among them."""
    return _MISSPELT.get(word.casefold(), "")
