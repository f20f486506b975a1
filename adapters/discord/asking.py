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
    Rule,
    messages,
    no_pictures,
    row,
)
from adapters.discord.prose import line, parts
from bot.views import Ask, QuestionView

EVERYONE = "everyone"
HOW = {
    "choice": "Tap a letter.",
    "several": "More than one may be right: choose all of them.",
    "number": "Tap to enter a number.",
    "recall": "Answer in your own words, then compare with a model answer.",
    "reflection": "Nothing is graded here.",
}


def question(
    view: QuestionView, *, following: str = "", find: Finder = no_pictures, mark: str = ""
) -> list[Message]:
    """`following` is the id of the button that asks for another one instead."""
    head: list[Item] = [title(view)]
    if view.late:
        head.append("-# This question comes late. That is the bot's fault and costs no streak.")
    head += parts(view.prompt, CHARACTERS)
    tail: list[Item] = [Rule(), *_options(view)] if view.ask.options else []
    tail += controls.answering(view.round_id, view.ask)
    if following:
        tail.append(row(*_another(following)))
    tail.append(_footer(view))
    return messages(head, tail, BLUE, find=find, above=mention(view), mark=mark)


def _another(following: str) -> list[ui.Item[Any]]:
    return [button("Another one", following)] if following else []


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
    """In one piece if that is short enough, else a line each, so that a page can break between."""
    joined = "\n".join(lines)
    return [joined] if len(joined) < CHARACTERS // 2 else [text[:CHARACTERS] for text in lines]


def _footer(view: QuestionView) -> str:
    how = f"{HOW[view.ask.kind]}{_wanted(view.ask)} Only you see your answer."
    if view.round_kind == "practice":
        return f"-# {how}"
    times = [words.counted(view.answered, "answer", "answers") + " so far"]
    if view.reveals_at:
        times.append(f"revealed {words.ago(view.reveals_at)}")
    if view.closes_at:
        times.append(f"closes {words.ago(view.closes_at)}")
    return f"-# {how}\n-# {' · '.join(times)}"


def _wanted(ask: Ask) -> str:
    unit = f" It is wanted in {escaped(ask.unit)}." if ask.unit else ""
    return f"{unit} Anything within {ask.tolerance:.2g} counts." if ask.tolerance else unit


def mention(view: QuestionView) -> str:
    """Who is called to a new question: EVERYONE, or the number of a role."""
    if view.mention == EVERYONE:
        return "@everyone"
    return f"<@&{view.mention}>" if view.mention.isdecimal() else ""


def model(
    round_id: int, shown: list[Item], points: list[str], written: str, following: str
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
    return messages(head, tail, BLUE)


def quoted(text: str, most: int = 1200) -> str:
    cut = text if len(text) <= most else f"{text[:most]} …"
    return "\n".join(f"> {escaped(part)}" for part in cut.splitlines())
