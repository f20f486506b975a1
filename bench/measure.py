"""Clocks, percentiles, memory, and how late the event loop runs. Nothing of the bot."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.store import Value
from bot.store.sqlite import dialect

TICK_S = 0.005


@dataclass(frozen=True)
class Pass:
    """One repetition of `count` operations; `latencies` are theirs, in seconds.

    So many of them were `abreast` at any time. `cpu` is that of the whole
    process, all threads.
    """

    count: int
    seconds: float
    cpu: float
    latencies: Sequence[float]
    abreast: int = 1

    @property
    def rate(self) -> float:
        """Operations a second, reckoned from p50: a shared disk stalls now and then."""
        return self.abreast / percentile(self.latencies, 50)


class Stopwatch:
    """Wall and CPU time since it was made."""

    def __init__(self) -> None:
        self._start, self._cpu = time.perf_counter(), time.process_time()

    def stop(self, count: int, latencies: Sequence[float], abreast: int = 1) -> Pass:
        seconds = time.perf_counter() - self._start
        return Pass(count, seconds, time.process_time() - self._cpu, latencies, abreast)


def percentile(samples: Sequence[float], share: int) -> float:
    ordered = sorted(samples)
    return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]


def rate(passes: Sequence[Pass]) -> float:
    return median(p.rate for p in passes)


def cpu_each(passes: Sequence[Pass]) -> float:
    return median(p.cpu / p.count for p in passes)


def latency(passes: Sequence[Pass], share: int) -> float:
    """The median over the repetitions of a percentile."""
    return median(percentile(p.latencies, share) for p in passes)


def rss_mb(pid: int | str = "self") -> float:
    """Resident memory of a process, in MiB."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        words = status.read_text(encoding="ascii", errors="replace").partition("VmRSS:")[2].split()
        return int(words[0]) / 1024
    of = str(os.getpid() if pid == "self" else pid)
    answer = subprocess.run(["ps", "-o", "rss=", "-p", of], capture_output=True, check=True)
    return int(answer.stdout) / 1024


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def millions(count: int) -> str:
    """1M, 10M, 100k."""
    return f"{count // 1_000_000}M" if count >= 1_000_000 else f"{count // 1000}k"


def copied(source: Path, name: str) -> Path:
    """A copy beside a database, on disk, so that no later fsync pays for it."""
    target = source.with_name(name)
    for suffix in ("", "-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(source, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return target


def fsync_ms(folder: Path) -> float:
    """What one durable write costs here at the least: 4 KiB and an fsync, the median of 100."""
    took = []
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        for _ in range(100):
            file.write(bytes(4096))
            before = time.perf_counter()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - before)
    return 1e3 * median(took)


class Lateness:
    """Within `async with`: how long a task that sleeps 5 ms at a time was kept waiting."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __aenter__(self) -> "Lateness":
        self._task = asyncio.create_task(self._watch())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *error: object) -> None:
        # A loop that never gave way would leave nothing to read.
        await asyncio.sleep(2 * TICK_S)
        self._task.cancel()

    async def _watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK_S)
            self.seconds.append(time.perf_counter() - before - TICK_S)

    @property
    def longest(self) -> float:
        return max(self.seconds, default=0.0)


def progress(words: str) -> None:
    """What takes long is said where it does not spoil the table."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def execute(connection: sqlite3.Connection, sql: str, values: tuple[Value, ...]) -> sqlite3.Cursor:
    """A statement with $n for its values, as the store writes them, or with ? in order."""
    text, places = dialect(sql)
    return connection.execute(text, [values[place] for place in places] if places else values)
