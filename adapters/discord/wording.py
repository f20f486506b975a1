"""Refusals and failures in Discord's terms: which command helps."""

from adapters.discord import words
from adapters.discord.escape import escaped
from adapters.discord.layout import AMBER, RED, Message, message
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
    return message([_sentence(error)], AMBER)


def _sentence(error: BotError) -> str:
    match error:
        case UnknownTopic(asked=asked, near=near):
            hint = f" Did you mean {escaped(' or '.join(near))}?" if near else ""
            return f"There is no topic “{escaped(asked)}”.{hint} `/quiz` lists them as you type."
        case NothingToAsk(topic=topic, difficulty=difficulty):
            about = f" about {escaped(words.topic(topic))}" if topic else ""
            at = f" of difficulty {difficulty}" if difficulty else ""
            return f"The deck has no question{about}{at}. Try another topic or difficulty."
        case NoRound():
            return "This question is no longer known here. `/quiz` gives you a new one."
        case NoDaily():
            return (
                "No daily question is set up here yet. Somebody who may manage this server can "
                "start one with `/daily start`. `/quiz` works right away."
            )
        case WhichDaily(channels=channels):
            where = " or ".join(f"<#{channel.id}>" for channel in channels[:5])
            return f"There are several daily questions here. Give the command in {where}."
        case BadZone(given=given, near=near, fixed=True):
            return (
                f"“{escaped(given)}” does not say when clocks change for summer. "
                f"Choose a city instead{_such_as(near)}; the list helps as you type."
            )
        case BadZone(given=given, near=near):
            return f"“{escaped(given)}” is not a time zone. Choose a city{_such_as(near)}."
        case Refusal():
            return escaped(str(error))
        case _:
            # What operators are told may name paths; members get what concerns them.
            return (
                "The bot cannot store anything at the moment, so nothing was recorded. "
                "Its operator finds the reason in the log; please try again later."
            )


def _such_as(near: tuple[str, ...]) -> str:
    return f", such as {escaped(' or '.join(near))}" if near else ", such as Europe/Berlin"


def failure(code: str) -> Message:
    text = "Something went wrong on the bot's side, not yours. What was recorded is kept. "
    again = f"Please try again; if it happens again, give your organiser this code: `{code}`."
    return message([text + again], RED)


def said(text: str, color: int = AMBER) -> list[Message]:
    """One sentence to one person."""
    return [message([text], color)]
