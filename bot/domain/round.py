"""A round: one question put to a daily's channels for one study day, or to one member."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Round:
    """`kind` is daily, practice or trial.

    `state` goes planned → open → revealed → closed; missed and skipped are days
    that had no question. `closes_at` is when the next question is due; the round
    closes when that one is really posted.
    """

    id: int
    kind: str
    state: str
    daily_id: int | None
    day: date | None
    member_id: int | None
    late: bool
    opens_at: datetime
    reveals_at: datetime | None
    closes_at: datetime | None
    team_id: int | None

    @property
    def unrevealed(self) -> bool:
        return self.state in ("planned", "open")

    @property
    def over(self) -> bool:
        """Nobody can answer any more."""
        return self.state in ("closed", "missed", "skipped")

    def earned(self, points: int) -> int:
        """What an answer that is worth `points` earns when it is given now."""
        return points if self.kind == "daily" and self.unrevealed else 0
