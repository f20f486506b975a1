"""Times that each reader sees in their own zone, beside the words that all platforms share."""

from datetime import datetime

from bot.words import counted as counted
from bot.words import day as day
from bot.words import difficulty as difficulty
from bot.words import listed as listed
from bot.words import period as period
from bot.words import topic as topic
from bot.words import topics as topics


def ago(instant: datetime) -> str:
    """“in 8 hours”, kept right by the reader's own Discord."""
    return f"<t:{int(instant.timestamp())}:R>"


def moment(instant: datetime) -> str:
    """“22 November 2026 09:00”, in the reader's own zone and language."""
    return f"<t:{int(instant.timestamp())}:f>"
