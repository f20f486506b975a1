"""The real program as somebody starts it, and bare programs to compare it with.

Each is a child process with pipes, a database in the temporary folder and no
tokens. It is ready when it writes a line that begins with `== `: the title of
the first question.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.measure import rss_mb
from bot.config import ROOT

PATIENCE_S = 60.0
SETTLED_S = 0.3  # until memory is looked at

BOT = ("-m", "bot")
# What a start loads at the least.
IMPORTS = ("-c", "import asyncio, aiosqlite, apscheduler.schedulers.asyncio, rich.console")
# Prints every module of other people's that the bot imports.
LIBRARIES = """
import sys
import apscheduler.schedulers.asyncio
import adapters.terminal.platform, bot.__main__, bot.admin, bot.daily, bot.store.sqlite, bot.study
files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
print(*(name for name, file in files.items() if "site-packages" in file))
"""
# The same libraries, a scheduler, two connections and a loop; none of the bot.
BARE = """
import asyncio, importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
import aiosqlite, rich.console
from apscheduler.schedulers.asyncio import AsyncIOScheduler

async def main():
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.start()
    async with aiosqlite.connect(":memory:"), aiosqlite.connect(":memory:"):
        rich.console.Console().print("== ready")
        await asyncio.to_thread(sys.stdin.read)

asyncio.run(main())
"""


def bare() -> tuple[str, ...]:
    """The arguments of a program that imports what the bot imports."""
    command = [sys.executable, "-c", LIBRARIES]
    names = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return ("-c", BARE, *names.stdout.split())


def imported() -> float:
    """Seconds that a bare import of the libraries takes, start and end of Python included."""
    before = time.perf_counter()
    subprocess.run([sys.executable, *IMPORTS], cwd=ROOT, check=True)
    return time.perf_counter() - before


def first_question(database: Path, content: Path | None = None) -> float:
    """Seconds from the start of the program to the title of its question."""
    before = time.perf_counter()
    with ready(BOT, database, content):
        return time.perf_counter() - before


def memory(arguments: Sequence[str], database: Path, content: Path | None = None) -> float:
    """MiB that a program holds when it is ready."""
    with ready(arguments, database, content) as process:
        time.sleep(SETTLED_S)
        return rss_mb(process.pid)


@contextmanager
def ready(
    arguments: Sequence[str], database: Path, content: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A child that has written its title line; ended when the block is."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=_environment(database, content),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        watchdog = threading.Timer(PATIENCE_S, process.kill)
        watchdog.start()
        try:
            _wait_for_title(process)
            yield process
            process.communicate("quit\n")
        finally:
            watchdog.cancel()
            process.kill()


def _wait_for_title(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("== "):
            return
    raise RuntimeError("the program ended, or was ended, before it asked anything")


def _environment(database: Path, content: Path | None) -> dict[str, str]:
    # Empty, not absent: an absent one would be taken from .env.
    ours = {"DISCORD_TOKEN": "", "SLACK_BOT_TOKEN": "", "LOG_LEVEL": "WARNING", "PYTHONUTF8": "1"}
    ours["CONTENT"] = str(content or "")
    ours["DATABASE_URL"] = f"sqlite:///{database.absolute()}"
    return {**os.environ, **ours}
