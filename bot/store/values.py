"""Instants and days as the database keeps them: Unix seconds UTC, ISO text."""

from datetime import UTC, datetime


def stamp(instant: datetime) -> int:
    return int(instant.timestamp())


def instant(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
