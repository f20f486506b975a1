"""What can go wrong with the next requests, on demand."""

import asyncio
import re
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    ANSWER = "answer without doing the work"
    ANSWER_AFTER = "do the work, then answer with an error"
    CUT = "cut the connection before the work"
    CUT_AFTER = "do the work, then cut the connection"
    HANG = "never answer, never do the work"
    HANG_AFTER = "do the work, then never answer"
    LIMIT = "429"


@dataclass
class Fault:
    kind: Kind
    method: str
    path: re.Pattern[str]
    left: int
    status: int = 0
    retry_after: float = 0.0
    everywhere: bool = False
    hits: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def hit(self, method: str, path: str) -> bool:
        if self.left <= 0 or self.method not in ("*", method) or not self.path.search(path):
            return False
        self.left -= 1
        self.hits += 1
        return True

    def lift(self) -> None:
        """No more hits; requests that hang get cut."""
        self.left = 0
        self.released.set()


class Faults:
    """Faults by method ("*" for any) and a regular expression searched for in the path.

    Paths are as `/channels/1/messages`, without /api/v10. Older faults go first.
    """

    def __init__(self) -> None:
        self.all: list[Fault] = []

    def answer(self, method: str, path: str, status: int, times: int = 1) -> Fault:
        return self._add(Fault(Kind.ANSWER, method, re.compile(path), times, status))

    def answer_after_work(self, method: str, path: str, status: int = 502, times: int = 1) -> Fault:
        return self._add(Fault(Kind.ANSWER_AFTER, method, re.compile(path), times, status))

    def cut(self, method: str, path: str, times: int = 1) -> Fault:
        return self._add(Fault(Kind.CUT, method, re.compile(path), times))

    def cut_after_work(self, method: str, path: str, times: int = 1) -> Fault:
        return self._add(Fault(Kind.CUT_AFTER, method, re.compile(path), times))

    def hang(self, method: str, path: str, times: int = 1) -> Fault:
        """Hangs until `lift` of the returned fault, or the end of the server."""
        return self._add(Fault(Kind.HANG, method, re.compile(path), times))

    def hang_after_work(self, method: str, path: str, times: int = 1) -> Fault:
        """The work is done and the bot never hears of it: a good moment to kill it."""
        return self._add(Fault(Kind.HANG_AFTER, method, re.compile(path), times))

    def limit(
        self,
        method: str,
        path: str,
        retry_after: float,
        times: int = 1,
        *,
        everywhere: bool = False,
    ) -> Fault:
        """Answers 429; `everywhere` makes it the global limit's."""
        fault = Fault(Kind.LIMIT, method, re.compile(path), times)
        fault.retry_after, fault.everywhere = retry_after, everywhere
        return self._add(fault)

    def lift(self) -> None:
        for fault in self.all:
            fault.lift()
        self.all.clear()

    def strike(self, method: str, path: str) -> Fault | None:
        return next((fault for fault in self.all if fault.hit(method, path)), None)

    def _add(self, fault: Fault) -> Fault:
        self.all.append(fault)
        return fault
