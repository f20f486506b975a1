"""Authors' text as Discord's Markdown, in pieces that fit into a message."""

from collections.abc import Iterator
from functools import lru_cache

from adapters.discord.escape import block, code, escaped
from bot.domain.text import Block, Code, Formula, Listing, Paragraph, Picture, Span, Text

Part = str | Picture | Formula  # what a message is made of, in order


@lru_cache(maxsize=2048)
def line(spans: tuple[Span, ...]) -> str:
    """The same few lines are said to everybody, so each is made once."""
    return "".join(map(_span, spans)).strip()


def _span(span: Span) -> str:
    match span.style:
        case "code":
            return code(span.text)
        case "strong":
            return _wrapped(span.text, "**")
        case "emphasis":
            return _wrapped(span.text, "*")
        case "link" if span.url.startswith(("https://", "http://")):
            return f"[{escaped(span.text)}](<{span.url.replace('>', '%3E')}>)"
        case _:
            return escaped(span.text)


def _wrapped(text: str, mark: str) -> str:
    """Marks stand close to the words, or Discord shows them as they are."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{escaped(inner)}{mark}{after}"


def quoted(formula: Formula) -> str:
    """Maths for whom no picture was drawn."""
    return f"> {escaped(formula.plain)}"[:2000]


def parts(text: Text, limit: int) -> Iterator[Part]:
    """Paragraphs joined as long as they fit into `limit` characters; pictures, and what may be
    one, on their own."""
    held = ""
    before: Block | None = None
    for item in text:
        if isinstance(item, Picture | Formula):
            if held:
                yield held
            held = ""
            yield item
            continue
        for piece in _pieces(item, limit):
            # Discord sets code and quotes apart from a paragraph by itself.
            close = isinstance(before, Paragraph) and isinstance(item, Code)
            gap = "\n" if close else "\n\n"
            joined = f"{held}{gap}{piece}" if held else piece
            if held and len(joined) > limit:
                yield held
                joined = piece
            held, before = joined, item
    if held:
        yield held


def _pieces(item: Block, limit: int) -> list[str]:
    """One block, cut where it hurts least: code between lines, with a fence each."""
    whole = _block(item)
    if len(whole) <= limit:
        return [whole]
    if isinstance(item, Code):
        room = limit - len(block("", item.language))
        return [block(chunk, item.language) for chunk in chunks(item.text, room)]
    return chunks(whole, limit)


def chunks(text: str, limit: int) -> list[str]:
    """Cut between lines, else between words, else anywhere but after a back-slash."""
    found = []
    while len(text) > limit:
        cut = max(text.rfind("\n", 1, limit + 1), 0) or max(text.rfind(" ", 1, limit + 1), 0)
        cut = cut or limit - (text[limit - 1] == "\\")
        found.append(text[:cut].rstrip("\n"))
        text = text[cut:].removeprefix("\n").removeprefix(" ")
    return [*found, text]


def _block(item: Block) -> str:
    match item:
        case Paragraph(spans=spans):
            return line(spans)
        case Code(text=text, language=language):
            return block(text, language)
        case Formula():
            return quoted(item)
        case Picture(alt=alt):
            return f"({escaped(alt)})"
        case Listing(items=items, ordered=ordered):
            marks = (f"{number}." if ordered else "-" for number in range(1, len(items) + 1))
            return "\n".join(map(_item, marks, items))


def _item(mark: str, content: Text) -> str:
    inner = "\n".join(_block(part) for part in content)
    return f"{mark} {inner}".replace("\n", "\n" + " " * (len(mark) + 1))
