"""Whether a question fits into Discord: every message that it can become, with the longest facts
that can occur, held against the limits. For authors, before it is nine o'clock.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from adapters.discord import asking, controls, layout, revealing, telling
from adapters.discord.layout import ALT, Finder, Message, no_pictures
from adapters.discord.prose import line, parts
from bot import showing, specimen
from bot.domain.question import Choose, Instance, Recall
from bot.domain.text import spans
from bot.specimen import LONGEST
from bot.views import RevealView

CHARACTERS, COMPONENTS = 4000, 40
BUTTON, OPTION, PLACEHOLDER = 80, 100, 150
FOLLOWING = "n1:5:a-very-long-topic"


def fit(instance: Instance) -> Iterator[str]:
    """A sentence for each limit that is broken."""
    yield from _messages(instance)
    yield from _labels(instance)


def _messages(instance: Instance) -> Iterator[str]:
    for name, messages in shown(instance):
        if len(messages) > 1:
            yield f"{name} takes {len(messages)} messages"
        for message in messages:
            payload: Any = message.layout
            for fault in broken(payload.to_components()):
                yield f"{name} has {fault}"


def _labels(instance: Instance) -> Iterator[str]:
    """What stands in a menu is cut where it is too long."""
    match instance.task:
        case Choose(several=True, options=options):
            name, texts = "the option", [option.text for option in options]
        case Recall(points=points):
            name, texts = "the key point", list(points)
        case _:
            return
    room = controls.LABEL - len("A · ")
    for text in texts:
        if (size := sum(len(span.text) for span in spans(text))) > room:
            yield f"{name} “{text[:40]}…” is cut in the menu, {size} characters of {room}"


def broken(components: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The limits of one message, held against it as it goes over the wire."""
    every = [*_walked(components)]
    if len(every) > COMPONENTS:
        yield f"{len(every)} components of {COMPONENTS}"
    if (size := sum(len(c.get("content") or "") for c in every)) > CHARACTERS:
        yield f"{size} characters of {CHARACTERS}"
    for component in every:
        if (size := len(component.get("label") or "")) > BUTTON:
            yield f"a button of {size} characters of {BUTTON}"
        for option in component.get("options") or ():
            if (size := len(option["label"])) > OPTION:
                yield f"an option of {size} characters of {OPTION}"
        if len(component.get("placeholder") or "") > PLACEHOLDER:
            yield f"a menu's words of more than {PLACEHOLDER} characters"
        for item in component.get("items") or ():
            if len(item.get("description") or "") > ALT:
                yield f"an alt text of more than {ALT} characters"


def _walked(components: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walked(component.get("components") or ())


# All that a question can become


def shown(instance: Instance, find: Finder = no_pictures) -> Iterator[tuple[str, list[Message]]]:
    """Each view by its name, with its messages."""
    yield "the question", question(instance, find)
    yield "the model answer", model(instance)
    for right in (True, False):
        told = "a right" if right else "a wrong"
        yield f"the feedback on {told} answer", feedback(instance, right=right)
        yield f"the explanation after {told} answer", feedback(instance, right=right, deeper=True)
    yield "the revealed question", revealing.question(revealed(instance), find=find)
    yield "the reveal", revealing.explanation(revealed(instance), find=find, mark="mark")


def every(instance: Instance, find: Finder = no_pictures) -> Iterator[Message]:
    """All messages that a question can become."""
    for _, messages in shown(instance, find):
        yield from messages


def question(instance: Instance, find: Finder = no_pictures) -> list[Message]:
    view = specimen.asked(instance, LONGEST)
    return asking.question(view, find=find, mark="mark", following=FOLLOWING)


def model(instance: Instance) -> list[Message]:
    task = instance.task
    if not isinstance(task, Recall):
        return []
    key = showing.key_view(task)
    points = [line(point) for point, _ in key.points]
    answer: list[layout.Item] = [*parts(key.model, layout.CHARACTERS)]
    return asking.model(LONGEST.round_id, answer, points, "*" * 2000, "n1:0:")


def feedback(instance: Instance, *, right: bool, deeper: bool = False) -> list[Message]:
    view = specimen.told(instance, LONGEST, right=right)
    return telling.feedback(view, deeper=deeper, following=FOLLOWING)


def revealed(instance: Instance) -> RevealView:
    return specimen.revealed(instance, LONGEST)
