"""Time zones as people type them: a city, “EST”, “UTC+2”, or nothing yet."""

from datetime import datetime

from discord.app_commands import Choice

from bot.zones import suggested

SUGGESTED = 25


def choices(typed: str, now: datetime, locale: str) -> list[Choice[str]]:
    """What the list under the option shows; the time there tells the right one."""
    return [
        Choice(name=f"{name.replace('_', ' ')} (it is {there:%H:%M} there){hint}"[:100], value=name)
        for name, there, hint in suggested(typed, now, locale)[:SUGGESTED]
    ]
