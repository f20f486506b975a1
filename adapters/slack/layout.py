"""Messages of Block Kit, from typed models, packed within every limit.

A message holds 50 blocks, and about 12,000 characters before Slack refuses it.
What is longer goes on in a second message; the last one has the controls.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
)

from adapters.slack.escape import plain

BLOCKS = 45
JSON = 11_700  # signs of the blocks as they are sent
ROOM_BLOCKS = 24  # that a question's tail will ever have
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FALLBACK = 3500  # characters of the text beside the blocks


@dataclass(frozen=True)
class Message:
    """`text` says it all alone: notifications and screen readers take it instead of blocks."""

    text: str
    blocks: tuple[Block, ...] = ()

    def dicts(self) -> list[dict[str, Any]]:
        return [block.to_dict() for block in self.blocks]


def message(text: str, *blocks: Block) -> Message:
    """`text` in plain words; it is escaped here."""
    return Message(_fallback(text), blocks or (section(plain(text)),))


def messages(
    text: str, head: Iterable[Block], tail: Iterable[Block] = (), *, room: int = 0
) -> list[Message]:
    """As many as needed; `tail` stays together in the last one.

    `room` is what to keep for the tail, in signs of JSON, in place of its size of today: a
    message that is edited later must have room for all that it will ever say.
    """
    pages, last = _packed(head), list(tail)
    taken = _size(pages[-1]) + (room or _size(last)) if pages else 0
    blocks = len(pages[-1]) + (ROOM_BLOCKS if room else len(last)) if pages else 0
    if pages and taken <= JSON and blocks <= BLOCKS:
        pages[-1].extend(last)
    else:
        pages.append(last)
    *before, end = pages
    return [*(Message("…", tuple(page)) for page in before), Message(_fallback(text), tuple(end))]


def _packed(blocks: Iterable[Block]) -> list[list[Block]]:
    pages: list[list[Block]] = []
    for block in blocks:
        if pages and _fits([*pages[-1], block]):
            pages[-1].append(block)
        else:
            pages.append([block])
    return pages


def _fits(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= BLOCKS and _size(blocks) <= JSON


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(json.dumps(block.to_dict(), ensure_ascii=False)) for block in blocks)


def _fallback(text: str) -> str:
    shown = plain(text)
    return shown if len(shown) <= FALLBACK else f"{shown[:FALLBACK]} …"


# Blocks


def header(text: str) -> HeaderBlock:
    return HeaderBlock(text=PlainTextObject(text=text[:150], emoji=True))


def section(mrkdwn: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=mrkdwn[:3000]))


def context(*mrkdwn: str) -> ContextBlock:
    return ContextBlock(elements=[MarkdownTextObject(text=text[:2000]) for text in mrkdwn[:10]])


def divider() -> DividerBlock:
    return DividerBlock()


def button(
    label: str, action_id: str, *, style: str | None = None, said: str = ""
) -> ButtonElement:
    """`said` is what a screen reader says instead of the label."""
    return ButtonElement(
        text=PlainTextObject(text=label[:75], emoji=True),
        action_id=action_id,
        style=style,
        accessibility_label=said[:75] or None,
    )


def actions(*elements: ButtonElement | CheckboxesElement, leading: str = "") -> ActionsBlock:
    """`leading` is the row's own id: what leads on from it, which comes back with each press."""
    return ActionsBlock(elements=list(elements), block_id=leading or None)


def checkboxes(action_id: str, labels: Sequence[str]) -> CheckboxesElement:
    """Valued a, b, c, …; ten at most."""
    options = [
        Option(value=letter, text=PlainTextObject(text=f"{letter.upper()} · {label}"[:75]))
        for letter, label in zip(LETTERS, labels[:10], strict=False)
    ]
    return CheckboxesElement(action_id=action_id, options=options)
