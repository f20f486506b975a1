"""The list under the option for topics: it completes the last one of a comma list."""

from collections.abc import Sequence

from discord.app_commands import Choice

from adapters.discord import words
from bot.topics import EVERY
from bot.views import TopicView

SUGGESTED, LONGEST = 25, 100


def choices(typed: str, known: Sequence[TopicView]) -> list[Choice[str]]:
    """`known` are the deck's topics. What stands before the last comma stays as it was typed,
    and is not offered again."""
    *before, last = [part.strip() for part in typed.split(",")]
    before = [part for part in before if part]
    left = [view for view in known if view.topic not in before]
    found = [view for view in left if view.begins(last)] or left
    offered = [_choice(before, view) for view in found]
    if not before and EVERY.startswith(last.lower()):
        offered.insert(0, Choice(name="All topics of the deck", value=EVERY))
    # Discord refuses a whole list for one suggestion that is too long.
    return [choice for choice in offered if len(choice.value) <= LONGEST][:SUGGESTED]


def _choice(before: Sequence[str], view: TopicView) -> Choice[str]:
    name = f"{words.in_words([*before, view.topic])} ({view.questions})"
    if len(name) > LONGEST:
        name = f"…{name[1 - LONGEST:]}"  # its end tells the choices apart
    return Choice(name=name, value=",".join([*before, view.topic]))
