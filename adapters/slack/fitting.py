"""Whether a question fits into Slack: every message that it can become, and App Home, with the
longest facts that can occur, held against the limits. For authors, before it is nine o'clock.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from adapters.slack import asking, home, revealing, telling
from adapters.slack.layout import Message
from bot import showing, specimen
from bot.domain.question import Instance, Recall
from bot.specimen import LONGEST
from bot.views import RevealView, WeakView

BLOCKS, HOME_BLOCKS, JSON = 50, home.BLOCKS, 12_000
SECTION, CONTEXT, HEADER = 3000, 2000, 150  # what is longer is cut
BUTTON, OPTION = 75, 75
FOLLOWING = "n1:5:a-very-long-topic"

Json = dict[str, Any]


def fit(instance: Instance) -> Iterator[str]:
    """A sentence for each limit that is broken."""
    yield from _messages(instance)
    yield from _pages(instance)


def _messages(instance: Instance) -> Iterator[str]:
    for name, messages in shown(instance):
        if len(messages) > 1:
            yield f"{name} takes {len(messages)} messages"
        for message in messages:
            for fault in broken(message.dicts()):
                yield f"{name} has {fault}"


def _pages(instance: Instance) -> Iterator[str]:
    """App Home takes the first blocks of a page and drops the rest."""
    for page in homes(instance):
        if len(page["blocks"]) >= HOME_BLOCKS:
            yield "App Home cannot show all of it"


def broken(blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The limits of one message, held against its blocks as they go over the wire."""
    if len(blocks) > BLOCKS:
        yield f"{len(blocks)} blocks of {BLOCKS}"
    if (size := len(json.dumps(blocks, ensure_ascii=False))) > JSON:
        yield f"{size} characters of {JSON}"
    most = {"section": SECTION, "context": CONTEXT, "header": HEADER}
    for block in blocks:
        held = (
            block.get("elements", ()) if block["type"] == "context" else [block.get("text") or {}]
        )
        # Whoever made the block has cut the text already.
        if block["type"] in most and any(
            len(t.get("text", "")) >= most[block["type"]] for t in held
        ):
            yield f"a {block['type']} that is cut at {most[block['type']]} characters"
        if block["type"] == "actions":
            yield from _controls(block["elements"])


def _controls(elements: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for element in elements:
        if len((element.get("text") or {}).get("text", "")) > BUTTON:
            yield f"a button of more than {BUTTON} characters"
        for option in element.get("options", ()):
            if len(option["text"]["text"]) > OPTION:
                yield f"an option of more than {OPTION} characters"


# All that a question can become


def shown(instance: Instance) -> Iterator[tuple[str, list[Message]]]:
    """Each view by its name, with its messages."""
    yield "the question", question(instance)
    yield "the model answer", model(instance)
    for right in (True, False):
        told = "a right" if right else "a wrong"
        yield f"the feedback on {told} answer", feedback(instance, right=right)
        yield f"the explanation after {told} answer", feedback(instance, right=right, deeper=True)
    yield "the revealed question", revealing.question(revealed(instance))
    yield "the reveal", revealing.explanation(revealed(instance))


def every(instance: Instance) -> Iterator[Message]:
    """All messages that a question can become."""
    for _, messages in shown(instance):
        yield from messages


def question(instance: Instance) -> list[Message]:
    view = replace(specimen.asked(instance, LONGEST), mention=asking.EVERYONE)
    return asking.question(view, following=FOLLOWING)


def model(instance: Instance) -> list[Message]:
    task = instance.task
    if not isinstance(task, Recall):
        return []
    key = showing.key_view(task)
    points = ["".join(span.text for span in point) for point, _ in key.points]
    return asking.model(LONGEST.round_id, key.model, points, "*" * 2000)


def feedback(instance: Instance, *, right: bool, deeper: bool = False) -> list[Message]:
    view = specimen.told(instance, LONGEST, right=right)
    return telling.feedback(view, deeper=deeper, following=FOLLOWING)


def revealed(instance: Instance) -> RevealView:
    return specimen.revealed(instance, LONGEST)


def homes(instance: Instance) -> Iterator[Json]:
    """App Home with the question to be answered, and with its answer and its explanation."""
    weak = tuple(WeakView(f"topic-{'x' * 70}-{n}", 0, 3) for n in range(3))
    asked = specimen.asked(instance, LONGEST)
    told = specimen.told(instance, LONGEST, right=False)
    first = home.HomeView(question=asked, weak=weak, daily=True, organiser=True)
    later = home.HomeView(feedback=told, streak=LONGEST.streak, weak=weak, daily=True)
    for view in (first, later):
        yield home.page(view, feedback(instance, right=False, deeper=True))
