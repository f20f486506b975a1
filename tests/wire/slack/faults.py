"""What can go wrong with the next requests, on demand, by Web API method."""

import re
from dataclasses import dataclass

from tests.wire.discord.faults import Fault, Kind

__all__ = ["Faults", "Kind", "MethodFault"]


@dataclass
class MethodFault(Fault):
    # Instead of a status: HTTP 200 with `ok: false` and this error.
    error: str = ""


class Faults:
    """Faults by a regular expression searched for in "method channel".

    That is "chat.postMessage C0123", or "response_url C0123"; what names no channel
    is its method alone. Older faults go first.
    """

    def __init__(self) -> None:
        self.all: list[MethodFault] = []

    def answer(self, method: str, status: int = 500, times: int = 1) -> MethodFault:
        """An HTTP status, and no work done."""
        return self._add(Kind.ANSWER, method, times, status)

    def refuse(self, method: str, error: str, times: int = 1) -> MethodFault:
        """`ok: false` with this error, and no work done."""
        fault = self._add(Kind.ANSWER, method, times, 200)
        fault.error = error
        return fault

    def answer_after_work(self, method: str, status: int = 500, times: int = 1) -> MethodFault:
        return self._add(Kind.ANSWER_AFTER, method, times, status)

    def cut(self, method: str, times: int = 1) -> MethodFault:
        return self._add(Kind.CUT, method, times)

    def cut_after_work(self, method: str, times: int = 1) -> MethodFault:
        return self._add(Kind.CUT_AFTER, method, times)

    def hang(self, method: str, times: int = 1) -> MethodFault:
        """Hangs until `lift` of the returned fault, or the end of the server."""
        return self._add(Kind.HANG, method, times)

    def hang_after_work(self, method: str, times: int = 1) -> MethodFault:
        """The work is done and the bot never hears of it: a good moment to kill it."""
        return self._add(Kind.HANG_AFTER, method, times)

    def limit(self, method: str, retry_after: float = 1, times: int = 1) -> MethodFault:
        """Answers 429 with Retry-After."""
        fault = self._add(Kind.LIMIT, method, times, 429)
        fault.retry_after = retry_after
        return fault

    def lift(self) -> None:
        for fault in self.all:
            fault.lift()
        self.all.clear()

    def strike(self, method: str, channel: str) -> MethodFault | None:
        name = f"{method} {channel}".strip()
        return next((fault for fault in self.all if fault.hit("*", name)), None)

    def _add(self, kind: Kind, method: str, times: int, status: int = 0) -> MethodFault:
        fault = MethodFault(kind, "*", re.compile(method), times, status)
        self.all.append(fault)
        return fault
