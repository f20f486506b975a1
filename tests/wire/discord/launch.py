"""The real program, turned to a test server: `python -m tests.wire.discord.launch [arguments]`.

DISCORD_TEST_REST and DISCORD_TEST_GATEWAY say where Discord is,
STUDY_TEST_CLOCK names a file with the seconds to add to the time, STUDY_TEST_TICK
gives the seconds between two ticks, STUDY_TEST_WELCOME those between two looks for
new servers and STUDY_TEST_RETRY those before a second try to reach Discord.
"""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

import adapters.discord.app
import adapters.discord.welcome
import bot.__main__ as program
from bot.clock import SystemClock
from tests.wire.discord.aim import aim


class ShiftedClock(SystemClock):
    """The time, and what the file says to add to it, read anew at every look."""

    def now(self) -> datetime:
        offset = Path(os.environ["STUDY_TEST_CLOCK"]).read_text().strip()
        return super().now() + timedelta(seconds=float(offset or 0))


def main() -> int:
    aim()
    if "STUDY_TEST_CLOCK" in os.environ:
        program.SystemClock = ShiftedClock  # type: ignore[attr-defined]
    if "STUDY_TEST_TICK" in os.environ:
        program.TICK = timedelta(seconds=float(os.environ["STUDY_TEST_TICK"]))
    if "STUDY_TEST_WELCOME" in os.environ:
        adapters.discord.welcome.EVERY_S = float(os.environ["STUDY_TEST_WELCOME"])
        adapters.discord.welcome.SERVERS_PER_S = 1_000_000
    if "STUDY_TEST_RETRY" in os.environ:
        adapters.discord.app.RETRY_S = float(os.environ["STUDY_TEST_RETRY"])
    return program.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
