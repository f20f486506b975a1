"""What members ask and press, turned into calls of the core; everything comes back as messages."""

from dataclasses import replace

from slack_sdk.models.blocks import Block

from adapters.slack import asking, boards, ids, telling, words
from adapters.slack.escape import escaped
from adapters.slack.home import HomeView
from adapters.slack.layout import Message, header, message, section
from adapters.slack.pictures import NONE, Files, Pictures
from adapters.slack.understanding import Command
from adapters.slack.workspaces import Workspaces, channel_ref
from bot import __version__
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.domain.text import Text
from bot.errors import NoDaily, NoRound, WhichDaily
from bot.study import Study
from bot.views import FeedbackView, QuestionView

HELP = """\
`/quiz` a practice question; `/quiz cnn 3` about a topic, of a difficulty from 1 to 5
`/quiz streak` your streak, with the reason for every day
`/quiz leaderboard` who leads; add `month` or `all`
`/quiz topics` what there is to practise
`/quiz daily` sets the team's daily question up, or shows it
`/quiz link` be one person here and on another platform
`/quiz about` what the bot is and what it keeps"""
ORGANISERS = """\
*You may organise here*
`/quiz daily 09:00 Europe/Berlin weekdays` in the channel, or `/quiz daily` for a window
`/quiz daily show`, `change 10:30`, `pause`, `resume`, `skip`, `stop`, `try`, `link`
`/quiz daily change topics cnn, rnn` makes it ask about these only, `topics all` about everything
`/quiz daily organiser @name` lets somebody else organise it too
`/quiz reveal` shows everybody the answer now"""
KEPT = (
    "*What it keeps*  Your Slack id and display name, your answers with their time, and what "
    "follows from them (streak, points). What you write in your own words is not kept. It reads no "
    "messages but its own. Everything is in one file on its operator's server."
)


class Conversing:
    def __init__(
        self, study: Study, source: str, workspaces: Workspaces, pictures: Pictures
    ) -> None:
        """`source` is where the program's source can be had, if its operator says so."""
        self._study = study
        self._workspaces = workspaces
        self._pictures = pictures
        self._source = source

    async def command(self, who: MemberRef, where: ChannelRef, said: Command) -> list[Message]:
        """Members' words: quiz, leaderboard, streak, topics and about."""
        match said.name:
            case "leaderboard":
                return await self.board(who, where, said.span, 0)
            case "streak":
                return await self.streak(who, where, who)
            case "topics":
                return self.topics()
            case "about":
                return self._about()
            case _:
                return await self.practise(who, said.topic, said.difficulty)

    async def answered(
        self, who: MemberRef, where: ChannelRef | None, round_id: int, text: str, following: str
    ) -> list[Message]:
        view = await self._study.answer(round_id, who, text, where)
        return await self._told(who, view, following)

    async def told_before(self, who: MemberRef, round_id: int, following: str) -> list[Message]:
        """What this member was told; empty before the answer. Raises NoRound."""
        view = await self._study.feedback(round_id, who)
        return [] if view is None else await self._told(who, replace(view, first=False), following)

    async def deeper(self, who: MemberRef, round_id: int, following: str) -> list[Message]:
        view = await self._study.feedback(round_id, who)
        if view is None:
            raise NoRound
        return await self._told(who, view, following, deeper=True)

    async def _told(
        self, who: MemberRef, view: FeedbackView, following: str, *, deeper: bool = False
    ) -> list[Message]:
        files = NONE
        if telling.explains(view, deeper=deeper):
            files = await self._drawn(who, view, view.explanation)
        return telling.feedback(view, deeper=deeper, following=following, files=files)

    async def thought(
        self, who: MemberRef, where: ChannelRef | None, round_id: int, text: str, following: str
    ) -> list[Message]:
        """Open recall shows its model answer first; a reflection is done with."""
        before = await self._study.feedback(round_id, who)
        view = await self._study.question(round_id)
        if before is not None or view.ask.kind != "recall":
            return await self.answered(who, where, round_id, text, following)
        key = await self._study.model(round_id)
        points = ["".join(span.text for span in point) for point, _ in key.points]
        files = await self._drawn(who, view, key.model)
        return asking.model(round_id, key.model, points, text, following, files)

    async def practise(
        self, who: MemberRef, topic: str | None, difficulty: int | None
    ) -> list[Message]:
        view = await self._study.quiz(who, topic, difficulty)
        following = ids.following(topic and view.topic, difficulty)
        files = await self._drawn(who, view, view.prompt)
        return asking.question(view, following=following, files=files)

    async def _drawn(self, who: MemberRef, view: QuestionView | FeedbackView, text: Text) -> Files:
        return await self._pictures.of(self._workspaces.get(who.place), view, text)

    async def board(
        self, who: MemberRef, where: ChannelRef, span: Span, offset: int
    ) -> list[Message]:
        home = await self._study.home(where, who.place)
        return [boards.standings(await self._study.standings(home, who, span, offset))]

    async def streak(self, who: MemberRef, where: ChannelRef, whose: MemberRef) -> list[Message]:
        home = await self._study.home(where, who.place)
        return [boards.streak(await self._study.streak(home, whose), mine=whose.id == who.id)]

    def topics(self) -> list[Message]:
        found = self._study.topics()
        rows = [
            f"`/quiz {v.topic}`  {escaped(words.topic(v.topic))} ({v.questions})" for v in found
        ]
        spoken = ", ".join(words.topic(view.topic) for view in found)
        blocks: list[Block] = [header("Topics"), section("\n".join(rows))]
        return [message(f"Topics: {spoken}", *blocks)]

    def help(self, organiser: bool) -> list[Message]:
        told = [HELP, *([ORGANISERS] if organiser else [])]
        return [message("Study Bot: /quiz and more", header("Study Bot"), *map(section, told))]

    def _about(self) -> list[Message]:
        where = self._source or "ask who runs it here; it may be passed on freely"
        version = f"Study Bot {__version__}, free software under the MIT licence. Source: {where}"
        return [message(version, section(escaped(version)), section(KEPT))]

    async def home(self, who: MemberRef, organiser: bool) -> HomeView:
        """Everything for App Home."""
        weak = await self._study.weak(who)
        where = await self._daily_of(who.place)
        if where is None:
            return HomeView(weak=weak, organiser=organiser)
        question, feedback = None, None
        today = await self._study.today(where, who)
        if today is not None:
            asked, done = today
            question = None if done else asked
            feedback = await self._study.feedback(asked.round_id, who) if done else None
        files = await self._drawn(who, question, question.prompt) if question else NONE
        return HomeView(
            question=question,
            feedback=feedback,
            streak=await self._study.streak(where, who),
            board=await self._study.standings(where, who, Span.WEEK),
            weak=weak,
            daily=True,
            organiser=organiser,
            files=files,
        )

    async def _daily_of(self, place: str) -> ChannelRef | None:
        try:
            return await self._study.home(channel_ref(place, ""), place)
        except WhichDaily as several:
            return several.channels[0]
        except NoDaily:
            return None
