"""The command line and the composition root: the one file of bot/ that may import adapters."""

import argparse
import asyncio
import gc
import getpass
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

NOT_INSTALLED = (
    "{} is not installed for this Python. Start the bot with make run, or with"
    " .venv/bin/python -m bot."
)

try:
    from bot import decks
    from bot.clock import Clock, SystemClock
    from bot.config import Config, environment
    from bot.domain.question import Deck
    from bot.errors import BadSetting, BotError
except ModuleNotFoundError as missing:
    sys.exit(NOT_INSTALLED.format(missing.name))

if TYPE_CHECKING:
    from bot.admin import Admin
    from bot.daily import Heartbeat
    from bot.ports import Platform
    from bot.store import Store
    from bot.study import Study

TICK = timedelta(seconds=5)

COMMANDS = """\
commands:
  run                 start the bot (the default); with no token set, in this terminal
  invite              print the link that adds the bot to a Discord server
  slack-manifest      print the manifest that creates the app in Slack (--http URL for HTTP)
  migrate             bring the database up to date, and leave
  deck check PATH     read a question file, a deck or all decks, and report every fault
  deck stats [PATH]   what the decks hold, by topic, kind and difficulty
  deck preview ID     a question as the terminal, Discord and Slack will show it
  deck new NAME       begin a deck of your own
  backup [FOLDER]     copy the database while the bot runs, and check the copy

Settings come from the environment or from .env; README.md lists them.
"""


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as missing:
        print(NOT_INSTALLED.format(missing.name), file=sys.stderr)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        print()
        return 0
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        usage="python -m bot [command] [--as NAME]",
        description="A study bot: one question a day for a team, streaks and a leaderboard.",
        epilog=COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(do=_run)
    who = "who you are in the terminal"
    parser.add_argument("--as", help=who, dest="name", metavar="NAME")
    commands = parser.add_subparsers(metavar="", help=argparse.SUPPRESS)
    run = commands.add_parser("run")
    # SUPPRESS: a default here would overwrite what stood before the command.
    run.add_argument("--as", help=who, dest="name", metavar="NAME", default=argparse.SUPPRESS)
    commands.add_parser("invite").set_defaults(do=_invite)
    manifest = commands.add_parser("slack-manifest")
    manifest.add_argument("--http", help="the bot's public https address", default="")
    manifest.set_defaults(do=_manifest)
    commands.add_parser("migrate").set_defaults(do=_migrate)
    _add_deck(commands.add_parser("deck"))
    backup = commands.add_parser("backup")
    backup.add_argument("folder", type=Path, nargs="?", default=Path("backups"))
    backup.set_defaults(do=_backup)
    return parser


def _add_deck(parser: argparse.ArgumentParser) -> None:
    deck = parser.add_subparsers(required=True, metavar="check|stats|preview|new")
    check = deck.add_parser("check")
    check.add_argument("path", type=Path)
    check.set_defaults(do=_check)
    stats = deck.add_parser("stats")
    stats.add_argument("path", type=Path, nargs="?")
    stats.set_defaults(do=_stats)
    preview = deck.add_parser("preview")
    preview.add_argument("question", metavar="ID", help="a question's id, or its file")
    preview.add_argument("--seed", default="", help="draws the same numbers and order again")
    preview.add_argument("--to", type=Path, default=Path("previews"), help="where pictures go")
    preview.set_defaults(do=_preview)
    new = deck.add_parser("new")
    new.add_argument("name", metavar="NAME", help="small letters, digits and hyphens")
    new.set_defaults(do=_new)


def _config() -> Config:
    config = Config.from_env(environment())
    logging.basicConfig(
        level=config.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    return config


def _check(options: argparse.Namespace) -> int:
    from adapters.discord import fitting as discord
    from adapters.slack import fitting as slack
    from bot import deckcommands

    return deckcommands.check(options.path, {"Discord": discord.fit, "Slack": slack.fit})


def _stats(options: argparse.Namespace) -> int:
    from bot import deckcommands

    return deckcommands.stats(options.path or _config().content)


def _new(options: argparse.Namespace) -> int:
    from bot import deckcommands

    return deckcommands.new(_config().content, options.name)


def _preview(options: argparse.Namespace) -> int:
    from adapters.discord import preview as discord
    from adapters.slack import preview as slack
    from adapters.terminal import preview as terminal
    from bot import deckcommands

    drawings = {
        "discord": deckcommands.Drawing(discord.html, discord.WIDTH),
        "slack": deckcommands.Drawing(slack.html, slack.WIDTH),
    }
    wanted = deckcommands.Wanted(
        options.question, options.seed, options.to, os.environ.get("CHROMIUM", "")
    )
    return deckcommands.preview(_config().content, wanted, terminal.printed, drawings)


def _migrate(options: argparse.Namespace) -> int:
    from bot.store.lock import locked

    config = _config()
    with locked(config.database):
        applied = _migrated(config)
    print(f"{config.database}: {', '.join(applied) if applied else 'up to date'}")
    return 0


def _migrated(config: Config) -> list[str]:
    from bot.store.migrate import migrate

    return migrate(config.database, int(SystemClock().now().timestamp()))


def _backup(options: argparse.Namespace) -> int:
    from bot.store.backup import backup

    print(backup(_config().database, options.folder, SystemClock().now()))
    return 0


def _invite(options: argparse.Namespace) -> int:
    from adapters.discord.app import Settings, invitation

    config = _config()
    if not config.discord_token:
        raise BadSetting("DISCORD_TOKEN is not set; README.md says where it comes from")
    print(asyncio.run(invitation(Settings(config.discord_token))))
    return 0


def _manifest(options: argparse.Namespace) -> int:
    from adapters.slack.manifest import manifest

    if options.http and not options.http.startswith("https://"):
        raise BadSetting(f"{options.http} is no https address; Slack calls no other")
    print(manifest(options.http), end="")
    return 0


def _run(options: argparse.Namespace) -> int:
    from bot.store.lock import locked

    config = _config()
    with locked(config.database):
        _migrated(config)
        asyncio.run(_serve(config, options.name))
    return 0


async def _serve(config: Config, name: str | None) -> None:
    """Put the parts together and run until the platforms are done."""
    from bot.admin import Admin
    from bot.daily import Heartbeat
    from bot.store.sqlite import SqliteStore
    from bot.study import Study

    clock, content = SystemClock(), decks.load(config.content)
    store = await SqliteStore.open(config.database)
    try:
        study, admin = Study(store, content, clock), Admin(store, content, clock)
        platforms: list[Platform] = []
        if config.discord_token:
            platforms.append(_discord(config, store, study, admin, clock, content))
        if config.slack is not None:
            platforms.append(_slack(config, store, study, admin, clock, content))
        if not platforms:
            from adapters.terminal.platform import Terminal

            terminal = Terminal.at_this_terminal(
                study, admin, clock, lambda: heartbeat.tick(), config.database, name or _user()
            )
            platforms.append(terminal)
        heartbeat = Heartbeat(store, content, clock, study, platforms)
        await heartbeat.recover()
        # Decks and modules stay for good; looking through them at every full collection
        # would hold up the loop for some 20 ms.
        gc.freeze()
        _leave_on_sigterm()
        try:
            with _beating(heartbeat):
                await _all(platforms)
        finally:
            await heartbeat.stop()
    finally:
        await store.close()


async def _all(platforms: "Sequence[Platform]") -> None:
    """Until all of them are done, or one fails."""
    try:
        async with asyncio.TaskGroup() as group:
            for platform in platforms:
                group.create_task(platform.run())
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None


def _slack(
    config: Config,
    store: "Store",
    study: "Study",
    admin: "Admin",
    clock: Clock,
    content: Mapping[str, Deck],
) -> "Platform":
    from adapters.slack.app import Settings, Slack
    from bot.figures import Figures
    from bot.linking import Linking
    from bot.memory import Memory

    _tell_more(config)
    found = config.slack
    assert found is not None
    settings = Settings(
        found.bot_token, found.app_token, found.signing_secret, found.port, config.source_url
    )
    linking, figures, memory = Linking(store, clock), Figures(config.content), Memory(store)
    return Slack(settings, study, admin, clock, list(content), linking, figures, memory)


def _tell_more(config: Config) -> None:
    """Where nobody sits at the terminal, the log says who and where the bot is."""
    if not config.quiet:
        logging.getLogger("adapters").setLevel(logging.INFO)
    # The libraries' debug lines hold tokens.
    for library in ("discord", "slack_bolt", "slack_sdk"):
        level = max(logging.INFO, logging.getLogger().level)
        logging.getLogger(library).setLevel(level)


def _discord(
    config: Config,
    store: "Store",
    study: "Study",
    admin: "Admin",
    clock: Clock,
    content: Mapping[str, Deck],
) -> "Platform":
    # An adapter is imported only when its token is set: each costs a second and 40 MB.
    from adapters.discord.app import Discord, Settings
    from bot.figures import Figures
    from bot.linking import Linking
    from bot.memory import Memory

    _tell_more(config)
    settings = Settings(
        config.discord_token, config.shard_ids, config.shard_count, config.source_url
    )
    figures, memory = Figures(config.content), Memory(store)
    linking = Linking(store, clock)
    return Discord(settings, study, admin, memory, clock, figures, list(content), linking)


@contextmanager
def _beating(heartbeat: "Heartbeat") -> Iterator[None]:
    """The only thing that APScheduler does here: wake the heartbeat."""
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    from bot.daily import REFRESH

    scheduler = AsyncIOScheduler(timezone="UTC")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    for job, every in ((heartbeat.beat, TICK), (heartbeat.refresh, REFRESH)):
        scheduler.add_job(
            job,
            "interval",
            seconds=every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    try:
        yield
    finally:
        # A beat that is let go half-way is no error; the next process takes it up.
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        scheduler.shutdown(wait=False)


def _leave_on_sigterm() -> None:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def _user() -> str:
    # A container may have no name for its user.
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "you"


if __name__ == "__main__":
    sys.exit(main())
