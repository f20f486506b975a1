"""The words after /quiz: what is meant by them, and that no words go wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.understanding import NAMES, WORDS, Command, understood
from bot.admin import Wish
from bot.domain.standing import Span

TOPICS = ("cnn", "cnn-vision", "optimization", "transformers", "interview-practice")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Command("quiz")),
        ("   ", Command("quiz")),
        ("cnn", Command("quiz", topic="cnn")),
        ("cnn 3", Command("quiz", topic="cnn", difficulty=3)),
        ("3", Command("quiz", difficulty=3)),
        ("CNN Vision 2", Command("quiz", topic="CNN Vision", difficulty=2)),
        ("practice 5", Command("quiz", difficulty=5)),
        ("vision", Command("quiz", topic="vision")),
        ("cnn 9", Command("quiz", topic="cnn 9")),
        ("leaderboard", Command("leaderboard", span=Span.WEEK)),
        ("Leaderboard MONTH", Command("leaderboard", span=Span.MONTH)),
        ("board all", Command("leaderboard", span=Span.ALL)),
        ("leaderboard yesterday", Command("leaderboard", span=Span.WEEK)),
        ("streak", Command("streak")),
        ("topics", Command("topics")),
        ("help", Command("help")),
        ("?", Command("help")),
        ("about", Command("about")),
        ("reveal", Command("reveal")),
        ("daily", Command("daily")),
        ("daily show", Command("daily", "show")),
        ("Daily PAUSE", Command("daily", "pause")),
    ],
)
def test_words_mean_what_they_say(typed: str, meant: Command) -> None:
    assert understood(typed, TOPICS) == meant


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("09:00", Wish(at="09:00")),
        ("9am Europe/Berlin", Wish(at="9am", zone="Europe/Berlin")),
        ("9.30 New York", Wish(at="9.30", zone="New York")),
        ("09:00 utc mon,wed,fri", Wish(at="09:00", zone="utc", weekdays="mon,wed,fri")),
        ("09:00 mon wed", Wish(at="09:00", weekdays="mon,wed")),
        ("09:00 utc daily", Wish(at="09:00", zone="utc", weekdays="daily")),
        ("09:00 8h", Wish(at="09:00", reveal="8h")),
        ("09:00 1h30m weekdays", Wish(at="09:00", reveal="1h30m", weekdays="weekdays")),
        ("09:00 next", Wish(at="09:00", reveal="next")),
        ("09:00 deck=Sample", Wish(at="09:00", deck="sample")),
        ("09:00 mention", Wish(at="09:00", mention="everyone")),
        ("09:00 reveal=4h", Wish(at="09:00", reveal="4h")),
        ("09:00 topics=CNN,rnn", Wish(at="09:00", topics="CNN,rnn")),
        ("09:00 topic cnn New York", Wish(at="09:00", topics="cnn", zone="New York")),
        ("09:00 Topics cnn , rnn, gan 8h", Wish(at="09:00", topics="cnn , rnn, gan", reveal="8h")),
        ("09:00 utc topics all", Wish(at="09:00", zone="utc", topics="all")),
        ("09:00 utc topics", Wish(at="09:00", zone="utc", topics="")),
    ],
)
def test_settings_are_told_apart_by_their_look(typed: str, wish: Wish) -> None:
    assert understood(f"daily {typed}", TOPICS) == Command("daily", "start", wish=wish)


def test_a_daily_names_its_channel_anywhere() -> None:
    assert understood("daily <#C123|room> 09:00", TOPICS).channel == "C123"


def test_a_change_names_its_wish() -> None:
    found = understood("daily change 10:30 8h", TOPICS)
    assert (found.word, found.wish) == ("change", Wish(at="10:30", reveal="8h"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("daily topics cnn, rnn", Command("daily", "change", wish=Wish(topics="cnn, rnn"))),
        ("daily topics=all", Command("daily", "change", wish=Wish(topics="all"))),
        ("daily topcis cnn", Command("daily", "change", wish=Wish(topics="cnn"), misread="topcis")),
        ("daily topics", Command("daily", "show")),
    ],
)
def test_topics_of_a_daily_change_it_and_never_stop_it(typed: str, meant: Command) -> None:
    assert understood(typed, TOPICS) == meant


def test_an_organiser_is_named_by_a_mention() -> None:
    assert understood("daily organiser <@U123|ada>", TOPICS).person == "U123"


def test_a_streak_is_of_who_is_mentioned() -> None:
    assert understood("streak <@W123>", TOPICS).person == "W123"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("leaderbord", "leaderboard"),
        ("dayly", "daily"),
        ("steak", "streak"),
        ("halp", "help"),
        ("topcis", "topics"),
        ("revael", "reveal"),
    ],
)
def test_mistyped_commands_get_the_nearest_meaning(typed: str, name: str) -> None:
    found = understood(typed, TOPICS)
    assert (found.name, found.misread) == (name, typed)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("pasue", "pause"), ("resum", "resume"), ("organizer", "organiser")],
)
def test_mistyped_words_of_a_daily_get_the_nearest_meaning(typed: str, word: str) -> None:
    found = understood(f"daily {typed}", TOPICS)
    assert (found.word, found.misread) == (word, typed)


@pytest.mark.parametrize("typed", ["stpo", "stops", "stp"])
def test_a_mistyped_stop_only_shows_the_daily(typed: str) -> None:
    found = understood(f"daily {typed}", TOPICS)
    assert (found.word, found.misread) == ("show", typed)


def test_a_mistyped_change_keeps_what_is_to_be_changed() -> None:
    found = understood("daily chnage 10:30", TOPICS)
    assert (found.word, found.wish) == ("change", Wish(at="10:30"))


def test_a_mistyped_command_keeps_the_words_after_it() -> None:
    assert understood("leaderbord month", TOPICS).span is Span.MONTH


def test_a_topic_goes_before_a_command_that_it_resembles() -> None:
    assert understood("topi", ("topiary",)) == Command("quiz", topic="topi")


def test_what_resembles_nothing_is_asked_for_as_a_topic() -> None:
    assert understood("xyzzy", TOPICS) == Command("quiz", topic="xyzzy")


KNOWN = st.sampled_from([*NAMES, *WORDS, *TOPICS, "09:00", "8h", "<@U1>", "<#C1>", "mon-fri", "3"])


@settings(max_examples=300, deadline=None)
@given(st.lists(KNOWN | st.text(max_size=12), max_size=6))
def test_any_words_are_a_command(words: list[str]) -> None:
    assert understood(" ".join(words), TOPICS).name in NAMES.values()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_command(text: str) -> None:
    assert understood(text, TOPICS).name in NAMES.values()
