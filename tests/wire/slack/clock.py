"""The program's time, moved by a file."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock


class ShiftedClock(SystemClock):
    """The time, and what STUDY_TEST_CLOCK's file says to add to it, read anew at every look."""

    def now(self) -> datetime:
        offset = Path(os.environ["STUDY_TEST_CLOCK"]).read_text().strip()
        return super().now() + timedelta(seconds=float(offset or 0))
