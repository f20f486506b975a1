"""What a team sees in Slack."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.slack import asking, boards, home, ids, revealing, settings, telling, windows
from adapters.slack.layout import Message
from adapters.slack.preview.page import Home, Modal, Post, Reader, Shown
from bot.admin import Wish
from bot.domain.refs import ChannelRef
from bot.domain.standing import Span
from docs.pictures.team import CODE, DECK, MORNING, NUMBER, SEVERAL, ZONE, Team, gathered, response

CHANNEL, SHAPES = "C1001", "broadcast-shapes"
ROOM = ChannelRef("slack", f"T1/{CHANNEL}")
NAMES = {CHANNEL: "daily-question"}


def _reader(team: Team) -> Reader:
    return Reader(team.clock.now(), ZONE, NAMES)


def _post(team: Team, messages: Sequence[Message], sent: str = "", **how: Any) -> Post:
    """As it looks now; `sent` at an earlier hour of the day, in UTC."""
    now = team.clock.now()
    at = datetime.fromisoformat(f"{now:%Y-%m-%d} {sent}+00:00") if sent else now
    return Post(messages[-1].dicts(), _reader(team), at, **how)


def _home(team: Team, view: dict[str, Any]) -> Home:
    return Home(view["blocks"], _reader(team))


async def _played(team: Team) -> dict[str, list[Shown]]:
    shown: dict[str, list[Shown]] = {}
    team.clock.to("2026-03-02 07:40")
    shown["welcome"] = [_home(team, home.page(home.HomeView(organiser=True)))]
    decks, topics = tuple(team.decks), [view.topic for view in team.study.topics()]
    window = windows.daily({}, CHANNEL, "Europe/Berlin", decks, topics, team.clock.now())
    shown["setup"] = [Modal(window.to_dict(), _reader(team))]
    wish = Wish(at="09:00", zone="Europe/Berlin", deck=DECK)
    begun = await team.admin.start(team.reader, [ROOM], wish)
    told = settings.daily(begun, team.clock.now(), settings.DONE["start"])
    shown["settings"] = [_post(team, [told], private=True)]
    await team.weeks()
    shown["kinds"], right = await _several(team)
    shown["question"], wrong, shown["reveal"] = await _code(team)
    shown["feedback"] = [wrong, right]
    board = boards.standings(await team.study.standings(ROOM, team.reader, Span.MONTH))
    streak = boards.streak(await team.study.streak(ROOM, team.reader))
    shown["board"] = [
        _post(team, [board], private=True),
        _post(team, [streak], private=True),
    ]
    shown["home"] = [await _later(team)]
    shown["kinds"].append(await _practice(team))
    return shown


async def _several(team: Team) -> tuple[list[Shown], Post]:
    """Thursday: more than one is right, and so is Ann."""
    round_id = await team.ask(12, SEVERAL)
    await team.answer(round_id, team.others[:4])
    asked = _post(team, asking.question(await team.study.question(round_id)), MORNING)
    task = (await team.study.instance(round_id)).task
    told = await team.study.answer(round_id, team.reader, response(task, True, team.chance))
    right = _post(team, telling.feedback(told), private=True)
    await team.answer(round_id, team.others[4:9])
    await team.reveal()
    return [asked], right


async def _code(team: Team) -> tuple[list[Shown], Post, list[Shown]]:
    """Friday: a question with code, and Ann is wrong."""
    round_id = await team.ask(13, CODE)
    await team.answer(round_id, team.others[:6])
    asked = _post(team, asking.question(await team.study.question(round_id)), MORNING)
    task = (await team.study.instance(round_id)).task
    told = await team.study.answer(round_id, team.reader, response(task, False, team.chance))
    wrong = _post(team, telling.feedback(told), private=True)
    await team.answer(round_id, team.others[6:])
    await team.reveal()
    view = team.platform.reveals[-1]
    edited = _post(team, revealing.question(view), MORNING)
    reply = _post(team, revealing.explanation(view), reply=True)
    return [asked], wrong, [edited, reply]


async def _later(team: Team) -> Home:
    """App Home on Tuesday morning, before today's answer."""
    round_id = await team.ask(16)
    task = (await team.study.instance(round_id)).task
    await team.study.answer(round_id, team.reader, response(task, True, team.chance))
    await team.answer(round_id, team.others[:7])
    await team.reveal()
    round_id = await team.ask(17, SHAPES)
    await team.answer(round_id, team.others[:3])
    view = home.HomeView(
        question=await team.study.question(round_id),
        streak=await team.study.streak(ROOM, team.reader),
        board=await team.study.standings(ROOM, team.reader, Span.WEEK),
        weak=await team.study.weak(team.reader),
        daily=True,
        organiser=True,
    )
    return _home(team, home.page(view))


async def _practice(team: Team) -> Post:
    team.only(NUMBER)
    view = await team.study.quiz(team.reader)
    following = ids.following(view.topic, None)
    return replace(_post(team, asking.question(view, following=following)), private=True)


async def _scenes(folder: Path) -> dict[str, list[Shown]]:
    async with gathered(folder, "slack", ROOM, "T1", "U") as team:
        return await _played(team)


def scenes() -> dict[str, list[Shown]]:
    """Posts and views by the name of the picture that they belong on."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_scenes(Path(folder)))
