"""What each picture of a deck is made from, as a hash. Without matplotlib, for tests to compare."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from bot import decks
from bot.domain.text import Formula
from bot.errors import BadDeck
from bot.figures import formulas

HERE = Path(__file__).parent
MADE = "figures/made.json"  # in a deck: a picture's name -> what it was made from

Source = Path | Formula  # a script, or maths to typeset


def wanted(deck: Path) -> Iterator[tuple[str, str, Source]]:
    """Each picture's name, the hash of what it depends on, and its source. Raises BadDeck: the
    formulas of a question with a fault would be taken for gone."""
    reading = decks.check(deck, draws=decks.FEW)
    if reading.faults:
        raise BadDeck(tuple(map(str, reading.faults)))
    look = (HERE / "card.py").read_bytes()
    for script in sorted(deck.glob("figures/*.py")):
        name = script.with_suffix(".png").relative_to(deck).as_posix()
        yield name, _hash(script.read_bytes() + look), script
    for formula in formulas(reading.questions):
        yield formula.path, _hash(formula.tex.encode() + look), formula


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=8).hexdigest()
