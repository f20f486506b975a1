"""A crew on the test's Slack, and the real program that serves it in a process of its own."""

import asyncio
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.wire.slack import BotProcess, Channel, Deed, Person, SlackServer
from tests.wire.slack.blocks import action_ids, text
from tests.wire.slack.errors import Json
from tests.wire.slack.faults import MethodFault
from tests.wire.slack.server import LAUNCH
from tests.wire.study import Clock, Day

ONCE = Day(questions=1, answers=1, reveals=1)
SETTING = "/quiz daily 09:00 UTC daily reveal=30m"
# What the libraries complain of when a line is cut is theirs.
OUR_ERRORS = re.compile(r" ERROR (adapters|bot)\b")
POST, UPDATE = "chat.postMessage", "chat.update"


class Crew:
    """A workspace with a lobby to talk to the bot in, and a room for the daily question."""

    def __init__(self, slack: SlackServer, folder: Path, content: Path | None) -> None:
        self.slack = slack
        self.clock = Clock(folder / "clock", slack.world)
        self.lobby: Channel = slack.channel("lobby")
        self.room: Channel = slack.channel("study")
        self.ann: Person = slack.person("ann", admin=True)
        self.ben: Person = slack.person("ben")
        self.database = folder / "study.db"
        self.log = folder / "log"
        self.env = {
            "STUDY_TEST_CLOCK": str(self.clock.file),
            "STUDY_TEST_TICK": "0.05",
            "STUDY_TEST_RETRY": "0.1",
            "STUDY_TEST_PING": "1",
            # A second to a channel is for Slack's sake, and one test's.
            "STUDY_TEST_GAP": "0.05",
            "DATABASE_URL": f"sqlite:///{self.database}",
        }
        if content:
            self.env["CONTENT"] = str(content)
        self.bot: BotProcess = self.new_bot()

    def new_bot(self, **env: str) -> BotProcess:
        return self.slack.bot(LAUNCH, log=self.log, env=self.env | env)

    async def start(self, *, timeout: float = 10.0, **env: str) -> None:
        """The program, connected."""
        before = self.slack.sockets.connects
        self.bot = self.new_bot(**env)
        await self.bot.start()
        await self.slack.online(before + 1, timeout)

    async def set_up(self, room: Channel | None = None) -> Deed:
        """A daily at nine, revealed half an hour later."""
        done = self.ann.slash(SETTING, room or self.room)
        await done.responded()
        assert "is set up" in done.text, done.text
        return done

    @property
    def posts(self) -> str:
        """Posts to the room, for faults."""
        return f"^{POST} {self.room.id}$"

    @property
    def tried(self) -> int:
        """How often the program asked Slack to post to the room."""
        return sum(args["channel"] == self.room.id for args in self.slack.sent(POST))

    def questions(self, room: Channel | None = None) -> list[Json]:
        """Messages of the channel itself that can be answered."""
        return [post for post in (room or self.room).posts if _round(post)]

    def reveals(self, room: Channel | None = None) -> list[Json]:
        """Replies in threads."""
        messages = (room or self.room).messages.values()
        return [one for one in messages if one.get("thread_ts") not in (None, one["ts"])]

    async def question(self, number: int = 1, room: Channel | None = None) -> Json:
        """The last of so many questions, once they stand there."""
        await self.slack.wait_for(lambda: len(self.questions(room)) >= number)
        return self.questions(room)[number - 1]

    async def ask(self) -> Json:
        """The hour strikes."""
        self.clock.advance(minutes=1)
        question = await self.question()
        await self.settled()
        await self.ben.open_home().home()
        return question

    async def settled(self) -> None:
        """Until every post that was tried is recorded, or put off. Nobody outside hears of
        that, so each round trip gives the program time for it."""
        at_work = "SELECT 1 FROM deliveries WHERE state = 'sending' OR state = 'planned'"
        due = f"{at_work} AND due_at <= {int(self.clock.now().timestamp())}"
        async with asyncio.timeout(10):
            while self.stored(due):
                await self.ann.slash("/quiz help", self.lobby).responded()

    def press(self, message: Json, letter: str = "b", *, twice: bool = False) -> Deed:
        """Ben's, on one of the letters."""
        id = next(id for id in action_ids(message["blocks"]) if id.endswith(f":{letter}"))
        return self.ben.click(message, id, twice=twice)

    async def answer(self, message: Json, letter: str = "b") -> str:
        """Ben's feedback, which only he sees; on his page, once opened, it stands as well."""
        await self.ben.open_home().home()
        press = self.press(message, letter)
        await press.responded()
        assert press.private
        await press.home()
        return press.text

    async def reveal(self) -> Json:
        """Half an hour later."""
        await self.settled()
        self.clock.advance(minutes=30)
        return await self.revealed()

    async def revealed(self) -> Json:
        await self.slack.wait_for(self.reveals)
        return self.reveals()[0]

    async def rest(self) -> Day:
        """The answer and the reveal of a question that is to stand there by now."""
        assert "✅ Right." in await self.answer(await self.question())
        await self.reveal()
        return await self.day()

    async def day(self) -> Day:
        """What came of the first day, once all that could still come has come: whatever was
        put off goes out before the question of the next day. Ends the program."""
        await self.settled()
        self.clock.advance(days=1)
        await self.question(number=2)
        assert await self.bot.stop() == 0
        assert not OUR_ERRORS.search(self.bot.output)
        first = self.questions()[0]
        again = [post for post in self.questions() if _round(post) == _round(first)]
        [(answers,)] = self.stored("SELECT count(*) FROM answers")
        return Day(len(again), int(answers), len(self.reveals()))

    async def struck(self, fault: MethodFault) -> None:
        """Until a request was struck by the fault, and the program has drawn its conclusion."""
        await self.slack.wait_for(lambda: fault.hits)
        await self.settled()

    async def ticked(self) -> None:
        """Until the clock has looked at the time as it is now: a trial in another channel stands,
        which was due later than anything before."""
        place = self.slack.channel("aside")
        place.members.add(self.ann.user.id)
        await self.set_up(place)
        await self.ann.slash("/quiz daily try", place).responded()
        await self.question(room=place)
        await self.ann.slash("/quiz daily stop", place).responded()

    async def planned(self) -> None:
        """Until every daily has planned what is due by now, and the next time lies ahead."""
        due = f"SELECT 1 FROM dailies WHERE next_at <= {int(self.clock.now().timestamp())}"
        async with asyncio.timeout(10):
            while self.stored(due):
                await self.ann.slash("/quiz help", self.lobby).responded()

    async def looked(self, method: str = "conversations.history") -> None:
        """Until the program has looked for its message in the room, and recorded it."""
        await self.slack.wait_for(lambda: self.slack.sent(method))
        await self.settled()

    def told(self, place: Channel, words: str) -> list[Json]:
        return [post for post in place.posts if words in text(post)]

    def stored(self, sql: str) -> Sequence[tuple[int | str, ...]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as store:
            return store.execute(sql).fetchall()


def _round(message: Json) -> str:
    """Of the controls under a message; empty if it has none."""
    ids = action_ids(message.get("blocks") or [])
    return next((id.split(":")[1] for id in ids if id.startswith("q1:")), "")
