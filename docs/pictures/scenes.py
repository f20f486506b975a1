"""What a team sees in Discord."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from adapters.discord import asking, boards, ids, revealing, settings, telling, welcome
from adapters.discord.layout import Message
from adapters.discord.preview.markdown import Reader
from adapters.discord.preview.page import Post
from bot.admin import Wish
from bot.domain.refs import ChannelRef
from bot.domain.standing import Span
from docs.pictures.team import CODE, DECK, MORNING, NUMBER, SEVERAL, ZONE, Team, gathered, response

ROOM = ChannelRef("discord", "1001")
NAMES = {"1001": "daily-question"}


def _post(team: Team, messages: Sequence[Message], sent: str = "") -> Post:
    """As it looks now; `sent` at an earlier hour of the day, in UTC."""
    now = team.clock.now()
    at = datetime.fromisoformat(f"{now:%Y-%m-%d} {sent}+00:00") if sent else now
    payload = messages[-1].layout.to_components()  # type: ignore[no-untyped-call]
    return Post(payload, Reader(now, ZONE, NAMES), at)


async def _played(team: Team) -> dict[str, list[Post]]:
    shown: dict[str, list[Post]] = {}
    team.clock.to("2026-03-02 07:40")
    wish = Wish(at="09:00", zone="Europe/Berlin", deck=DECK)
    begun = await team.admin.start(team.reader, [ROOM], wish)
    shown["organiser"] = [
        _post(team, [welcome.hello()]),
        _private(
            _post(team, [settings.daily(begun, team.clock.now(), "The daily question is set up")]),
            used="/daily start",
        ),
    ]
    await team.weeks()
    shown["kinds"], right = await _several(team)
    shown["question"], wrong, shown["reveal"] = await _code(team)
    shown["feedback"] = [wrong, right]
    board = boards.standings(await team.study.standings(ROOM, team.reader, Span.MONTH))
    streak = boards.streak(await team.study.streak(ROOM, team.reader))
    shown["board"] = [
        _private(_post(team, [board]), used="/leaderboard"),
        _private(_post(team, [streak]), used="/streak"),
    ]
    shown["kinds"].append(await _practice(team))
    return shown


async def _several(team: Team) -> tuple[list[Post], Post]:
    """Thursday: a menu to choose from, and Ann is right."""
    round_id = await team.ask(12, SEVERAL)
    await team.answer(round_id, team.others[:4])
    asked = _post(team, asking.question(await team.study.question(round_id)), MORNING)
    task = (await team.study.instance(round_id)).task
    told = await team.study.answer(round_id, team.reader, response(task, True, team.chance))
    right = _private(_post(team, telling.feedback(told)), reply=True)
    await team.answer(round_id, team.others[4:9])
    await team.reveal()
    return [asked], right


async def _code(team: Team) -> tuple[list[Post], Post, list[Post]]:
    """Friday: a question with code, and Ann is wrong."""
    round_id = await team.ask(13, CODE)
    await team.answer(round_id, team.others[:6])
    asked = _post(team, asking.question(await team.study.question(round_id)), MORNING)
    task = (await team.study.instance(round_id)).task
    told = await team.study.answer(round_id, team.reader, response(task, False, team.chance))
    wrong = _private(_post(team, telling.feedback(told)), reply=True)
    await team.answer(round_id, team.others[6:])
    await team.reveal()
    view = team.platform.reveals[-1]
    edited = _post(team, revealing.question(view), MORNING)
    reply = replace(_post(team, revealing.explanation(view)), reply=True)
    return [asked], wrong, [edited, reply]


async def _practice(team: Team) -> Post:
    team.only(NUMBER)
    view = await team.study.quiz(team.reader)
    following = ids.following(view.topic, None)
    return _private(_post(team, asking.question(view, following=following)), used="/quiz")


def _private(post: Post, *, used: str = "", reply: bool = False) -> Post:
    return replace(post, private=True, used=used, reply=reply)


async def _scenes(folder: Path) -> dict[str, list[Post]]:
    async with gathered(folder, "discord", ROOM, "club") as team:
        return await _played(team)


def scenes() -> dict[str, list[Post]]:
    """Posts by the name of the picture that they belong on."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_scenes(Path(folder)))
