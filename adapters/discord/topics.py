"""The list under the option for topics: it completes the last one of a comma list."""

from collections.abc import Callable, Sequence

from discord.app_commands import Choice

from adapters.discord import words
from bot.topics import EVERY
from bot.views import TopicView

SUGGESTED, LONGEST = 25, 100


def choices(typed: str, begun: Callable[[str], Sequence[TopicView]]) -> list[Choice[str]]:
    """`begun` knows the deck's topics by their beginnings. What stands before the last comma is
    kept, and not offered again."""
    *parts, last = typed.split(",")
    before = [slug for part in parts if (slug := "-".join(part.lower().split()))]
    found = [view.topic for view in begun(last) or begun("") if view.topic not in before]
    offered = [_choice([*before, topic]) for topic in found]
    if not before and EVERY.startswith(last.strip().lower()):
        offered.insert(0, Choice(name="All topics", value=EVERY))
    # Discord refuses the whole list for one suggestion that is too long.
    return [choice for choice in offered if len(choice.name) <= LONGEST][:SUGGESTED]


def _choice(topics: Sequence[str]) -> Choice[str]:
    # Whoever types on after choosing goes on from the name, so it must be read like the value.
    return Choice(name=words.topics(topics), value=", ".join(topics))
