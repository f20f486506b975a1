"""Errors made for eyes. Each holds facts; an adapter may word them its own way.

BotError                    something a person can mend; str() says what and how
├── BadSetting              an environment variable or .env line
├── BadDeck                 faults in question files, all of them
├── BadStore                the database cannot be used as it is
├── BadName  BadPlace  UnknownQuestion   what an author named
└── Refusal                 what a member or organiser asked cannot be done
    ├── UnknownTopic  NothingToAsk  NotAnAnswer  NoRound  RoundClosed
    └── BadTime  BadZone  BadDays  BadReveal  NoDaily  WhichDaily
        NoChannel  UnknownDeck  BadCode  OwnDaily  NotOneTeam
"""

from dataclasses import dataclass
from pathlib import Path

from bot.domain.refs import ChannelRef


class BotError(Exception):
    """What happened, to what, and what to do."""


class BadSetting(BotError):
    pass


class BadStore(BotError):
    pass


class BadDeck(BotError):
    def __init__(self, faults: tuple[str, ...]) -> None:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join((*faults, f"{count} in the deck; nothing was loaded")))
        self.faults = faults


class BadName(BotError):
    """A name that no deck can have, or that one has already."""

    def __init__(self, name: str, taken: Path | None = None) -> None:
        what = f"{taken} is there already" if taken else f"“{name}” cannot be a deck's name"
        mend = "choose another name" if taken else "use small letters, digits and hyphens"
        super().__init__(f"{what}; {mend}.")


class BadPlace(BotError):
    """A folder that nothing can be written to."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"Nothing can be written to {folder} ({reason}); name another folder.")


class UnknownQuestion(BotError):
    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        listed = "Give an id (a file's name without .md) or the path of a file."
        shown = name if len(name) <= 60 else f"{name[:60]}…"
        super().__init__(f"There is no question “{shown}”.{_near(near) or f' {listed}'}")


class Refusal(BotError):
    pass


def _near(near: tuple[str, ...]) -> str:
    return f" Did you mean {' or '.join(near)}?" if near else ""


@dataclass
class UnknownTopic(Refusal):
    asked: str
    near: tuple[str, ...]

    def __str__(self) -> str:
        return f"There is no topic “{self.asked}”.{_near(self.near)} `topics` lists them all."


@dataclass
class NothingToAsk(Refusal):
    topic: str | None
    difficulty: int | None

    def __str__(self) -> str:
        of = f" about {self.topic}" if self.topic else ""
        at = f" of difficulty {self.difficulty}" if self.difficulty else ""
        return f"The deck has no question{of}{at}. Ask for another topic or difficulty."


@dataclass
class NotAnAnswer(Refusal):
    given: str
    expected: str

    def __str__(self) -> str:
        return f"“{self.given}” is not an answer to this question. Please give {self.expected}."


class NoRound(Refusal):
    def __str__(self) -> str:
        return "This question is no longer known here. `quiz` gives you a new one."


class RoundClosed(Refusal):
    def __str__(self) -> str:
        return (
            "This question closed when the next one was posted, so nothing was recorded. "
            "A freeze, if you have one, saves the streak; the newest question is open."
        )


@dataclass
class BadTime(Refusal):
    given: str

    def __str__(self) -> str:
        return f"“{self.given}” is not a time of day. Write it as 09:00 or 17:30."


@dataclass
class BadZone(Refusal):
    """`fixed`: an offset or abbreviation, which does not say when clocks change."""

    given: str
    near: tuple[str, ...]
    fixed: bool = False

    def __str__(self) -> str:
        hint = _near(self.near) or " Write a city of the tz database, such as Europe/Berlin."
        if self.fixed:
            return f"“{self.given}” does not say when clocks change for summer.{hint}"
        return f"“{self.given}” is not a time zone.{hint}"


@dataclass
class BadDays(Refusal):
    given: str

    def __str__(self) -> str:
        return f"“{self.given}” are not weekdays. Write mon-fri, daily, or mon,wed,fri."


@dataclass
class BadReveal(Refusal):
    given: str

    def __str__(self) -> str:
        return f"“{self.given}” is no time to reveal. Write 30m or 8h (24h at most), or next."


class NoDaily(Refusal):
    def __str__(self) -> str:
        return "No daily question is set up here yet. An organiser can start one."


@dataclass
class WhichDaily(Refusal):
    """Several dailies, none of them in the channel where the command was given."""

    channels: tuple[ChannelRef, ...]

    def __str__(self) -> str:
        return "There are several daily questions here. Give the command in the channel of one."


@dataclass
class NoChannel(Refusal):
    reason: str

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return (
            f"Nothing can be posted to any channel of this daily question{why}. Mend that, and "
            "then resume it."
        )


@dataclass
class BadCode(Refusal):
    given: str

    def __str__(self) -> str:
        return (
            f"“{self.given}” is no code that is valid now. A code works once, for a quarter of an "
            "hour; ask for a new one where the other came from."
        )


class OwnDaily(Refusal):
    def __str__(self) -> str:
        return (
            "This place has a daily question of its own. Stop that first, so that the team has one."
        )


class NotOneTeam(Refusal):
    def __str__(self) -> str:
        return (
            "The two places are not one team yet. An organiser links them first, with a code for "
            "the daily question."
        )


@dataclass
class UnknownDeck(Refusal):
    asked: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"There is no deck “{self.asked}”. Known: {', '.join(self.known)}."
