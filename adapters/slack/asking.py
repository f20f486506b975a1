"""How a question looks: what is asked, how to answer, and until when."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from slack_sdk.models.blocks import Block, ImageBlock, RichTextBlock

from adapters.slack import ids, words
from adapters.slack.escape import escaped
from adapters.slack.layout import (
    LETTERS,
    Message,
    actions,
    button,
    checkboxes,
    context,
    divider,
    header,
    messages,
    section,
)
from adapters.slack.pictures import NONE, Files
from adapters.slack.prose import blocks, line, pieces, quote, rich, text
from adapters.slack.prose import section as run
from bot.domain.text import Formula, Span, Text, bare
from bot.views import Ask, QuestionView

EVERYONE = "everyone"
LABEL, REMINDER = 70, 36  # characters beside a box to tick: all of an option, or its beginning
HOW = {
    "choice": "Choose a letter.",
    "several": "Tick all that are right, then press Answer.",
    "number": "",
    "recall": "Answer in your own words, then compare with a model answer.",
    "reflection": "Nothing is graded here.",
}


def question(view: QuestionView, *, following: str = "", files: Files = NONE) -> list[Message]:
    """`following` is the id of the button that asks for another one instead."""
    return messages(spoken(view), head(view, files), _tail(view, following), room=room(view))


def room(view: QuestionView) -> int:
    """For options with their bars, the result with three names, and all that is said below."""
    options = sum(len(line(option)) for option in view.ask.options)
    return 2 * options + 500 * len(view.ask.options) + 3000


def spoken(view: QuestionView) -> str:
    """All of it in words, for notifications and screen readers."""
    options = ". ".join(f"{x}: {line(option)}" for x, option in lettered(view))
    facts = f"{title(view)} ({words.topic(view.topic)}, difficulty {view.difficulty} of 5)"
    how = " ".join(_how(view.ask))
    return f"{facts}. {bare(view.prompt)} {options} {how}".replace("  ", " ").strip()


def title(view: QuestionView) -> str:
    match view.round_kind:
        case "practice":
            return "Practice"
        case "trial":
            return "A trial, which counts for nothing"
        case _:
            return f"Question of {words.day(view.day)}" if view.day else "Question of the day"


def lettered(view: QuestionView) -> Iterator[tuple[str, tuple]]:  # type: ignore[type-arg]
    return zip(LETTERS.upper(), view.ask.options, strict=False)


def facts(view: QuestionView) -> Block:
    level = words.difficulty(view.difficulty)
    return context(f"{escaped(words.topic(view.topic))} · difficulty {level}")


def head(view: QuestionView, files: Files = NONE) -> Iterator[Block]:
    """What is asked; it stays the same when the answer is shown."""
    if called := mention(view.mention):
        yield section(called)
    yield header(title(view))
    yield facts(view)
    if view.late:
        yield context("This question comes late. That is the bot's fault and costs no streak.")
    yield from prose(view.prompt, files)


def prose(value: Text, files: Files = NONE) -> Iterator[Block]:
    for item in blocks(value):
        if isinstance(item, RichTextBlock):
            yield item
        elif item.path in files:
            alt = item.plain if isinstance(item, Formula) else item.alt
            yield ImageBlock(
                alt_text=alt[:2000] or "a picture", slack_file={"id": files[item.path]}
            )
        elif isinstance(item, Formula):
            yield rich(quote(text(item.plain[:2000])))
        else:
            yield context(f"Picture: {escaped(item.alt)}")


def _tail(view: QuestionView, following: str = "") -> Iterator[Block]:
    if view.ask.options:
        yield divider()
    if view.ask.kind != "several" or not _tickable(view.ask.options):
        yield from options(view.ask.options)
    yield from answering(view.round_id, view.ask, following=following)
    yield context("\n".join(footer(view)))


def options(given: Sequence[Sequence[Span]]) -> Iterator[Block]:
    for letter, option in zip(LETTERS.upper(), given, strict=False):
        yield rich(run(text(f"{letter}  ", bold=True), *pieces(option)))


def _tickable(given: Sequence[Sequence[Span]]) -> bool:
    """Whether boxes to tick can show the options as they are: plain and short."""
    plain = all(span.style in ("plain", "math") for option in given for span in option)
    return plain and all(len(line(option)) <= LABEL for option in given)


def _boxes(id: str, given: Sequence[Sequence[Span]]) -> Block:
    """Boxes to tick; where the options stand above them, with the beginning of each."""
    room = LABEL if _tickable(given) else REMINDER
    return actions(checkboxes(id, [shorten(line(o), room, placeholder=" …") for o in given]))


def answering(
    round_id: int, ask: Ask, *, primary: bool = True, following: str = ""
) -> Iterator[Block]:
    """How a question is answered: letters, ticks, or a window to write in. What leads on to
    another question stands in the same row."""
    style = "primary" if primary else None
    another = [button("Another one", following)] if following else []

    def id(what: str) -> str:
        return ids.question(round_id, what)

    match ask.kind:
        case "choice":
            letters = LETTERS[: len(ask.options)]
            yield actions(
                *(
                    button(x.upper(), id(x), said=f"{x.upper()}: {line(option)}")
                    for x, option in zip(letters, ask.options, strict=True)
                ),
                *another,
                leading=following,
            )
        case "several":
            yield _boxes(id(ids.CHOICES), ask.options)
            yield actions(
                button("Answer", id(ids.SEVERAL), style=style), *another, leading=following
            )
        case "number":
            yield actions(
                button("Enter a number", id(ids.NUMBER), style=style), *another, leading=following
            )
        case _:
            yield actions(
                button("Write an answer", id(ids.WRITE), style=style),
                button("I have thought it through", id(ids.THOUGHT)),
                *another,
                leading=following,
            )


def footer(view: QuestionView) -> list[str]:
    how = escaped(" ".join([*_how(view.ask), "Only you see your answer."]))
    if view.round_kind == "practice":
        return [how]
    counts = words.counted(view.answered, "answer", "answers") + " so far"
    if view.reveals_at:
        counts += f" · answer shown {words.moment(view.reveals_at)}"
    lines = [how, counts]
    if view.closes_at and view.closes_at != view.reveals_at:
        until = words.moment(view.closes_at)
        lines.append(f"Open for late answers until the next question, {until}")
    return lines


def _how(ask: Ask) -> list[str]:
    unit = f"Unit: {ask.unit}." if ask.unit else ""
    room = f"Up to {ask.within} off still counts." if ask.within else ""
    return [part for part in (HOW[ask.kind], unit, room) if part]


def mention(wanted: str) -> str:
    """Who is called to a new question: EVERYONE here, or a group of people by its id."""
    if wanted == EVERYONE:
        return "<!channel>"
    return f"<!subteam^{wanted}>" if wanted.isalnum() and wanted.startswith("S") else ""


def model(
    round_id: int,
    shown: Text,
    points: list[str],
    written: str,
    following: str = "",
    files: Files = NONE,
) -> list[Message]:
    """Open recall, second step: the model answer, and its points to be ticked."""
    head: list[Block] = []
    if written:
        head += [header("You wrote"), rich(quote(text(written[:2900])))]
    head += [header("A good answer"), *prose(shown, files)]
    head += [
        divider(),
        section("*Which of these did you have?* Your answer counts once you have said so."),
    ]
    listed = [(Span(point),) for point in points]
    if not _tickable(listed):
        head += options(listed)
    tail = [
        _boxes(ids.question(round_id, ids.CHOICES), listed),
        actions(
            button("That is what I had", ids.question(round_id, ids.POINTS), style="primary"),
            button("None of them", ids.question(round_id, ids.NONE)),
            leading=following,
        ),
    ]
    return messages(f"A good answer: {bare(shown)}", head, tail)
