"""The real program, turned to a test server: `python -m tests.wire.slack.launch [arguments]`.

SLACK_TEST_API says where Slack's Web API is; the rest comes from there. With
DISCORD_TEST_REST set, Discord is moved as well, as its own launch does it. STUDY_TEST_CLOCK
names a file with the seconds to add to the time, STUDY_TEST_TICK gives the seconds
between two ticks.
"""

import os
import sys
from datetime import timedelta

import bot.__main__ as program
from tests.wire.slack.aim import aim
from tests.wire.slack.clock import ShiftedClock


def main() -> int:
    aim()
    if "DISCORD_TEST_REST" in os.environ:
        # Imported here: a process with Slack alone is not to carry discord.py.
        from tests.wire.discord.launch import main as both

        return both()
    if "STUDY_TEST_CLOCK" in os.environ:
        program.SystemClock = ShiftedClock  # type: ignore[attr-defined]
    if "STUDY_TEST_TICK" in os.environ:
        program.TICK = timedelta(seconds=float(os.environ["STUDY_TEST_TICK"]))
    return program.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
