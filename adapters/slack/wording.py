"""Refusals and failures in Slack's terms: which words help."""

from adapters.slack import words
from adapters.slack.layout import Message, message
from bot.errors import (
    BadZone,
    BotError,
    NoDaily,
    NoRound,
    NothingToAsk,
    Refusal,
    UnknownTopic,
    WhichDaily,
)


def refusal(error: BotError) -> Message:
    return message(sentence(error))


def sentence(error: BotError) -> str:
    """In plain words."""
    match error:
        case UnknownTopic(asked=asked, near=near):
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            return f"There is no topic “{asked}”.{hint} `/quiz topics` lists them all."
        case NothingToAsk(topic=topic, difficulty=difficulty):
            about = f" about {words.topic(topic)}" if topic else ""
            at = f" of difficulty {difficulty}" if difficulty else ""
            return f"The deck has no question{about}{at}. Try another topic or difficulty."
        case NoRound():
            return "This question is no longer known here. `/quiz` gives you a new one."
        case NoDaily():
            return (
                "No daily question is set up here yet. `/quiz daily` sets one up; "
                "`/quiz` works right away."
            )
        case WhichDaily():
            return "There are several daily questions. Say it in the channel of the one you mean."
        case BadZone(given=given, near=near, fixed=True):
            city = f", such as {' or '.join(near)}" if near else ", such as Europe/Berlin"
            return f"“{given}” does not say when clocks change. Name a city instead{city}."
        case BadZone(given=given, near=near):
            city = f", such as {' or '.join(near)}" if near else ", such as Europe/Berlin"
            return f"“{given}” is not a time zone. Name a city{city}."
        case Refusal():
            return str(error)
        case _:
            # What operators are told may name paths; members get what concerns them.
            return (
                "The bot cannot store anything at the moment, so nothing was recorded. "
                "Its operator finds the reason in the log; please try again later."
            )


def failure(code: str) -> Message:
    return message(
        "Something went wrong on the bot's side, not yours. What was recorded is kept. "
        f"Please try again; if it happens again, give your organiser this code: {code}."
    )


def said(text: str) -> list[Message]:
    """One sentence to one person."""
    return [message(text)]
