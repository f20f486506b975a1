"""How a question looks: what is asked, how to answer, and until when."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

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
from adapters.slack.prose import blocks, pieces, rich, text
from adapters.slack.prose import section as run
from bot.domain.text import Picture, Text, bare
from bot.views import Ask, QuestionView

EVERYONE = "everyone"
HOW = {
    "choice": "Tap a letter.",
    "several": "More than one may be right: tick all of them.",
    "number": "Tap to enter a number.",
    "recall": "Answer in your own words, then compare with a model answer.",
    "reflection": "Nothing is graded here.",
}


def question(view: QuestionView, *, following: str = "") -> list[Message]:
    """`following` is the id of the button that asks for another one instead."""
    return messages(spoken(view), _head(view), _tail(view, following))


def spoken(view: QuestionView) -> str:
    """All of it in words, for notifications and screen readers."""
    options = ". ".join(f"{x}: {''.join(s.text for s in option)}" for x, option in lettered(view))
    facts = f"{title(view)} ({words.topic(view.topic)}, difficulty {view.difficulty} of 5)"
    return f"{facts}. {bare(view.prompt)} {options} {HOW[view.ask.kind]}".replace("  ", " ")


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


def _head(view: QuestionView) -> Iterator[Block]:
    if called := mention(view.mention):
        yield section(called)
    yield header(title(view))
    yield facts(view)
    if view.late:
        yield context("This question comes late. That is the bot's fault and costs no streak.")
    yield from prose(view.prompt)


def prose(value: Text) -> Iterator[Block]:
    for item in blocks(value):
        if isinstance(item, Picture):
            yield context(f"Picture: {escaped(item.alt)}")
        else:
            yield item


def _tail(view: QuestionView, following: str = "") -> Iterator[Block]:
    if view.ask.options:
        yield divider()
        yield from options(view)
    yield from answering(view.round_id, view.ask)
    if following:
        yield actions(button("Another one", following))
    yield context(*footer(view))


def options(view: QuestionView) -> Iterator[Block]:
    for letter, option in lettered(view):
        yield rich(run(text(f"{letter}  ", bold=True), *pieces(option)))


def answering(round_id: int, ask: Ask, *, primary: bool = True) -> Iterator[Block]:
    """How a question is answered: letters, ticks, or a window to write in."""
    style = "primary" if primary else None

    def id(what: str) -> str:
        return ids.question(round_id, what)

    match ask.kind:
        case "choice":
            letters = LETTERS[: len(ask.options)]
            said = ["".join(span.text for span in option) for option in ask.options]
            yield actions(
                *(
                    button(letter.upper(), id(letter), said=f"{letter.upper()}: {words_}")
                    for letter, words_ in zip(letters, said, strict=True)
                )
            )
        case "several":
            labels = ["".join(span.text for span in option) for option in ask.options]
            yield actions(
                checkboxes(id(ids.CHOICES), labels),
                button("Answer", id(ids.SEVERAL), style=style),
            )
        case "number":
            yield actions(button("Enter a number", id(ids.NUMBER), style=style))
        case _:
            yield actions(
                button("Write an answer", id(ids.WRITE), style=style),
                button("I have thought it through", id(ids.THOUGHT)),
            )


def footer(view: QuestionView) -> list[str]:
    how = f"{HOW[view.ask.kind]}{_wanted(view.ask)} Only you see your answer."
    if view.round_kind == "practice":
        return [how]
    times = [words.counted(view.answered, "answer", "answers") + " so far"]
    if view.reveals_at:
        times.append(f"revealed {words.moment(view.reveals_at)}")
    if view.closes_at:
        times.append(f"closes {words.moment(view.closes_at)}")
    return [how, " · ".join(times)]


def _wanted(ask: Ask) -> str:
    unit = f" It is wanted in {escaped(ask.unit)}." if ask.unit else ""
    return f"{unit} Anything within {ask.tolerance:.2g} counts." if ask.tolerance else unit


def mention(wanted: str) -> str:
    """Who is called to a new question: EVERYONE here, or a group of people by its id."""
    if wanted == EVERYONE:
        return "<!channel>"
    return f"<!subteam^{wanted}>" if wanted.isalnum() and wanted.startswith("S") else ""


def model(round_id: int, shown: Text, points: list[str], written: str) -> list[Message]:
    """Open recall, second step: the model answer, and its points to be ticked."""
    head: list[Block] = []
    if written:
        head += [header("You wrote"), rich(run(text(written[:2900])))]
    head += [header("A good answer"), *prose(shown)]
    head += [
        divider(),
        section("*Which of these did you have?* Your answer counts once you say so."),
    ]
    head += [
        rich(run(text(f"{letter}  ", bold=True), text(point)))
        for letter, point in zip(LETTERS.upper(), points, strict=False)
    ]
    tail = [
        actions(
            checkboxes(ids.question(round_id, ids.CHOICES), points),
            button("That is what I had", ids.question(round_id, ids.POINTS), style="primary"),
            button("None of them", ids.question(round_id, ids.NONE)),
        )
    ]
    return messages(f"A good answer: {bare(shown)}", head, tail)
