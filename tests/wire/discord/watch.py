"""Waiting for a state, woken by changes instead of by a clock."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Watch:
    """Whoever changes the state calls `changed`; whoever waits names what they wait for."""

    def __init__(self, describe: Callable[[], str]) -> None:
        self._describe = describe
        self._change = asyncio.Event()

    def changed(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def until(self, predicate: Callable[[], T], timeout: float = 10.0) -> T:
        """The predicate's first true value. Raises AssertionError with what is there instead."""
        try:
            async with asyncio.timeout(timeout):
                while not (value := predicate()):
                    await self._change.wait()
                return value
        except TimeoutError:
            pass
        raise AssertionError(f"did not happen within {timeout} s; there is\n{self._describe()}")
