"""A question as Slack shows it, as one HTML page: for authors, and for the pictures of docs/.

Drawn from the payloads that the adapter sends, as near to Slack as we know it; no part of
Slack's own client is used.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from adapters.slack import asking, revealing, telling
from adapters.slack.layout import Message
from adapters.slack.pictures import Files, shown_in
from adapters.slack.preview.page import Post, Reader, page
from bot.domain.text import Text
from bot.specimen import PLAIN, Specimen

WIDTH = 720  # of the page, in CSS pixels

Finder = Callable[[str], Path | None]


def html(shown: Specimen, find: Finder, theme: str = "dark") -> str:
    """The question, what a member is told in private, and the reveal."""
    return page([list(_posts(shown, find))], theme=theme, phone=False)


def _posts(shown: Specimen, find: Finder) -> Iterator[Post]:
    question, told, reveal = shown.question, shown.feedback, shown.reveal
    model = shown.model.model if shown.model else ()
    files = _files((question.prompt, told.explanation, model), find)
    yield from _all(asking.question(question, files=files), PLAIN.asked)
    if shown.model is not None:
        points = ["".join(span.text for span in point) for point, _ in shown.model.points]
        yield from _all(asking.model(1, model, points, "", "", files), PLAIN.asked, private=True)
    yield from _all(telling.feedback(told, deeper=True, files=files), PLAIN.asked, private=True)
    yield from _all(revealing.question(reveal, files), PLAIN.revealed)
    yield from _all(revealing.explanation(reveal, files), PLAIN.revealed, reply=True)


def _files(texts: Sequence[Text], find: Finder) -> Files:
    """Where Slack would have an id, the address of the file."""
    found = {}
    for picture in (picture for text in texts for picture in shown_in(text)):
        path = find(picture.path)
        if path is not None:
            found[picture.path] = path.as_uri()
    return found


def _all(
    messages: Sequence[Message], sent: datetime, *, private: bool = False, reply: bool = False
) -> Iterator[Post]:
    for message in messages:
        yield Post(message.dicts(), Reader(sent), sent, private, reply)
