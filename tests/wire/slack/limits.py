"""Slack's rate limits: posts by channel and by workspace, every other method by its tier."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

POST = ("chat.postMessage",)
# Calls a minute that a tier allows one app in one workspace, for each method.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
TIER = {
    "chat.update": 3,
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "conversations.history": 3,
    "conversations.replies": 3,
    "conversations.info": 3,
    "conversations.open": 3,
    "conversations.members": 4,
    "conversations.list": 2,
    "users.info": 4,
    "views.open": 4,
    "views.update": 4,
    "views.push": 4,
    "views.publish": 4,
    "team.info": 3,
    "bots.info": 3,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
}


@dataclass
class Bucket:
    """Fills at `rate` a second up to `size`; what is refused takes nothing out."""

    rate: float
    size: float
    level: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.level = self.size

    def wait(self, now: float) -> float:
        """0.0 if there is one to take, else the seconds until there is."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        # A hair's breadth, for what floating point loses in filling up.
        return max(0.0, (1 - 1e-6 - self.level) / self.rate)

    def take(self) -> None:
        self.level -= 1


class Limits:
    """Nothing is enforced until `enforce`; then every limit that is not None."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.relax()

    def relax(self) -> None:
        self._channel: tuple[float, float] | None = None
        self._workspace: tuple[float, float] | None = None
        self._tiers = False
        self._buckets: dict[tuple[str, ...], Bucket] = {}

    def enforce(
        self,
        *,
        channel: float | None = 1.0,
        burst: int = 3,
        workspace: float | None = 300.0,
        workspace_burst: int | None = None,
        tiers: bool = True,
    ) -> None:
        """Posts a second in a channel after a burst of so many, posts a minute in a workspace.

        Without `workspace_burst` a workspace may post a minute's worth at once.
        """
        self.relax()
        self._channel = (channel, burst) if channel else None
        if workspace:
            self._workspace = (workspace / 60, workspace_burst or workspace)
        self._tiers = tiers

    def check(self, method: str, workspace: str, channel: str) -> int:
        """0 if the request may pass, else whole seconds for Retry-After."""
        now = self._clock()
        buckets = self._of(method, workspace, channel)
        wait = max((bucket.wait(now) for bucket in buckets), default=0.0)
        if wait:
            return max(1, math.ceil(wait))
        for bucket in buckets:
            bucket.take()
        return 0

    def _of(self, method: str, workspace: str, channel: str) -> list[Bucket]:
        if method in POST:
            of_channel = self._bucket(self._channel, "channel", workspace, channel)
            return of_channel + self._bucket(self._workspace, "workspace", workspace)
        if not self._tiers or method not in TIER:
            return []
        allowed = TIERS[TIER[method]]
        return self._bucket((allowed / 60, allowed), method, workspace)

    def _bucket(self, size: tuple[float, float] | None, *key: str) -> list[Bucket]:
        if size is None:
            return []
        if key not in self._buckets:
            bucket = Bucket(*size)
            bucket.at = self._clock()
            self._buckets[key] = bucket
        return [self._buckets[key]]
