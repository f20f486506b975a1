"""`python -m bench.bare_pair [MODULE …]`: both bare bots, discord.py's and Bolt's, in one process.

The modules named are imported and left alone, for what they take of memory.
"""

import asyncio
import contextlib
import importlib
import signal
import sys

from bench import bare_discord, bare_slack


async def main() -> None:
    task = asyncio.current_task()
    assert task
    async with asyncio.TaskGroup() as group:
        group.create_task(bare_discord.main())
        group.create_task(bare_slack.main())
        # After theirs, which would each end itself alone.
        await asyncio.sleep(0)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        importlib.import_module(name)
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(main())
