"""The reveal: the question shows its answer and how the team chose, a reply explains it.

Those who were right first are named; nobody who was wrong is.
"""

from adapters.discord import controls, words
from adapters.discord.asking import head, pieces, room
from adapters.discord.escape import name
from adapters.discord.layout import (
    CHARACTERS,
    GREEN,
    Finder,
    Item,
    Message,
    Rule,
    messages,
    no_pictures,
)
from adapters.discord.prose import line, parts
from adapters.discord.telling import answer, references
from bot.views import QuestionView, RevealView

BAR = 10  # signs of a full bar


def question(view: RevealView, *, find: Finder = no_pictures) -> list[Message]:
    """The question's own message after the reveal. It can still be answered, for the streak."""
    asked = view.question
    tail: list[Item] = [Rule()]
    if view.key.options:
        tail += pieces(_options(view))
    if view.key.number:
        tail.append(f"✅ The answer is **{answer(view.key)}**.")
    tail.append(f"**{_result(view)}**")
    if view.question.round_kind != "trial":
        tail.append(_late(asked))
    tail += controls.answering(asked.round_id, asked.ask, after_reveal=True)
    return messages(head(asked), tail, GREEN, find=find, room=room(asked))


def _late(view: QuestionView) -> str:
    until = f", {words.ago(view.closes_at)}," if view.closes_at else ""
    late = f"An answer before the next question{until} still keeps your streak, without points."
    return f"-# Not answered yet? {late}"


def _options(view: RevealView) -> list[str]:
    lines = []
    for option, count in zip(view.key.options, view.tally, strict=True):
        mark = "✅ " if option.right else ""
        text = f"{mark}**{option.letter.upper()}**  {line(option.text)}"
        lines.append(f"{text}\n{bar(count, view.answered)} **{count}**")
    return lines


def bar(count: int, of: int) -> str:
    """How many of all chose it; one sign for the first, however few they are."""
    full = min(BAR, max(1, round(BAR * count / of))) if count else 0
    return f"`{'█' * full}{'░' * (BAR - full)}`"


def _result(view: RevealView) -> str:
    if not view.answered:
        return "Nobody has answered yet."
    told = words.counted(view.answered, "answer", "answers")
    if view.right is not None:
        told = f"{view.right} of {told} right"
    if view.first_right:
        told += f" · first: {', '.join(map(name, view.first_right))}"
    return told


def explanation(view: RevealView, *, find: Finder = no_pictures, mark: str = "") -> list[Message]:
    """The reply under the question."""
    asked = view.question
    when = f"{words.day(asked.day)}: the" if asked.day else "The"
    short = answer(view.key)
    items: list[Item] = [f"### {when} answer{f' is {short}' if short else ''}"]
    right = [o for o in view.key.options if o.right]
    items += pieces([f"✅ **{o.letter.upper()}**  {line(o.text)}" for o in right]) if right else []
    if view.key.model:
        items += parts(view.key.model, CHARACTERS)
    if view.key.points:
        items += pieces([f"- {line(text)}" for text, _ in view.key.points])
    items += parts(view.explanation, CHARACTERS)
    whys = [(o.letter.upper(), line(o.why)) for o in view.key.options if not o.right]
    wrong = [f"**{letter}**  {why}" for letter, why in whys if why]
    if wrong:
        items += [Rule(), "**Why not the others**", *pieces(wrong)]
    items += references(view.references)
    return messages(items, (), GREEN, find=find, mark=mark)
