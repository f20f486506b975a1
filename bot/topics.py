"""Topics in people's words: “cnn” is cnn-vision where no other one begins like that.

Pure. Each reader raises UnknownTopic with what may have been meant.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from bot.errors import UnknownTopic

EVERY = "all"


def meant(asked: str, known: Sequence[str]) -> str:
    """The one topic that a part of its name stands for."""
    wanted = asked.strip().lower().replace(" ", "-")
    if wanted in known:
        return wanted
    begun = [topic for topic in known if topic.startswith(wanted)] or [
        topic for topic in known if any(word.startswith(wanted) for word in topic.split("-"))
    ]
    if len(begun) == 1:
        return begun[0]
    words = {word: topic for topic in known for word in (topic, *topic.split("-"))}
    near = [words[word] for word in get_close_matches(wanted, words, n=3, cutoff=0.5)]
    raise UnknownTopic(asked, tuple(dict.fromkeys(begun or near)))


def all_meant(asked: str, known: Sequence[str]) -> tuple[str, ...]:
    """Those of a list such as “transformers-llm, cnn”, each once. Empty for “all”: every topic."""
    parts = [part.strip() for part in re.split("[,;]", asked) if part.strip()]
    if [part.lower() for part in parts] == [EVERY]:
        return ()
    if not parts:
        raise UnknownTopic(asked.strip(), ())
    return tuple(dict.fromkeys(meant(part, known) for part in parts))
