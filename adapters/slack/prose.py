"""Authors' text as Slack's rich text, where no sign of theirs can be markup or a mention."""

from collections.abc import Iterable, Iterator

from slack_sdk.models.blocks import (
    RichTextBlock,
    RichTextElementParts,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.domain.text import Block, Code, Formula, Listing, Paragraph, Picture, Span, Text, bare

Parts = RichTextElementParts
Style = RichTextElementParts.TextStyle
Piece = Parts.Text | Parts.Link | Parts.Emoji
Element = (
    RichTextSectionElement
    | RichTextListElement
    | RichTextPreformattedElement
    | RichTextQuoteElement
)

LIMIT = 2900  # characters of one block


def text(value: str, **style: bool) -> Parts.Text:
    return Parts.Text(text=value or " ", style=Style(**style) if style else None)


def pieces(spans: Iterable[Span], *, bold: bool = False) -> list[Piece]:
    """A line of runs."""
    return [_piece(span, bold) for span in spans if span.text] or [text(" ")]


def _piece(span: Span, bold: bool) -> Piece:
    styles = {
        "strong": span.style == "strong" or bold,
        "emphasis": span.style == "emphasis",
        "code": span.style == "code",
    }
    style = Style(
        bold=styles["strong"] or None,
        italic=styles["emphasis"] or None,
        code=styles["code"] or None,
    )
    if span.style == "link" and span.url.startswith(("https://", "http://")):
        return Parts.Link(url=span.url[:3000], text=span.text)
    return Parts.Text(text=span.text, style=style if style.to_dict() else None)


def line(spans: Iterable[Span]) -> str:
    """A line without its styles; empty if nothing is said."""
    return "".join(span.text for span in spans).strip()


def section(*parts: Piece) -> RichTextSectionElement:
    return RichTextSectionElement(elements=list(parts))


def quote(*parts: Piece) -> RichTextQuoteElement:
    return RichTextQuoteElement(elements=list(parts))


def listing(rows: Iterable[Iterable[Span]]) -> RichTextListElement:
    return RichTextListElement(style="bullet", elements=[section(*pieces(row)) for row in rows])


def rich(*elements: Element) -> RichTextBlock:
    return RichTextBlock(elements=list(elements))


def blocks(value: Text) -> Iterator[RichTextBlock | Picture | Formula]:
    """As few blocks as fit; what may be a picture is for the caller to show."""
    held: list[Element] = []
    size = 0
    for number, item in enumerate(value):
        if isinstance(item, Picture | Formula):
            if held:
                yield rich(*held)
            held, size = [], 0
            yield item
            continue
        last = number + 1 == len(value)
        for element, length in _elements(item, last):
            if held and size + length > LIMIT:
                yield rich(*held)
                held, size = [], 0
            held.append(element)
            size += length
    if held:
        yield rich(*held)


def _elements(item: Block, last: bool) -> Iterator[tuple[Element, int]]:
    """The elements of a block with their lengths; a paragraph ends with an empty line."""
    match item:
        case Paragraph(spans=spans):
            end = [] if last else [text("\n\n")]
            for run in _cut(spans):
                yield section(*pieces(run), *end), sum(len(span.text) for span in run)
        case Code(text=code):
            for chunk in cut(code, LIMIT):
                yield RichTextPreformattedElement(elements=[text(chunk)]), len(chunk)
        case Listing(items=items, ordered=ordered):
            yield _list(items, ordered), sum(len(bare(content)) for content in items)
        case _:
            return


def _list(items: tuple[tuple[Block, ...], ...], ordered: bool) -> RichTextListElement:
    return RichTextListElement(
        style="ordered" if ordered else "bullet",
        elements=[section(*_inline(content)) for content in items],
    )


def _inline(content: Text) -> list[Piece]:
    """What stands in an item of a list: runs only."""
    found: list[Piece] = []
    for item in content:
        if found:
            found.append(text("\n"))
        if isinstance(item, Paragraph):
            found += pieces(item.spans)
        elif isinstance(item, Code):
            found.append(text(item.text, code=True))
        else:
            found.append(text(bare((item,))))
    return found or [text(" ")]


def _cut(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Runs in portions that fit into a block."""
    held: list[Span] = []
    size = 0
    for span in spans:
        for chunk in cut(span.text, LIMIT):
            if held and size + len(chunk) > LIMIT:
                yield tuple(held)
                held, size = [], 0
            held.append(Span(chunk, span.style, span.url))
            size += len(chunk)
    if held:
        yield tuple(held)


def cut(value: str, limit: int) -> list[str]:
    """Between lines, else between words, else anywhere."""
    found = []
    while len(value) > limit:
        at = max(value.rfind("\n", 1, limit + 1), 0) or max(value.rfind(" ", 1, limit + 1), 0)
        at = at or limit
        found.append(value[:at].rstrip("\n"))
        value = value[at:].removeprefix("\n").removeprefix(" ")
    return [*found, value]
