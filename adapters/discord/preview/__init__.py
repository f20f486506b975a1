"""A question as Discord shows it, as one HTML page: for authors, and for the pictures of docs/.

Drawn from the payloads that the adapter sends, as near to Discord as we know it; no part of
Discord's own client is used.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from adapters.discord import asking, layout, revealing, telling
from adapters.discord.layout import Finder, Message
from adapters.discord.preview.markdown import Reader
from adapters.discord.preview.page import Post, page
from adapters.discord.prose import line, parts
from bot.specimen import PLAIN, Specimen

WIDTH = 760  # of the page, in CSS pixels


def html(shown: Specimen, find: Finder, theme: str = "dark") -> str:
    """The question, what a member is told in private, and the reveal."""
    return page([list(_posts(shown, find))], theme=theme, phone=False)


def _posts(shown: Specimen, find: Finder) -> Iterator[Post]:
    yield from _all(asking.question(shown.question, find=find), PLAIN.asked)
    if shown.model is not None:
        answer: list[layout.Item] = [*parts(shown.model.model, layout.CHARACTERS)]
        points = [line(point) for point, _ in shown.model.points]
        model = asking.model(1, answer, points, "", "", find)
        yield from _all(model, PLAIN.asked, private=True)
    told = telling.feedback(shown.feedback, deeper=True, find=find)
    yield from _all(told, PLAIN.asked, private=True)
    yield from _all(revealing.question(shown.reveal, find=find), PLAIN.revealed)
    yield from _all(revealing.explanation(shown.reveal, find=find), PLAIN.revealed, reply=True)


def _all(
    messages: Sequence[Message], sent: datetime, *, private: bool = False, reply: bool = False
) -> Iterator[Post]:
    for message in messages:
        components = message.layout.to_components()  # type: ignore[no-untyped-call]
        yield Post(components, Reader(sent), sent, private, reply, pictures=message.pictures)
