"""Discord's rate limits: fixed windows, one for the whole bot and one a bucket."""

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.wire.discord.errors import Json

FREE = re.compile(r"^/(interactions|webhooks|attachments)/")
MESSAGE = re.compile(r"^/channels/\d+/messages(/\d+)?$")


@dataclass
class Window:
    allowed: int
    seconds: float
    used: int = 0
    ends: float = 0.0

    def take(self, now: float) -> float:
        """0.0 if there was room, else the seconds until there is."""
        if now >= self.ends:
            self.used, self.ends = 0, now + self.seconds
        if self.used >= self.allowed:
            return self.ends - now
        self.used += 1
        return 0.0


@dataclass(frozen=True)
class Limited:
    retry_after: float
    everywhere: bool
    scope: str

    @property
    def body(self) -> Json:
        message = "You are being rate limited."
        return {"message": message, "retry_after": self.retry_after, "global": self.everywhere}

    @property
    def headers(self) -> dict[str, str]:
        headers = {"Retry-After": str(max(1, round(self.retry_after)))}
        headers["X-RateLimit-Scope"] = self.scope
        return headers | ({"X-RateLimit-Global": "true"} if self.everywhere else {})


class Limits:
    """`everywhere` is the global limit in requests a second, None for none at all.

    `messages` is what a channel takes: posts, and likewise edits, in how many seconds.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        everywhere: int | None = None,
        messages: tuple[int, float] | None = (5, 5.0),
    ) -> None:
        self.messages = messages
        self._clock = clock
        self._global: Window | None = None
        self._buckets: dict[str, Window] = {}
        self.enforce(everywhere)

    def enforce(self, everywhere: int | None) -> None:
        """Set the global limit, from now on."""
        self._global = Window(everywhere, 1.0) if everywhere else None

    def check(self, method: str, path: str) -> Limited | None:
        now = self._clock()
        wait = self._global.take(now) if self._global and not FREE.match(path) else 0.0
        if wait:
            return Limited(wait, True, "global")
        bucket = self._bucket(method, path)
        wait = bucket.take(now) if bucket else 0.0
        return Limited(wait, False, "user") if wait else None

    def headers(self, method: str, path: str) -> dict[str, str]:
        """The X-RateLimit headers; interaction callbacks have none, as with Discord."""
        bucket = None if path.startswith("/interactions/") else self._bucket(method, path)
        if bucket is None:
            return {}
        after = max(0.0, bucket.ends - self._clock())
        return {
            "X-RateLimit-Limit": str(bucket.allowed),
            "X-RateLimit-Remaining": str(bucket.allowed - bucket.used),
            "X-RateLimit-Reset": f"{time.time() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": _name(method, path),
        }

    def _bucket(self, method: str, path: str) -> Window | None:
        if self.messages is None or method not in ("POST", "PATCH") or not MESSAGE.match(path):
            return None
        key = f"{method} {path.split('/')[2]}"
        if key not in self._buckets:
            self._buckets[key] = Window(*self.messages)
        return self._buckets[key]


def _name(method: str, path: str) -> str:
    """One hash for a route whatever its channel, as discord.py expects of a bucket."""
    route = re.sub(r"\d+", "{}", path)
    return hashlib.md5(f"{method} {route}".encode(), usedforsecurity=False).hexdigest()
