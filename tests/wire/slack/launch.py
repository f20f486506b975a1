"""The real program, turned to a test server: `python -m tests.wire.slack.launch [arguments]`.

SLACK_TEST_API says where Slack's Web API is; the rest comes from there. With
DISCORD_TEST_REST set, Discord is moved as well, as its own launch does it. STUDY_TEST_CLOCK
names a file with the seconds to add to the time, STUDY_TEST_TICK gives the seconds
between two ticks; SHORTER says what else can be shortened.
"""

import os
import sys
from datetime import timedelta
from importlib import import_module

import bot.__main__ as program
from tests.wire.slack.aim import aim
from tests.wire.slack.clock import ShiftedClock

# Constants in seconds.
SHORTER = {
    "STUDY_TEST_LOOK": "adapters.slack.listening:LOOK_S",
    "STUDY_TEST_DEAF": "adapters.slack.listening:DEAF_S",
    "STUDY_TEST_PING": "adapters.slack.listening:PING_S",
    "STUDY_TEST_GAP": "adapters.slack.pace:CHANNEL_GAP_S",
    "STUDY_TEST_RETRY": "adapters.slack.app:RETRY_S",
}


def shorten() -> None:
    """Imports of the adapter only what is named: a process that is measured takes its time."""
    for variable, path in SHORTER.items():
        if variable in os.environ:
            module, _, constant = path.partition(":")
            there = import_module(module)
            assert hasattr(there, constant), f"{path} has moved"
            setattr(there, constant, float(os.environ[variable]))


def main() -> int:
    aim()
    shorten()
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
