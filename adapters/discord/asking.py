"""How a question looks: what is asked, how to answer, and until when."""

from typing import Any

from discord import ui

from adapters.discord import controls, ids, words
from adapters.discord.controls import button
from adapters.discord.escape import escaped
from adapters.discord.layout import (
    BLUE,
    CHARACTERS,
    Finder,
    Item,
    Message,
    Room,
    Rule,
    messages,
    no_pictures,
    row,
)
from adapters.discord.prose import line, parts
from bot.views import Ask, QuestionView

EVERYONE = "everyone"
SHORT = 36  # characters of a line that a phone does not break
HOW = {
    "choice": "Choose a letter.",
    "several": "More than one may be right.",
    "number": "",
    "recall": "Answer in your own words, then compare with a model answer.",
    "reflection": "Nothing is graded here.",
}


def question(
    view: QuestionView, *, following: str = "", find: Finder = no_pictures, mark: str = ""
) -> list[Message]:
    """`following` is the id of the button that asks for another one instead."""
    tail: list[Item] = [Rule(), *_options(view)] if view.ask.options else []
    tail += controls.answering(view.round_id, view.ask)
    if following:
        _append(tail, *_another(following))
    tail.append(_footer(view))
    above, kept = mention(view), room(view)
    return messages(head(view), tail, BLUE, find=find, above=above, mark=mark, room=kept)


def head(view: QuestionView) -> list[Item]:
    """What is asked; it stays the same when the answer is shown."""
    items: list[Item] = [title(view)]
    if view.late:
        items.append("-# This question comes late. That is the bot's fault and costs no streak.")
    return [*items, *parts(view.prompt, CHARACTERS)]


def room(view: QuestionView) -> Room:
    """For options with their bars, the result with three names, and all that is said below."""
    options = sum(len(text) for text in _options(view)) if view.ask.options else 0
    return Room(options + 40 * len(view.ask.options) + 700, 28)


def _another(following: str) -> list[ui.Item[Any]]:
    return [button("Another question", following)] if following else []


def _append(items: list[Item], *controls_: ui.Item[Any]) -> None:
    """Into the last row of buttons if there is room in it."""
    last = items[-1]
    room = isinstance(last, ui.ActionRow) and len(last.children) + len(controls_) <= 5
    if room and isinstance(last, ui.ActionRow) and last.children[0].width == 1:
        for control in controls_:
            last.add_item(control)
    else:
        items.append(row(*controls_))


def sure(round_id: int, letters: str, following: str) -> list[Message]:
    """A menu sends its choice when it is closed, be it by a slip, and the first answer counts."""
    chosen = words.listed(list(letters.upper()))
    told = f"You chose **{chosen}**. To change it, choose again in the menu above."
    send = button(f"Send {chosen}", ids.sure(round_id, letters), controls.Style.primary)
    return messages([told], [row(send, *_another(following))], BLUE)


def title(view: QuestionView) -> str:
    match view.round_kind:
        case "practice":
            name = "Practice"
        case "trial":
            name = "A trial, which counts for nothing"
        case _:
            name = f"Question of {words.day(view.day)}" if view.day else "Question of the day"
    facts = f"{words.topic(view.topic)} · difficulty {words.difficulty(view.difficulty)}"
    return f"### {name}\n-# {escaped(facts)}"


def _options(view: QuestionView) -> list[str]:
    lettered = zip(controls.LETTERS.upper(), view.ask.options, strict=False)
    lines = [f"**{letter}**  {line(text)}" for letter, text in lettered]
    return pieces(lines)


def pieces(lines: list[str]) -> list[str]:
    """Short lines in one piece; long ones each in its own, which Discord sets apart."""
    if all(len(text) < SHORT for text in lines):
        return ["\n".join(lines)]
    return [text[:CHARACTERS] for text in lines]


def _footer(view: QuestionView) -> str:
    how = " ".join([*_how(view.ask), "Only you see your answer."])
    if view.round_kind == "practice":
        return f"-# {how}"
    counts = words.counted(view.answered, "answer", "answers") + " so far"
    if view.reveals_at:
        counts += f" · answer shown {words.ago(view.reveals_at)}"
    lines = [how, counts]
    if view.closes_at and view.closes_at != view.reveals_at:
        lines.append(f"Open for late answers until the next question, {words.ago(view.closes_at)}")
    return "\n".join(f"-# {text}" for text in lines)


def _how(ask: Ask) -> list[str]:
    unit = f"Unit: {escaped(ask.unit)}." if ask.unit else ""
    room = f"Up to {ask.within} off still counts." if ask.within else ""
    return [text for text in (HOW[ask.kind], unit, room) if text]


def mention(view: QuestionView) -> str:
    """Who is called to a new question: EVERYONE, or the number of a role."""
    if view.mention == EVERYONE:
        return "@everyone"
    return f"<@&{view.mention}>" if view.mention.isdecimal() else ""


def model(
    round_id: int,
    shown: list[Item],
    points: list[str],
    written: str,
    following: str,
    find: Finder = no_pictures,
) -> list[Message]:
    """Open recall, second step: the model answer, and its points to be ticked."""
    head: list[Item] = ["### A good answer", *shown]
    if written:
        head = [f"### You wrote\n{quoted(written)}", Rule(), *head]
    tail: list[Item] = [
        Rule(),
        "**Which of these did you have?** Your answer counts once you have said so.",
        *pieces([f"**{x}**  {p}" for x, p in zip(controls.LETTERS.upper(), points, strict=False)]),
        controls.menu(ids.question(round_id, ids.POINTS), "Tick what you had", points),
        row(button("None of them", ids.question(round_id, ids.NONE)), *_another(following)),
    ]
    return messages(head, tail, BLUE, find=find)


def quoted(text: str, most: int = 1200) -> str:
    cut = text if len(text) <= most else f"{text[:most]} …"
    return "\n".join(f"> {escaped(part)}" for part in cut.splitlines())
