"""The reveal: the question shows its answer and how the team chose, a thread reply explains it.

Those who were right first are named; nobody who was wrong is.
"""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from adapters.slack import words
from adapters.slack.asking import answering, head, prose, room, title
from adapters.slack.escape import escaped, name
from adapters.slack.layout import Message, context, divider, header, messages, section
from adapters.slack.pictures import NONE, Files
from adapters.slack.prose import line, listing, pieces, rich, text
from adapters.slack.prose import section as run
from adapters.slack.telling import answer, references
from bot.domain.text import bare
from bot.views import RevealView

BAR = 10  # signs of a full bar
LATE = (
    "Not answered yet? An answer before the next question still keeps your streak, without points."
)


def question(view: RevealView, files: Files = NONE) -> list[Message]:
    """The question's own message after the reveal. It can still be answered, for the streak."""
    asked = view.question
    return messages(_spoken(view), head(asked, files), _tail(view), room=room(asked))


def _spoken(view: RevealView) -> str:
    short = answer(view.key)
    told = f"The answer is {short}. " if short else ""
    return f"{title(view.question)}, revealed: {bare(view.question.prompt)} {told}{result(view)}"


def _tail(view: RevealView) -> Iterator[Block]:
    yield divider()
    for option, count in zip(view.key.options, view.tally, strict=True):
        mark = "✅ " if option.right else ""
        letter = text(f"{mark}{option.letter.upper()}  ", bold=True)
        drawn = text(f"\n{bar(count, view.answered)} ")
        yield rich(run(letter, *pieces(option.text), drawn, text(str(count), bold=True)))
    if view.key.number:
        yield section(f"✅ The answer is *{escaped(view.key.number)}*.")
    yield section(f"*{_result_named(view)}*")
    if view.question.round_kind != "trial":
        yield context(LATE)
    yield from answering(view.question.round_id, view.question.ask, primary=False)


def bar(count: int, of: int) -> str:
    """How many of all chose it; one sign for the first, however few they are."""
    full = min(BAR, max(1, round(BAR * count / of))) if count else 0
    return "■" * full + "□" * (BAR - full)


def result(view: RevealView) -> str:
    if not view.answered:
        return "Nobody has answered yet."
    told = words.counted(view.answered, "answer", "answers")
    if view.right is not None:
        told = f"{view.right} of {told} right"
    return told + (f" · first: {', '.join(view.first_right)}" if view.first_right else "")


def _result_named(view: RevealView) -> str:
    """As `result`, for mrkdwn."""
    bare_view = result(view).partition(" · first: ")[0]
    first = ", ".join(map(name, view.first_right))
    return f"{bare_view} · first: {first}" if first else bare_view


def explanation(view: RevealView, files: Files = NONE) -> list[Message]:
    """The reply in the question's thread."""
    short = answer(view.key)
    day = view.question.day
    when = f"{words.day(day)}: the" if day else "The"
    told = f"{when} answer{f' is {short}' if short else ''}"
    return messages(f"{told}. {bare(view.explanation)}", _explained(view, told, files))


def _explained(view: RevealView, told: str, files: Files) -> Iterator[Block]:
    yield header(told)
    for option in view.key.options:
        if option.right:
            yield rich(run(text(f"✅ {option.letter.upper()}  ", bold=True), *pieces(option.text)))
    yield from prose(view.key.model, files)
    if view.key.points:
        yield rich(listing([point for point, _ in view.key.points]))
    yield from prose(view.explanation, files)
    wrong = [option for option in view.key.options if not option.right and line(option.why)]
    if wrong:
        yield divider()
        yield section("*Why not the others*")
    for option in wrong:
        yield rich(run(text(f"{option.letter.upper()}  ", bold=True), *pieces(option.why)))
    yield from references(view.references)
