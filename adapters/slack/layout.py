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
    ImageBlock,
    MarkdownTextObject,
    Option,
    PlainTextObject,
    SectionBlock,
)

from adapters.slack.escape import escaped, plain
from adapters.slack.serial import as_dict

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
        return [as_dict(block) for block in self.blocks]

    @property
    def pictured(self) -> bool:
        return any(isinstance(block, ImageBlock) for block in self.blocks)

    def in_words(self) -> "Message":
        """With alt texts in the place of pictures: Slack refuses a whole message for a file that
        it has not finished with yet, or that somebody deleted."""
        return Message(self.text, tuple(map(_in_words, self.blocks)))


def _in_words(block: Block) -> Block:
    if isinstance(block, ImageBlock):
        return context(f"Picture: {escaped(block.alt_text or '')}")
    return block


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
    size = room or sum(map(_size, last))
    blocks = ROOM_BLOCKS if room else len(last)
    if pages and pages[-1].takes(size, blocks):
        pages[-1].blocks.extend(last)
    else:
        pages.append(_Page(last))
    *before, end = pages
    more = (Message("…", tuple(page.blocks)) for page in before)
    return [*more, Message(_fallback(text), tuple(end.blocks))]


@dataclass
class _Page:
    blocks: list[Block]
    size: int = 0

    def takes(self, size: int, blocks: int = 1) -> bool:
        return self.size + size <= JSON and len(self.blocks) + blocks <= BLOCKS


def _packed(blocks: Iterable[Block]) -> list[_Page]:
    pages: list[_Page] = []
    for block in blocks:
        size = _size(block)
        if not pages or not pages[-1].takes(size):
            pages.append(_Page([]))
        pages[-1].blocks.append(block)
        pages[-1].size += size
    return pages


def _size(block: Block) -> int:
    """Signs of JSON."""
    return len(json.dumps(as_dict(block), ensure_ascii=False))


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
