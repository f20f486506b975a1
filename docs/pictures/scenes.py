"""Two weeks of a team, played with the real core: what was sent is what the pictures show."""

import asyncio
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.discord import asking, boards, ids, revealing, settings, telling, welcome
from adapters.discord.layout import Message
from bot import decks
from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.question import Choose, Compute, Deck, Question, Recall, Task
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.store.migrate import migrate
from bot.store.sqlite import SqliteStore
from bot.study import Study
from docs.pictures.markdown import Reader
from docs.pictures.page import Post
from tests.fakes import FakeClock, FakePlatform

DECK, CONTENT = "deep-learning", Path("content")
CODE, SEVERAL, NUMBER = (
    *("training-loop-with-five-lines", "what-evaluation-mode-changes", "conv2d-parameter-count"),
)
ROOM = ChannelRef("discord", "1001")
ZONE, MORNING = ZoneInfo("Europe/Berlin"), "08:00"
NAMES = {"1001": "daily-question"}
PEOPLE = (
    *("Ann", "Ben", "Chiara", "Deniz", "Emeka", "Farah", "Grace"),
    *("Hiro", "Ines", "Jonas", "Kim", "Lena", "Mateo"),
)
TEAM = [
    MemberRef("discord", "club", str(number), name)
    for number, name in enumerate(
        [
            "Ann",
            "Ben",
            "Chiara",
            "Deniz",
            "Emeka",
            "Farah",
            "Grace",
            "Hiro",
            "Ines",
            "Jonas",
            "Kim",
            "Lena",
            "Mateo",
        ],
        1,
    )
]
ANN, *OTHERS = TEAM
MISSED = 4  # the working day on which Ann did not answer


@dataclass
class Team:
    clock: FakeClock
    decks: dict[str, Deck]
    study: Study
    admin: Admin
    heartbeat: Heartbeat
    platform: FakePlatform
    chance: random.Random

    async def ask(self, day: int, question: str = "") -> int:
        """Post the question of that day in March 2026; a certain one, if named."""
        whole = self.decks[DECK]
        self.clock.to(f"2026-03-{day:02} 08:00")
        if question:
            self.decks[DECK] = Deck(DECK, (_named(whole, question),))
        await self.heartbeat.tick()
        self.decks[DECK] = whole
        return self.platform.questions[-1].round_id

    async def answer(self, round_id: int, members: Sequence[MemberRef]) -> None:
        """Each in their own minute, and right more often the earlier in the list."""
        task = (await self.study.instance(round_id)).task
        for place, who in enumerate(members):
            self.clock.advance(minutes=self.chance.randint(2, 11))
            right = self.chance.random() > 0.15 + 0.05 * place
            await self.study.answer(round_id, who, response(task, right, self.chance))

    async def reveal(self) -> None:
        now = self.clock.now()
        self.clock.to(f"{now:%Y-%m-%d} 16:00")
        await self.heartbeat.tick()

    def post(self, messages: Sequence[Message], sent: str = "") -> Post:
        """As it looks now; `sent` at an earlier hour of the day, in UTC."""
        now = self.clock.now()
        at = datetime.fromisoformat(f"{now:%Y-%m-%d} {sent}+00:00") if sent else now
        payload = messages[-1].layout.to_components()  # type: ignore[no-untyped-call]
        return Post(payload, Reader(now, ZONE, NAMES), at)


def response(task: Task, right: bool, chance: random.Random) -> str:
    match task:
        case Choose(options=options, several=several):
            letters = zip("abcdefgh", options, strict=False)
            good = [letter for letter, option in letters if option.right]
            bad = [x for x in "abcdefgh"[: len(options)] if x not in good]
            if right:
                return "".join(good)
            # Most people fall for the same wrong answer.
            slip = bad[0] if chance.random() < 0.6 else chance.choice(bad)
            return "".join([*good[:1], slip]) if several else slip
        case Compute(value=value):
            return repr(value if right else value * 3 + 1)
        case Recall(points=points):
            return "abcdefgh"[: len(points)] if right else "-"
        case _:
            return "done"


def _named(deck: Deck, name: str) -> Question:
    return next(question for question in deck.questions if question.id == name)


async def _team(database: Path) -> tuple[Team, SqliteStore]:
    migrate(database, 0)
    store = await SqliteStore.open(database)
    clock, read, platform = FakeClock(), decks.load(CONTENT), FakePlatform("discord")
    study, admin = Study(store, read, clock), Admin(store, read, clock)
    heartbeat = Heartbeat(store, read, clock, study, [platform])
    return Team(clock, read, study, admin, heartbeat, platform, random.Random(7)), store


async def _played(team: Team) -> dict[str, list[Post]]:
    shown: dict[str, list[Post]] = {}
    team.clock.to("2026-03-02 07:40")
    wish = Wish(at="09:00", zone="Europe/Berlin", deck=DECK)
    begun = await team.admin.start(ANN, [ROOM], wish)
    shown["organiser"] = [
        team.post([welcome.hello()]),
        _private(
            team.post([settings.daily(begun, team.clock.now(), "The daily question is set up")]),
            used="/daily start",
        ),
    ]
    for number, day in enumerate([2, 3, 4, 5, 6, 9, 10, 11], 1):
        round_id = await team.ask(day)
        there = [who for who in OTHERS if team.chance.random() < 0.85]
        await team.answer(round_id, there if number == MISSED else [ANN, *there])
        await team.reveal()
    shown["kinds"], right = await _several(team)
    shown["question"], wrong, shown["reveal"] = await _code(team)
    shown["feedback"] = [wrong, right]
    board = boards.standings(await team.study.standings(ROOM, ANN, Span.MONTH))
    streak = boards.streak(await team.study.streak(ROOM, ANN))
    shown["board"] = [
        _private(team.post([board]), used="/leaderboard"),
        _private(team.post([streak]), used="/streak"),
    ]
    shown["kinds"].append(await _practice(team))
    return shown


async def _several(team: Team) -> tuple[list[Post], Post]:
    """Thursday: a menu to choose from, and Ann is right."""
    round_id = await team.ask(12, SEVERAL)
    await team.answer(round_id, OTHERS[:4])
    asked = team.post(asking.question(await team.study.question(round_id)), MORNING)
    task = (await team.study.instance(round_id)).task
    told = await team.study.answer(round_id, ANN, response(task, True, team.chance))
    right = _private(team.post(telling.feedback(told)), reply=True)
    await team.answer(round_id, OTHERS[4:9])
    await team.reveal()
    return [asked], right


async def _code(team: Team) -> tuple[list[Post], Post, list[Post]]:
    """Friday: a question with code, and Ann is wrong."""
    round_id = await team.ask(13, CODE)
    await team.answer(round_id, OTHERS[:6])
    asked = team.post(asking.question(await team.study.question(round_id)), MORNING)
    task = (await team.study.instance(round_id)).task
    told = await team.study.answer(round_id, ANN, response(task, False, team.chance))
    wrong = _private(team.post(telling.feedback(told)), reply=True)
    await team.answer(round_id, OTHERS[6:])
    await team.reveal()
    view = team.platform.reveals[-1]
    edited = team.post(revealing.question(view), MORNING)
    reply = replace(team.post(revealing.explanation(view)), reply=True)
    return [asked], wrong, [edited, reply]


async def _practice(team: Team) -> Post:
    team.decks[DECK] = Deck(DECK, (_named(team.decks[DECK], NUMBER),))
    view = await team.study.quiz(ANN)
    following = ids.following(view.topic, None)
    return _private(team.post(asking.question(view, following=following)), used="/quiz")


def _private(post: Post, *, used: str = "", reply: bool = False) -> Post:
    return replace(post, private=True, used=used, reply=reply)


async def _scenes(folder: Path) -> dict[str, list[Post]]:
    team, store = await _team(folder / "study.db")
    try:
        return await _played(team)
    finally:
        await store.close()


def scenes() -> dict[str, list[Post]]:
    """Posts by the name of the picture that they belong on."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_scenes(Path(folder)))
