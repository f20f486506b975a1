"""Lines from standard input without blocking the loop, be it a terminal, a pipe or a file."""

import asyncio
import codecs
import contextlib
import os
import threading
from collections.abc import AsyncIterator, Callable

MOST = 4000  # characters of a line; the rest of a longer one is dropped


async def lines(descriptor: int) -> AsyncIterator[str]:
    """Each line without its end, until end of input."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def put(line: str | None) -> None:
        # A loop that has closed has nobody listening any more.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(queue.put_nowait, line)

    # A daemon thread with os.read: sys.stdin's lock, held in a blocked thread,
    # would make the interpreter abort at exit.
    threading.Thread(target=_read, args=(descriptor, put), daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line


def _read(descriptor: int, put: Callable[[str | None], None]) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    rest = ""
    while True:
        try:
            read = os.read(descriptor, 4096)
        except OSError:
            read = b""
        rest += decoder.decode(read, final=not read)
        *whole, rest = rest.split("\n")
        for line in whole:
            put(line.removesuffix("\r")[:MOST])
        rest = rest[: MOST + 1]
        if not read:
            if rest:
                put(rest[:MOST])
            put(None)
            return
