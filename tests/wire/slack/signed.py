"""HTTP mode: what Slack posts to the bot's request URL, signed as Slack signs."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from enum import Enum
from urllib.parse import urlencode

import aiohttp

from tests.wire.slack.deeds import COMMAND, EVENT, Deed
from tests.wire.slack.errors import Json

STALE_S = 60 * 6


class Signature(Enum):
    VALID = "valid"
    FORGED = "made with another secret"
    STALE = "right, and six minutes old"
    MISSING = "not there"


class Sender:
    """Sends to `url`, once that is set. `signature` holds for every delivery until changed."""

    def __init__(self, secret: str) -> None:
        self.url = ""
        self.secret = secret
        self.signature = Signature.VALID
        self.deliveries = 0
        # The machine's time: a bot checks signatures by it, whatever its study clock says.
        self.clock = time.time
        self.changed: Callable[[], None] = lambda: None
        self.acknowledge: Callable[[str, Json], None] = lambda envelope, body: None
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, deed: Deed, retry: int = 0, reason: str = "") -> None:
        deed.delivered()
        task = asyncio.create_task(self._deliver(deed, retry, reason))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def verified(self) -> bool:
        """Whether the bot answers Slack's question for its address, url_verification."""
        question = {"type": "url_verification", "challenge": "3eZbrw1a", "token": "unused"}
        try:
            status, answer = await self._post(json.dumps(question), "application/json", {})
        except aiohttp.ClientError:
            return False
        return status == 200 and answer.get("challenge", answer.get("text")) == "3eZbrw1a"

    async def until_verified(self) -> None:
        """A port that nobody has opened yet cannot say when somebody does."""
        while True:
            if await self.verified():
                return
            await asyncio.sleep(0.02)

    async def close(self) -> None:
        for task in [*self._tasks]:
            task.cancel()
        if self._session:
            await self._session.close()

    async def _deliver(self, deed: Deed, retry: int, reason: str) -> None:
        again = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
        body, kind = encoded(deed)
        try:
            status, answer = await self._post(body, kind, again if retry else {})
        except (aiohttp.ClientError, ConnectionError):
            status, answer = 0, {}
            deed.lost += 1
        deed.statuses.append(status)
        if status == 200:
            self.acknowledge(deed.envelope_id, answer)
        deed.watch.changed()
        self.changed()

    async def _post(self, body: str, kind: str, more: dict[str, str]) -> tuple[int, Json]:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        self.deliveries += 1
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0", **self._signed(body)}
        async with self._session.post(self.url, data=body, headers=headers | more) as answer:
            return answer.status, decoded(await answer.text())

    def _signed(self, body: str) -> dict[str, str]:
        if self.signature is Signature.MISSING:
            return {}
        at = round(self.clock()) - (STALE_S if self.signature is Signature.STALE else 0)
        secret = self.secret if self.signature is not Signature.FORGED else "another" * 4
        name = f"v0:{at}:{body}".encode()
        digest = hmac.new(secret.encode(), name, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={digest}"}


def encoded(deed: Deed) -> tuple[str, str]:
    """The body of the request and its content type."""
    if deed.kind == EVENT:
        return json.dumps(deed.payload), "application/json"
    form = deed.payload if deed.kind == COMMAND else {"payload": json.dumps(deed.payload)}
    return urlencode(form), "application/x-www-form-urlencoded"


def decoded(text: str) -> Json:
    """A body that is no JSON is a message's text."""
    try:
        body = json.loads(text) if text else {}
    except json.JSONDecodeError:
        body = text
    return body if isinstance(body, dict) else {"text": str(body)}
