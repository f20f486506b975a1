"""Times that each reader sees in their own zone, beside the words that all platforms share."""

from datetime import datetime

from bot.words import counted as counted
from bot.words import day as day
from bot.words import difficulty as difficulty
from bot.words import listed as listed
from bot.words import period as period
from bot.words import topic as topic
from bot.words import topics as topics


def moment(instant: datetime) -> str:
    """“today at 5:00 PM”, in the reader's own zone. For mrkdwn."""
    at = int(instant.timestamp())
    return f"<!date^{at}^{{date_short_pretty}} at {{time}}|{instant:%d %B %H:%M} UTC>"


def moment_in_words(instant: datetime) -> str:
    """For texts that are read aloud, where Slack fills in no date."""
    return f"{instant:%A} {instant.day} {instant:%B} {instant:%H:%M} UTC"
