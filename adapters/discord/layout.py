"""Messages of Components V2: text, pictures and controls, packed within every limit.

A message holds 40 components and 4,000 characters. What is longer goes on in
a second message; the last one has the controls, and is the one that is edited.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
from discord import ui

from adapters.discord.escape import escaped
from adapters.discord.ids import component
from adapters.discord.prose import Part, quoted
from bot.domain.text import Formula, Picture

CHARACTERS = 3900  # of 4,000, as Discord counts some signs twice
COMPONENTS = 36  # of 40; the container and what stands above it are not counted here
GALLERY = 10
ALT = 1024

BLUE, GREEN, RED, AMBER, GREY, GOLD = (
    *(0x5865F2, 0x2E8B57, 0xC0392B, 0xB9770E, 0x80848E, 0xC9A227),
)

Row = ui.ActionRow["Layout"]


class Layout(ui.LayoutView):
    """Kept by nobody: every control carries its meaning in its own id."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        # The library would keep an unfinished one for 15 minutes, some 5 KB an answer.
        self.stop()


class Rule:
    """A thin line."""


Item = Part | Row | Rule
Finder = Callable[[str], Path | None]


@dataclass(frozen=True)
class Message:
    """One message to send: its layout, and the files that the layout shows."""

    layout: Layout
    pictures: tuple[Path, ...] = ()
    mentions: discord.AllowedMentions = field(default_factory=discord.AllowedMentions.none)

    def files(self) -> list[discord.File]:
        """Opened anew, since a file can be sent once."""
        return [
            discord.File(path, filename=_file_name(number, path))
            for number, path in enumerate(self.pictures, 1)
        ]

    @contextmanager
    def opened(self) -> Iterator[list[discord.File]]:
        """The files, closed in the end: the library does so for some requests only."""
        files = self.files()
        try:
            yield files
        finally:
            for file in files:
                file.close()


def _file_name(number: int, path: Path) -> str:
    return f"figure-{number}{path.suffix.lower()}"  # the author's name could tell the answer


def no_pictures(path: str) -> Path | None:
    return None


def row(*controls: ui.Item[Any]) -> Row:
    return ui.ActionRow(*controls)


def message(items: Iterable[Item], color: int = GREY, *, find: Finder = no_pictures) -> Message:
    """What is known to be short, in one message."""
    return messages(items, (), color, find=find)[-1]


def messages(
    head: Iterable[Item],
    tail: Iterable[Item] = (),
    color: int = GREY,
    *,
    find: Finder = no_pictures,
    above: str = "",
    mark: str = "",
    room: "Room | None" = None,
) -> list[Message]:
    """As many as needed. `tail` stays together in the last one as far as it fits.

    `above` stands over the first, outside of its box, so that it can mention
    somebody. By `mark` each is found again, the last one as part 0. `room` is
    what to keep for the tail in place of its size of today.
    """
    pages, rest = _packed(head), _packed(tail)
    room = room or Room.of(rest[0] if rest else ())
    if len(rest) == 1 and pages and _fits(pages[-1], room):
        pages[-1].extend(rest.pop())
    pages += rest
    numbers = [*range(1, len(pages)), 0]
    return [
        _message(page, color, find, "" if index else above, component(mark, n) if mark else None)
        for index, (page, n) in enumerate(zip(pages, numbers, strict=True))
    ]


def _packed(items: Iterable[Item]) -> list[list[Item]]:
    pages: list[list[Item]] = []
    for item in items:
        if pages and _fits([*pages[-1], item]):
            pages[-1].append(item)
        elif not (isinstance(item, Rule) and pages):
            pages.append([item])
    return pages


@dataclass(frozen=True)
class Room:
    """What a part of a message takes of the limits. A message that is edited later keeps room
    for all that it will ever say, or an edit would not fit where the question stood."""

    characters: int = 0
    components: int = 0

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Room":
        characters = sum(len(item) for item in items if isinstance(item, str))
        rows = sum(len(item.children) for item in items if isinstance(item, ui.ActionRow))
        characters += sum(len(quoted(item)) for item in items if isinstance(item, Formula))
        return cls(characters, len(items) + rows + _pictures(items))


NOTHING = Room()


def _fits(items: Sequence[Item], more: Room = NOTHING) -> bool:
    taken = Room.of(items)
    return (
        taken.characters + more.characters <= CHARACTERS
        and taken.components + more.components <= COMPONENTS
        and _pictures(items) <= GALLERY
    )


def _pictures(items: Sequence[Item]) -> int:
    return sum(isinstance(item, Picture | Formula) for item in items)


def _message(
    items: Sequence[Item], color: int, find: Finder, above: str, id: int | None
) -> Message:
    pictures: list[Path] = []
    box: ui.Container[Layout] = ui.Container(accent_color=color, id=id)
    for item in items:
        box.add_item(_item(item, find, pictures))
    layout = Layout()
    if above:
        layout.add_item(ui.TextDisplay(above))
    layout.add_item(box)
    return Message(layout, tuple(pictures))


def _item(item: Item, find: Finder, pictures: list[Path]) -> ui.Item[Layout]:
    if isinstance(item, str):
        return ui.TextDisplay(item)
    if isinstance(item, Rule):
        return ui.Separator()
    if isinstance(item, ui.ActionRow):
        return item
    path = find(item.path)
    if path is None:
        return ui.TextDisplay(_in_words(item))
    pictures.append(path)
    alt = item.plain if isinstance(item, Formula) else item.alt
    shown = discord.MediaGalleryItem(
        f"attachment://{_file_name(len(pictures), path)}", description=alt[:ALT] or None
    )
    return ui.MediaGallery(shown)


def _in_words(item: Picture | Formula) -> str:
    if isinstance(item, Formula):
        return quoted(item)
    return f"-# (picture: {escaped(item.alt)})"[:ALT]
