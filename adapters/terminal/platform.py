"""The terminal: one channel, one person at a time, and a file that remembers what was posted."""

import logging
import secrets
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from tzlocal import get_localzone_name

from adapters.terminal import render, settings
from adapters.terminal.clean import clean
from adapters.terminal.commands import HELP, Command, meant, topic_and_difficulty, understood
from adapters.terminal.lines import lines
from adapters.terminal.screen import Screen
from adapters.terminal.transcript import Transcript
from bot.admin import Admin, Wish
from bot.clock import Clock
from bot.domain.refs import ChannelRef, MemberRef, MessageRef
from bot.domain.standing import Span
from bot.errors import BotError, NoDaily, NoRound
from bot.ports import DeliveryFailed, Urgency
from bot.study import Study
from bot.views import NoticeView, Posting, QuestionView, RevealView
from bot.zones import zone

NAME = "terminal"
CHANNEL = ChannelRef(NAME, "here")
GRACE = timedelta(hours=24)  # whoever opens the terminal in the evening still gets the question

log = logging.getLogger(__name__)


class Terminal:
    """Implements the port, and turns what is typed into calls of the core."""

    name = NAME

    def __init__(
        self,
        study: Study,
        admin: Admin,
        clock: Clock,
        transcript: Transcript,
        tick: Callable[[], Awaitable[None]],
        *,
        who: str,
        zone_name: str,
        console: Console,
        descriptor: int,
        live: bool,
    ) -> None:
        """`descriptor` is read for lines; `live` says that a person types there."""
        self._study = study
        self._admin = admin
        self._clock = clock
        self._transcript = transcript
        self._tick = tick
        self._who = member(who)
        self._zone_name = zone_name
        self._screen = Screen(console, live=live)
        self._descriptor = descriptor
        self._asked: QuestionView | None = None  # what an answer typed now belongs to
        self._ticking = False  # open recall: the model answer is shown, the ticks are awaited

    @classmethod
    def at_this_terminal(
        cls,
        study: Study,
        admin: Admin,
        clock: Clock,
        tick: Callable[[], Awaitable[None]],
        database: Path,
        who: str,
    ) -> "Terminal":
        """On standard input and output, with its memory beside the database."""
        return cls(
            study,
            admin,
            clock,
            Transcript(database.with_name(f"{database.name}.terminal")),
            tick,
            who=who,
            zone_name=_local_zone(),
            console=Console(highlight=False, markup=False, emoji=False, soft_wrap=False),
            descriptor=sys.stdin.fileno(),
            live=sys.stdin.isatty(),
        )

    # The port

    async def ready(self, channel: ChannelRef, urgency: Urgency) -> None:
        """There is always room on a screen."""

    async def post(self, channel: ChannelRef, view: Posting, mark: str) -> MessageRef:
        try:
            id = self._transcript.append(mark, type(view).__name__, self._clock.now())
        except OSError as error:
            raise DeliveryFailed(f"the transcript cannot be written: {error.strerror}") from error
        waiting = self._screen.prompted
        match view:
            case QuestionView():
                self._ask(view)
            case RevealView():
                title = f"Reveal · {render.question_title(view.question)}"
                self._screen.box(render.reveal(view), title, "green")
                if self._asked and self._asked.round_id == view.question.round_id:
                    self._screen.say("You can still answer: it keeps your streak.", "dim")
            case NoticeView():
                self._screen.box(render.notice(view), "Notice for the organiser", "yellow")
            case _:
                self._screen.box(render.standings(view), f"Standings of {view.period}", "magenta")
        if waiting:
            self._screen.prompt()
        return MessageRef(channel, id)

    async def edit(self, message: MessageRef, view: Posting) -> None:
        """What has scrolled by cannot be changed, and a reveal is posted in full anyway."""

    async def find(
        self, channel: ChannelRef, mark: str, since: datetime, view: Posting | None = None
    ) -> MessageRef | None:
        found = self._transcript.find(mark)
        return MessageRef(channel, found) if found else None

    async def run(self) -> None:
        """Talk until `quit` or the end of input."""
        await self._begin()
        self._screen.prompt()
        async for text in lines(self._descriptor):
            self._screen.heard(text)
            command = understood(text)
            if command and command.name == "quit":
                break
            await self._guarded(text, command)
            self._screen.prompt()
        self._screen.interrupt()
        self._screen.say("Bye. The next question waits for you: make run.", "dim")

    # What is said

    async def _begin(self) -> None:
        try:
            await self._admin.show(CHANNEL)
        except NoDaily:
            wish = Wish(zone=self._zone_name, weekdays="daily")
            await self._admin.start(
                self._who, [CHANNEL], wish, private=CHANNEL, at_once=True, grace=GRACE
            )
        self._screen.say(f"Study Bot in the terminal. You are {self._who.name}. Type help.", "dim")
        await self._tick()
        if self._asked is None:
            await self._today()

    async def _today(self, rest: str = "") -> None:
        """The open question once more, or when the next one comes."""
        found = await self._study.today(CHANNEL, self._who)
        if found is not None and not found[1]:
            self._ask(found[0])
            return
        if found is not None:
            self._screen.say("You have answered the question of the day.")
        await self._say_next()

    async def _say_next(self) -> None:
        daily = await self._admin.show(CHANNEL)
        if daily.state != "active":
            self._screen.say(f"The daily question is {daily.state}. settings resume goes on.")
            return
        now = self._clock.now().astimezone(zone(daily.zone))
        when = render.when(daily.next_at, now)
        self._screen.say(f"The next one comes {when}. quiz gives you practice meanwhile.", "dim")

    def _ask(self, view: QuestionView) -> None:
        self._asked, self._ticking = view, False
        color = "cyan" if view.round_kind == "daily" else "blue"
        content = render.question(view, self._clock.now().astimezone(zone(self._zone_name)))
        self._screen.box(content, render.question_title(view), color)

    # What is heard

    async def _guarded(self, text: str, command: Command | None) -> None:
        try:
            if command and not self._is_answer(text, command):
                await self._obey(command)
            elif self._asked is not None:
                await self._answer(self._asked, text)
            elif text.strip():
                self._puzzled(text)
        except BotError as refusal:
            self._screen.say(str(refusal), "yellow")
            near = meant(text) if command is None else None
            if near:
                self._screen.say(f"If you meant the command {near}, type just that.", "dim")
        except Exception:
            id = secrets.token_hex(4)
            log.exception("while handling a line, error %s", id)
            note = f"Something went wrong here (error {id}); nothing you did before is lost."
            self._screen.say(f"{note} The log says more: look for {id}.", "red")

    def _is_answer(self, text: str, command: Command) -> bool:
        """In open recall a sentence may begin with a word that is a command too."""
        free = self._asked is not None and self._asked.ask.kind in ("recall", "reflection")
        return free and not self._ticking and len(text.split()) > 4

    def _puzzled(self, text: str) -> None:
        near = meant(text)
        hint = f" Did you mean {near}?" if near else " help lists what you can type."
        self._screen.say(f"No question is waiting, and “{text.strip()}” is no command.{hint}")

    async def _answer(self, asked: QuestionView, text: str) -> None:
        if asked.ask.kind == "recall" and not self._ticking:
            self._ticking = True
            for part in render.key(await self._study.model(asked.round_id)):
                self._screen.say(part)
            last = "Which of these points did you have? Letters, “all” or “none”."
            self._screen.say(last, "dim")
            return
        if not text.strip() and asked.ask.kind != "reflection":
            self._screen.say(render.how_to_answer(asked.ask), "dim")
            return
        view = await self._study.answer(asked.round_id, self._who, text, CHANNEL)
        self._asked = None
        title = "Only you see this"
        self._screen.box(render.feedback(view), title, "red" if view.right is False else "green")
        if asked.round_kind == "daily":
            await self._show_board(Span.WEEK, rule=False)
        else:
            self._screen.say("quiz gives you another one.", "dim")

    async def _obey(self, command: Command) -> None:
        await getattr(self, f"_{command.name}")(command.rest)

    async def _quiz(self, rest: str) -> None:
        topic, difficulty = topic_and_difficulty(rest)
        self._ask(await self._study.quiz(self._who, topic, difficulty))

    async def _topics(self, rest: str) -> None:
        found = self._study.topics(prefix=rest)
        self._screen.say(render.topics(found) if found else "No topic begins like that.")

    async def _streak(self, rest: str) -> None:
        self._screen.say(render.streak(await self._study.streak(CHANNEL, self._who)))

    async def _leaderboard(self, rest: str) -> None:
        spans = {"": Span.WEEK, "week": Span.WEEK, "month": Span.MONTH, "all": Span.ALL}
        if rest.lower() not in spans:
            self._screen.say(
                "The leaderboard is of the week, the month or all time: week, month, all."
            )
            return
        await self._show_board(spans[rest.lower()], rule=True)

    async def _show_board(self, span: Span, *, rule: bool) -> None:
        view = await self._study.standings(CHANNEL, self._who, span)
        title = f"Leaderboard · {render.BOARDS[span]}"
        self._screen.box(render.standings(view, rule=rule), title, "magenta")

    async def _reveal(self, rest: str) -> None:
        if await self._admin.reveal(CHANNEL):
            await self._tick()
            return
        found = await self._study.today(CHANNEL, self._who)
        if found is None:
            raise NoRound
        view = await self._study.revealed(found[0].round_id)
        title = f"Reveal · {render.question_title(view.question)}"
        self._screen.box(render.reveal(view), title, "green")

    async def _settings(self, rest: str) -> None:
        name, _, value = rest.partition(" ")
        if wish := settings.wished(name, value):
            view = await self._admin.change(CHANNEL, wish)
        elif name in settings.DONE and not value:
            view = await getattr(self._admin, name)(CHANNEL)
        elif not name:
            view = await self._admin.show(CHANNEL)
        else:
            self._screen.say(settings.misunderstood(name, value), "yellow")
            return
        now = self._clock.now().astimezone(zone(view.zone))
        self._screen.say(settings.daily(view, now))

    async def _away(self, rest: str) -> None:
        days = int(rest) if rest.isdecimal() and len(rest) < 4 else 1 if not rest else 0
        if not 1 <= days <= 365:
            self._screen.say(
                "Say for how many days, from today on: away 5 (at most 365).", "yellow"
            )
            return
        daily = await self._admin.show(CHANNEL)
        first_day = self._clock.now().astimezone(zone(daily.zone)).date()
        await self._study.away(self._who, first_day, days)
        last_day = first_day + timedelta(days=days - 1)
        until = "today" if days == 1 else f"until {last_day:%A} {last_day.day} {last_day:%B}"
        self._screen.say(f"You are away {until}. Your streak waits; answering still counts.")

    async def _as(self, rest: str) -> None:
        if not rest:
            self._screen.say(f"You are {self._who.name}. as NAME makes you somebody else.")
            return
        self._who = member(rest)
        self._asked = None
        self._screen.say(f"You are {self._who.name} now.")
        await self._today()

    async def _help(self, rest: str) -> None:
        self._screen.say(render.commands(HELP))


def _local_zone() -> str:
    """The machine's own zone, where it has one that people know."""
    try:
        return zone(get_localzone_name() or "UTC").key
    except (BotError, LookupError):
        return "UTC"


def member(name: str) -> MemberRef:
    """Somebody at this terminal; “Ann” and “ann” are the same person."""
    shown = " ".join(clean(name).split())[:40] or "you"
    return MemberRef(NAME, "here", shown.casefold(), shown)
