"""A database as years of use leave it: one team, one daily, and everybody answers every day.

Built with INSERT … SELECT. Rows come in random order within their day, as
people answer, so that pages are as full as they would be, not fuller.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from bench.measure import execute, progress
from bot import decks
from bot.config import ROOT
from bot.domain import standing
from bot.domain.drawing import drawn
from bot.domain.frozen import dumps
from bot.domain.question import Deck
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.store.migrate import migrate

ROOM = ChannelRef("bench", "1200000000000000001")
FIRST_DAY = date(2024, 1, 1)  # a Monday

TEAM = "INSERT INTO teams (id, name, created_at) VALUES (?, ?, 0)"
PLACE = "INSERT INTO places (platform, external, team_id) VALUES ('bench', ?, ?)"
CHANNEL = "INSERT INTO channels (id, platform, external) VALUES (?, 'bench', ?)"
DAILY = """
INSERT INTO dailies (id, team_id, deck, at, zone, weekdays, reveal_minutes, grace_minutes,
mention, state, next_day, next_at, created_at)
VALUES ($1, $1, 'deep-learning', $2, $3, '1234567', 480, 720, '', 'active', $4, $5, 0)"""
DAILY_CHANNEL = """
INSERT INTO daily_channels (daily_id, channel_id, state, reason) VALUES ($1, $1, 'open', '')"""
MEMBERS = """
WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)
INSERT INTO members (id, team_id, name, joined_at) SELECT id, 1, 'Member ' || id, 0 FROM n"""
IDENTITIES = """
INSERT INTO identities (team_id, platform, external, member_id)
SELECT 1, 'bench', CAST(1000000000000000000 + id AS TEXT), id FROM members ORDER BY random()"""
ROUND = """
INSERT INTO rounds (kind, state, daily_id, day, late, opens_at, reveals_at, closes_at,
question, topic, instance) VALUES ('daily', ?, ?, ?, 0, ?, ?, ?, ?, ?, ?) RETURNING id"""
DELIVERY = """
INSERT INTO deliveries (round_id, channel_id, kind, state, due_at, expires_at, attempts,
first_at, message, note) VALUES ($1, $2, $3, 'sent', $4, $4, 1, $4, '1300000000000000000', '')"""
# One question in four wants a number. Some members are better than others.
ANSWERS = """
INSERT INTO answers (round_id, member_id, response, correct, points, late, answered_at, channel_id)
SELECT $1, id,
CASE $1 % 4 WHEN 0 THEN printf('%d.0', id % 997) ELSE substr('abcd', 1 + (id + $1) % 4, 1) END,
c, 10 * c, 0, $2 + id % 30011, 1
FROM (SELECT id, (id * 7919 + $1 * 104729) % 10007 % 100 < 30 + id % 60 AS c FROM members)
ORDER BY random()"""
# As the bot counts: answer by answer, which leaves the index emptier than a sum at the end would.
TOTALS = """
INSERT INTO totals (daily_id, period, member_id, points, correct, answered)
SELECT 1, $2, member_id, points, correct, 1 FROM answers
WHERE round_id = $1 ORDER BY random() ON CONFLICT (daily_id, period, member_id) DO UPDATE SET
points = totals.points + excluded.points, correct = totals.correct + excluded.correct,
answered = totals.answered + 1"""
STREAKS = """
INSERT INTO streaks (daily_id, member_id, length, best, freezes, last_day, channel_id)
SELECT 1, id, $1, $1, 2, $2, 1 FROM members ORDER BY random()"""


@dataclass(frozen=True)
class Club:
    """What was built. Rounds 1 to `closed` are answered by all, those after them are open."""

    path: Path
    members: int
    closed: int
    opened: int

    @property
    def answers(self) -> int:
        return self.members * self.closed

    @property
    def open_rounds(self) -> range:
        return range(self.closed + 1, self.closed + self.opened + 1)

    def last(self, span: Span) -> str:
        """The newest period that has answers."""
        return standing.period(span, day_of(self.closed))


def who(member_id: int) -> MemberRef:
    return MemberRef("bench", "club", str(10**18 + member_id), f"Member {member_id}")


def day_of(round_id: int) -> date:
    """Rounds are held on weekdays."""
    weeks, weekday = divmod(round_id - 1, 5)
    return FIRST_DAY + timedelta(days=7 * weeks + weekday)


def opens(round_id: int) -> int:
    return int(datetime.combine(day_of(round_id), time(9), UTC).timestamp())


@cache
def content() -> dict[str, Deck]:
    """The decks that come with the bot."""
    return decks.load(ROOT / "content")


def instances(daily_id: int) -> Iterator[tuple[str, str, str]]:
    """(question, topic, frozen instance) of the scored questions, without end."""
    questions = [q for deck in content().values() for q in deck.questions if q.scored]
    while True:
        for question in questions:
            yield question.id, question.topic, dumps(drawn(question, str(daily_id)))


def build(path: Path, *, members: int, closed: int, opened: int = 0) -> Club:
    club = Club(path, members, closed, opened)
    migrate(path, 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        fast(connection)
        _people(connection, members)
        _rounds(connection, club)
        for round_id in range(1, closed + 1):
            progress(f"{round_id * members:,} answers of {club.answers:,}")
            execute(connection, ANSWERS, (round_id, opens(round_id)))
            for period in standing.periods(day_of(round_id)):
                execute(connection, TOTALS, (round_id, period))
        execute(connection, STREAKS, (closed, day_of(closed).isoformat()))
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    return club


def fast(connection: sqlite3.Connection) -> None:
    """Nothing to undo and nothing to wait for: the file is thrown away if this fails."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN")


def _people(connection: sqlite3.Connection, members: int) -> None:
    execute(connection, TEAM, (1, "club"))
    execute(connection, PLACE, ("club", 1))
    execute(connection, MEMBERS, (members,))
    connection.execute(IDENTITIES)
    execute(connection, CHANNEL, (1, ROOM.id))
    execute(connection, DAILY, (1, "09:00", "UTC", "2100-01-01", 4102477200))
    execute(connection, DAILY_CHANNEL, (1,))


def _rounds(connection: sqlite3.Connection, club: Club) -> None:
    total = club.closed + club.opened
    for number, instance in enumerate(islice(instances(1), total), 1):
        state = "closed" if number <= club.closed else "open"
        id = held(connection, 1, state, day_of(number), opens(number), instance)
        assert id == number
        if state == "closed":
            execute(connection, DELIVERY, (id, 1, "reveal", opens(number) + 28800))


def held(
    connection: sqlite3.Connection,
    daily_id: int,
    state: str,
    day: date,
    at: int,
    instance: tuple[str, str, str],
) -> int:
    """A round whose question was posted to the one channel of its daily."""
    row = (state, daily_id, day.isoformat(), at, at + 28800, at + 86400, *instance)
    id = int(execute(connection, ROUND, row).fetchall()[0][0])
    execute(connection, DELIVERY, (id, daily_id, "question", at))
    return id
