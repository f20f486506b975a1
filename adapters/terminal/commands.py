"""Words typed at the prompt, understood generously."""

from dataclasses import dataclass
from difflib import get_close_matches

HELP = (
    ("a, b, ac, 42, …", "answer the question above"),
    ("quiz [topic] [1-5]", "a practice question, as many as you like"),
    ("topics [word]", "what there is to practise"),
    ("today", "the question of the day again"),
    ("streak", "your streak, and the reason for every day"),
    ("leaderboard [week|month|all]", "who leads"),
    ("reveal", "show everybody the answer of today"),
    ("settings", "time, zone, days, reveal and topics of the daily question"),
    ("away [days]", "days that cannot cost your streak, from today on"),
    ("as NAME", "go on as somebody else, to try a team"),
    ("quit", "leave; the question waits for you"),
)
_NAMES = {
    "quiz": "quiz",
    "practice": "quiz",
    "next": "quiz",
    "topics": "topics",
    "topic": "topics",
    "today": "today",
    "question": "today",
    "streak": "streak",
    "streaks": "streak",
    "leaderboard": "leaderboard",
    "board": "leaderboard",
    "standings": "leaderboard",
    "reveal": "reveal",
    "settings": "settings",
    "setting": "settings",
    "away": "away",
    "as": "as",
    "help": "help",
    "?": "help",
    "quit": "quit",
    "exit": "quit",
    "bye": "quit",
    "q": "quit",
}


@dataclass(frozen=True)
class Command:
    name: str
    rest: str


def understood(text: str) -> Command | None:
    """The command that a line is, with what stands behind it; None if it is none."""
    first, _, rest = text.strip().removeprefix("/").partition(" ")
    name = _NAMES.get(first.lower())
    return Command(name, " ".join(rest.split())) if name else None


def meant(text: str) -> str | None:
    """The command that a mistyped line was probably to be."""
    first = text.strip().removeprefix("/").partition(" ")[0].lower()
    near = get_close_matches(first, [name for name in _NAMES if len(name) > 2], n=1, cutoff=0.6)
    return _NAMES[near[0]] if near else None


def topic_and_difficulty(rest: str) -> tuple[str | None, int | None]:
    """“cnn 3”, “3”, “recurrent nets” → a topic and a difficulty, both optional."""
    words = rest.split()
    difficulty = int(words.pop()) if words and words[-1] in ("1", "2", "3", "4", "5") else None
    return " ".join(words) or None, difficulty
