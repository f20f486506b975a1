"""A member's presses on questions, boards and feedback, turned into calls of the core."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from adapters.discord import asking, boards, ids, people, telling
from adapters.discord.layout import CHARACTERS, Finder, Message
from adapters.discord.prose import line, parts
from adapters.discord.reply import PATIENCE_S, Interaction, ask_in_window, respond
from bot.domain.refs import ChannelRef
from bot.domain.standing import Span
from bot.domain.text import Text
from bot.errors import NoRound
from bot.figures import Figures
from bot.study import Study
from bot.views import FeedbackView, QuestionView

WRITTEN = 2000  # characters of an answer in own words
FIELD = "answer"


class Answering:
    def __init__(self, study: Study, figures: Figures) -> None:
        self._study = study
        self._figures = figures

    async def question(self, to: Interaction, asked: ids.Asked, values: Sequence[str]) -> None:
        """A press on a question's control, or a choice from its menu."""
        match asked.what:
            case ids.NUMBER | ids.WRITE:
                await self._open_window(to, asked)
            case ids.THOUGHT:
                await respond(to, self._thought(to, asked.round_id, ""))
            case ids.MORE:
                await respond(to, self._deeper(to, asked.round_id), update=True)
            case ids.SEVERAL:
                await respond(to, self._sure(to, asked.round_id, "".join(sorted(values))))
            case ids.POINTS:
                await self._answered(to, asked.round_id, "".join(values), update=True)
            case ids.NONE:
                await self._answered(to, asked.round_id, "-", update=True)
            case _ if asked.confirmed:
                await self._answered(to, asked.round_id, asked.confirmed, update=True)
            case letter:
                await self._answered(to, asked.round_id, letter)

    async def written(self, to: Interaction, asked: ids.Asked, text: str) -> None:
        """What came out of a window."""
        if asked.what == ids.NUMBER:
            await self._answered(to, asked.round_id, text)
        else:
            await respond(to, self._thought(to, asked.round_id, text))

    async def _open_window(self, to: Interaction, asked: ids.Asked) -> None:
        """A window has to be the first response, so who has answered before is looked up only
        as long as there is time for it."""
        looking = asyncio.ensure_future(self._told_before(to, asked.round_id))
        done, _ = await asyncio.wait({looking}, timeout=PATIENCE_S)
        if not done:
            looking.cancel()
        if not done or (looking.exception() is None and not looking.result()):
            await ask_in_window(to, _window(asked))
        else:
            await respond(to, looking)

    async def _told_before(self, to: Interaction, round_id: int) -> list[Message]:
        view = await self._study.feedback(round_id, people.speaker(to))
        if view is None:
            return []
        return self._told(to, replace(view, first=False))

    async def _answered(
        self, to: Interaction, round_id: int, text: str, *, update: bool = False
    ) -> None:
        await respond(to, self._feedback(to, round_id, text), update=update)

    async def _feedback(self, to: Interaction, round_id: int, text: str) -> list[Message]:
        who, where = people.speaker(to), people.channel(to)
        view = await self._study.answer(round_id, who, text, where)
        return self._told(to, view)

    async def _sure(self, to: Interaction, round_id: int, letters: str) -> list[Message]:
        told = await self._told_before(to, round_id)
        return told or asking.sure(round_id, letters, following_of(to.message))

    async def _deeper(self, to: Interaction, round_id: int) -> list[Message]:
        view = await self._study.feedback(round_id, people.speaker(to))
        if view is None:
            raise NoRound
        return self._told(to, view, deeper=True)

    def _told(self, to: Interaction, view: FeedbackView, *, deeper: bool = False) -> list[Message]:
        following, find = following_of(to.message), self._finder(view)
        return telling.feedback(view, deeper=deeper, following=following, find=find)

    async def _thought(self, to: Interaction, round_id: int, text: str) -> list[Message]:
        """Open recall shows its model answer first; a reflection is done with."""
        before = await self._study.feedback(round_id, people.speaker(to))
        view = await self._study.question(round_id)
        if before is not None or view.ask.kind != "recall":
            return await self._feedback(to, round_id, text)
        key = await self._study.model(round_id)
        points = [line(point) for point, _ in key.points]
        following = following_of(to.message)
        shown = _shown(key.model)
        return asking.model(round_id, shown, points, text, following, self._finder(view))

    # Practice and boards

    async def practise(
        self, to: Interaction, topic: str | None, difficulty: int | None
    ) -> list[Message]:
        view = await self._study.quiz(people.speaker(to), topic, difficulty)
        following = ids.following(topic and view.topic, difficulty)
        return asking.question(view, following=following, find=self._finder(view))

    async def board(self, to: Interaction, span: Span, offset: int) -> list[Message]:
        where = await self._study.home(people.channel(to), people.place(to))
        view = await self._study.standings(where, people.speaker(to), span, offset)
        return [boards.standings(view)]

    async def streak(self, to: Interaction, whose: discord.Member | None) -> list[Message]:
        where: ChannelRef = await self._study.home(people.channel(to), people.place(to))
        who = people.member(whose, people.place(to)) if whose else people.speaker(to)
        mine = who.id == str(to.user.id)
        return [boards.streak(await self._study.streak(where, who), mine=mine)]

    def _finder(self, view: QuestionView | FeedbackView) -> Finder:
        return lambda path: self._figures.find(view.deck, view.topic, path)


def _shown(text: Text) -> list[Any]:
    return list(parts(text, CHARACTERS))


def following_of(message: discord.Message | None) -> str:
    """Practice leads on by the choice of topic and difficulty that its message holds."""
    for component in _walked(message.components if message else ()):
        custom_id = getattr(component, "custom_id", None) or ""
        if ids.NEXT.fullmatch(custom_id):
            return str(custom_id)
    return ""


def _walked(components: Sequence[Any]) -> list[Any]:
    inner = [_walked(getattr(part, "children", ())) for part in components]
    return [*components, *(part for found in inner for part in found)]


def _window(asked: ids.Asked) -> ui.Modal:
    """The id carries the round, so that the window outlives a restart."""
    number = asked.what == ids.NUMBER
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=FIELD,
        style=discord.TextStyle.short if number else discord.TextStyle.paragraph,
        max_length=100 if number else WRITTEN,
        required=number,
        placeholder="12.5, or 3e6, or 2^10" if number else None,
    )
    label = "A number" if number else "In your own words"
    hint = None if number else "Only you see it, and nothing of it is kept."
    window = ui.Modal(title="Your answer", custom_id=ids.question(asked.round_id, asked.what))
    window.add_item(ui.Label(text=label, description=hint, component=field))
    return window


def field_of(interaction: Interaction) -> str:
    """What was written into the window's one field."""
    data: Any = interaction.data or {}
    for part in data.get("components", ()):
        inner: Any = part.get("component") or next(iter(part.get("components", ())), {})
        if inner.get("custom_id") == FIELD:
            return str(inner.get("value", ""))
    return ""
