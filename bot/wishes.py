"""What organisers ask for in their words, read into the terms of a daily.

Pure; raises the Refusal of the first word that cannot be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot import appointment, topics
from bot.domain.question import Deck
from bot.domain.schedule import Schedule
from bot.errors import NothingToAsk, UnknownDeck
from bot.store.dailies import Daily
from bot.zones import zone

Decks = Mapping[str, Deck]


@dataclass(frozen=True)
class Wish:
    """What an organiser asked for, in their words; None leaves a setting as it is. `topics` is
    a list such as “transformers, cnn”, or “all”."""

    at: str | None = None
    zone: str | None = None
    weekdays: str | None = None
    deck: str | None = None
    reveal: str | None = None
    mention: str | None = None
    topics: str | None = None


DEFAULTS = Wish(
    at="09:00", zone="UTC", weekdays="mon-fri", reveal="8h", mention="", topics=topics.EVERY
)


@dataclass(frozen=True)
class Terms:
    """What a daily begins with. No `topics` are all of them."""

    deck: str
    schedule: Schedule
    reveal: timedelta | None
    mention: str
    topics: tuple[str, ...]


def terms(wish: Wish, decks: Decks) -> Terms:
    """Those of a new daily; what was not asked for is as usual."""
    given = {key: value for key, value in vars(wish).items() if value is not None}
    wish = replace(DEFAULTS, **given)
    deck = deck_named(wish.deck, decks)
    return Terms(
        deck=deck,
        schedule=Schedule(
            appointment.clock_time(wish.at or ""),
            zone(wish.zone or ""),
            appointment.weekdays(wish.weekdays or ""),
        ),
        reveal=appointment.reveal_after(wish.reveal or "next"),
        mention=wish.mention or "",
        topics=_topics(wish.topics or "", decks[deck]),
    )


def changed(daily: Daily, wish: Wish, decks: Decks) -> Daily:
    old = daily.schedule
    deck = deck_named(wish.deck, decks) if wish.deck else daily.deck
    return replace(
        daily,
        schedule=Schedule(
            appointment.clock_time(wish.at) if wish.at else old.at,
            zone(wish.zone) if wish.zone else old.zone,
            appointment.weekdays(wish.weekdays) if wish.weekdays else old.weekdays,
        ),
        deck=deck,
        reveal=appointment.reveal_after(wish.reveal) if wish.reveal else daily.reveal,
        mention=daily.mention if wish.mention is None else wish.mention,
        topics=_changed_topics(daily, wish.topics, deck, decks),
    )


def _changed_topics(daily: Daily, asked: str | None, deck: str, decks: Decks) -> tuple[str, ...]:
    if asked is not None:
        return _topics(asked, decks[deck_named(deck, decks)])
    if deck == daily.deck:
        return daily.topics  # one that is missing today may come back
    return tuple(topic for topic in daily.topics if topic in decks[deck].topics)


def deck_named(name: str | None, decks: Decks) -> str:
    """The first one where none is named. Raises UnknownDeck."""
    known = tuple(sorted(decks))
    if name is None and known:
        return known[0]
    if name not in decks:
        raise UnknownDeck(name or "", known)
    return name or ""


def _topics(asked: str, deck: Deck) -> tuple[str, ...]:
    found = topics.all_meant(asked, deck.topics)
    askable = {question.topic for question in deck.scored}
    for topic in found:
        if topic not in askable:
            raise NothingToAsk(topic, None)
    return found
