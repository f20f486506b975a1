"""A bot in a process of its own that kills itself at a chosen point.

`python -m tests.process.victim FOLDER POINT` lives through two study days: post,
answer, reveal, post. Before and after every write to the database and every
call of the platform a counter goes up; at POINT the process gets SIGKILL.
The channel is a file, since it has to outlive the process.
"""

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.refs import ChannelRef, MessageRef
from bot.ports import Urgency
from bot.store import P, Store, T, Work
from bot.store.migrate import migrate
from bot.store.sqlite import SqliteStore
from bot.study import Study
from bot.views import Posting, QuestionView, RevealView
from tests.fakes import ANN, ROOM, FakeClock
from tests.samples import capitals


@dataclass
class Fate:
    """Counts the points at which a process may die, and lets it die at one."""

    deadly: int
    passed: int = 0

    def point(self) -> None:
        self.passed += 1
        if self.passed == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalStore:
    """The real store, with a point before and after each write."""

    def __init__(self, store: Store, fate: Fate) -> None:
        self._store = store
        self._fate = fate

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        self._fate.point()
        result = await self._store.write(work, *args, **kwargs)
        self._fate.point()
        return result

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._store.read(work, *args, **kwargs)

    async def close(self) -> None:
        await self._store.close()


class FileChannel:
    """A platform whose one channel is a file of lines."""

    name = "fake"

    def __init__(self, path: Path, fate: Fate) -> None:
        self._path = path
        self._fate = fate

    async def run(self) -> None: ...

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        pass

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        self._fate.point()
        line = {"mark": mark, "is": type(view).__name__, "day": _day(view)}
        with self._path.open("a") as file:
            file.write(json.dumps(line) + "\n")
        self._fate.point()
        return MessageRef(channel, mark)

    async def edit(self, message: MessageRef, view: Posting) -> None:
        self._fate.point()

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        lines = self._path.read_text().splitlines() if self._path.exists() else []
        found = any(json.loads(line)["mark"] == mark for line in lines)
        return MessageRef(channel, mark) if found else None


def _day(view: Posting) -> str:
    match view:
        case QuestionView(day=day) | RevealView(question=QuestionView(day=day)):
            return str(day)
    return ""


async def live(folder: Path, deadly: int) -> None:
    fate, clock, decks = Fate(deadly), FakeClock(), {"sample": capitals(30)}
    migrate(folder / "study.db", 0)
    store = MortalStore(await SqliteStore.open(folder / "study.db"), fate)
    study, admin = Study(store, decks, clock), Admin(store, decks, clock)
    channel = FileChannel(folder / "channel", fate)
    heartbeat = Heartbeat(store, decks, clock, study, [channel])
    await heartbeat.recover()
    await admin.start(ANN, [ROOM], Wish())
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    letter = "b" if deadly else "a"
    found = await study.today(ROOM, ANN)
    if found is not None and str(found[0].day) == "2026-03-02":
        view = await study.answer(found[0].round_id, ANN, letter, ROOM)
        print(f"answered {view.response} first={view.first}", flush=True)
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    clock.to("2026-03-03 09:00")
    await heartbeat.tick()
    await store.close()
    print("done", flush=True)


if __name__ == "__main__":
    asyncio.run(live(Path(sys.argv[1]), int(sys.argv[2])))
