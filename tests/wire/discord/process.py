"""A bot in a process of its own, and its end."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

LAUNCH = "tests.wire.discord.launch"
BARE = "tests.wire.discord.bare"
RICH = "tests.wire.discord.rich"
ROOT = Path(__file__).resolve().parents[3]


class BotProcess:
    """`async with discord.bot(module, *arguments, env=..., log=...) as bot:` starts and ends it.

    What it prints goes to `log`, added to what is there.
    """

    def __init__(
        self, module: str = LAUNCH, *arguments: str, env: dict[str, str], log: Path
    ) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._env = {**os.environ, **env}
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, env=self._env, cwd=ROOT, stdout=log, stderr=log
            )

    async def stop(self, timeout: float = 10.0) -> int:
        """Ask it to end, and its exit code. Killed if it does not."""
        self._signal(signal.SIGTERM)
        try:
            return await self.ended(timeout)
        except TimeoutError:
            return await self.kill()

    async def kill(self) -> int:
        self._signal(signal.SIGKILL)
        return await self.ended()

    async def ended(self, timeout: float = 10.0) -> int:
        async with asyncio.timeout(timeout):
            return await self.process.wait()

    @property
    def started(self) -> bool:
        return self._process is not None

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._process, "not started"
        return self._process

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def output(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    def _signal(self, number: signal.Signals) -> None:
        if self._process and self._process.returncode is None:
            self._process.send_signal(number)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()
