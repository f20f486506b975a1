"""Settings from the environment or a .env file, read once; every fault at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import BadSetting

ROOT = Path(__file__).resolve().parent.parent
LATER = ("DISCORD_TOKEN", "SLACK_BOT_TOKEN")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True)
class Config:
    database: Path
    content: Path
    log_level: str

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Config":
        """Raises BadSetting that names everything to be mended."""
        faults: list[str] = []
        level = environ.get("LOG_LEVEL", "WARNING").upper()
        if level not in LEVELS:
            faults.append(f"LOG_LEVEL is none of {', '.join(LEVELS)}")
        for name in LATER:
            if environ.get(name):
                what = "is set, but this version speaks in the terminal only; take it out"
                faults.append(f"{name} {what}")
        database = _database(environ.get("DATABASE_URL", ""), faults)
        content = Path(environ.get("CONTENT") or ROOT / "content").expanduser()
        if not content.is_dir():
            faults.append(f"CONTENT is {content}, which is no folder; point it at your decks")
        if faults:
            raise BadSetting("\n".join(faults))
        return cls(database, content, level)


def _database(url: str, faults: list[str]) -> Path:
    if not url:
        return ROOT / "var" / "study.db"
    scheme, separator, rest = url.partition("://")
    if not separator or scheme != "sqlite" or not rest.strip("/"):
        # The rest may hold a password, so it is not repeated.
        wanted = "write sqlite:///study.db, or sqlite:////an/absolute/path.db"
        faults.append(f"DATABASE_URL is no address of a SQLite file; {wanted}")
        return ROOT / "var" / "study.db"
    return Path(rest.removeprefix("/")).expanduser()


def environment() -> dict[str, str]:
    """The process's variables over those of .env beside the program."""
    given = {key: value for key, value in dotenv_values(ROOT / ".env").items() if value}
    return {**given, **os.environ}
