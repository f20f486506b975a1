"""Settings from the environment or a .env file, read once; every fault at once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import BadSetting

ROOT = Path(__file__).resolve().parent.parent
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True)
class SlackSettings:
    """With `app_token` through Socket Mode, else over HTTP on `port`."""

    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    port: int


@dataclass(frozen=True)
class Config:
    """Empty `discord_token`: this process does not speak on Discord. `shard_ids` of
    `shard_count` are its own where several processes share the servers. `quiet` is False where
    nobody chose a log level."""

    database: Path
    content: Path
    log_level: str
    quiet: bool = True
    discord_token: str = field(default="", repr=False)
    shard_ids: tuple[int, ...] = ()
    shard_count: int | None = None
    source_url: str = ""
    slack: SlackSettings | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Config":
        """Raises BadSetting that names everything to be mended."""
        faults: list[str] = []
        level = environ.get("LOG_LEVEL", "WARNING").upper()
        if level not in LEVELS:
            faults.append(f"LOG_LEVEL is none of {', '.join(LEVELS)}")
        database = _database(environ.get("DATABASE_URL", ""), faults)
        content = Path(environ.get("CONTENT") or ROOT / "content").expanduser()
        if not content.is_dir():
            faults.append(f"CONTENT is {content}, which is no folder; point it at your decks")
        shard_ids, shard_count = _shards(environ, faults)
        slack = _slack(environ, faults)
        discord_token = _token(environ, "DISCORD_TOKEN", faults)
        if faults:
            raise BadSetting("\n".join(faults))
        return cls(
            database,
            content,
            level,
            quiet="LOG_LEVEL" in environ,
            discord_token=discord_token,
            shard_ids=shard_ids,
            shard_count=shard_count,
            source_url=environ.get("SOURCE_URL", "").strip(),
            slack=slack,
        )


def _slack(environ: Mapping[str, str], faults: list[str]) -> SlackSettings | None:
    """A bot token, and one of the two ways in."""
    names = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
    token, app_token, secret = (_token(environ, name, faults) for name in names)
    if not token:
        return None
    if not app_token and not secret:
        wanted = "SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP"
        faults.append(f"SLACK_BOT_TOKEN is set, but no way in: set {wanted}")
    port = environ.get("PORT", "").strip() or "3000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        faults.append("PORT is no number from 1 to 65535")
        port = "3000"
    return SlackSettings(token, app_token, secret, int(port))


def _shards(environ: Mapping[str, str], faults: list[str]) -> tuple[tuple[int, ...], int | None]:
    """SHARD_IDS=0,1 and SHARD_COUNT=4, both or neither."""
    ids, count = environ.get("SHARD_IDS", "").strip(), environ.get("SHARD_COUNT", "").strip()
    if not ids and not count:
        return (), None
    try:
        found, of = tuple(sorted({int(id) for id in ids.split(",")})), int(count)
    except ValueError:
        found, of = (), 0
    if not found or not 0 <= found[0] <= found[-1] < of:
        wanted = "set both, such as SHARD_IDS=0,1 and SHARD_COUNT=4 (ids run from 0)"
        faults.append(f"SHARD_IDS and SHARD_COUNT do not fit together; {wanted}")
        return (), None
    return found, of


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
    try:
        written = dotenv_values(ROOT / ".env")
    except (UnicodeDecodeError, OSError):
        raise BadSetting(".env cannot be read as text; save it as UTF-8") from None
    given = {key: value for key, value in written.items() if value}
    return {**given, **{key: value for key, value in os.environ.items() if value}}


def _token(environ: Mapping[str, str], name: str, faults: list[str]) -> str:
    """A secret as it was copied. It is never repeated in a fault."""
    token = environ.get(name, "").strip().removeprefix("Bot ").strip()
    if token and not re.fullmatch(r"[\x21-\x7e]+", token):
        faults.append(f"{name} holds blanks or signs that none has; copy it anew, in one line")
    return token
