"""Facts in words that every platform says alike: topics, days, counts, periods."""

from collections.abc import Sequence
from datetime import date

from bot.domain.standing import Span

_ACRONYMS = {"ai", "cnn", "gan", "gpu", "llm", "ml", "nlp", "rl", "rnn", "vae"}


def topic(slug: str) -> str:
    """cnn-vision → CNN vision."""
    words = [word.upper() if word in _ACRONYMS else word for word in slug.split("-")]
    first = words[0]
    return " ".join([first[:1].upper() + first[1:], *words[1:]])


def topics(slugs: Sequence[str]) -> str:
    """CNN vision, Transformers LLM: words that can be typed where topics are asked for."""
    return ", ".join(map(topic, slugs))


def difficulty(level: int) -> str:
    return f"{'●' * level}{'○' * (5 - level)} {level} of 5"


def day(value: date) -> str:
    """Monday 2 March."""
    return f"{value:%A} {value.day} {value:%B}"


def counted(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def listed(words: Sequence[str]) -> str:
    """A, B and C."""
    *before, last = words or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def period(span: Span, key: str) -> str:
    """2026-W11 → the week of 9 March."""
    match span:
        case Span.WEEK:
            year, _, week = key.partition("-W")
            monday = date.fromisocalendar(int(year), int(week), 1)
            return f"the week of {monday.day} {monday:%B}"
        case Span.MONTH:
            return f"{date.fromisoformat(f'{key}-01'):%B %Y}"
        case _:
            return "all time"
