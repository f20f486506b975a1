"""What authors write, as blocks and spans that every platform can render its own way.

Authors write Markdown with $formulas$. Adapters never see Markdown: they get
these, and escape for their platform what is plain text here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from bot.domain.maths import plain


@dataclass(frozen=True)
class Span:
    """A run of text. `style` is plain, strong, emphasis, code, math (as Unicode) or link."""

    text: str
    style: str = "plain"
    url: str = ""


@dataclass(frozen=True)
class Paragraph:
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Code:
    text: str
    language: str = ""


@dataclass(frozen=True)
class Formula:
    """Display maths: the LaTeX, and one line of Unicode for who cannot draw it."""

    tex: str
    plain: str

    @property
    def path(self) -> str:
        """Where a deck keeps its drawing, seen from the deck's folder."""
        return f"figures/formulas/{blake2b(self.tex.encode(), digest_size=8).hexdigest()}.png"


@dataclass(frozen=True)
class Listing:
    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False


@dataclass(frozen=True)
class Picture:
    path: str
    alt: str


Block = Paragraph | Code | Formula | Listing | Picture
Text = tuple[Block, ...]

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).use(
    dollarmath_plugin, allow_space=False, allow_labels=False, double_inline=True
)
_STYLES = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}


@lru_cache(maxsize=1024)
def parsed(markdown: str) -> Text:
    """Never fails: whatever is no markup is text."""
    return tuple(_blocks(_MARKDOWN.parse(markdown)))


def spans(markdown: str) -> tuple[Span, ...]:
    """A single line, such as an option: its first paragraph."""
    first = next(iter(parsed(markdown)), None)
    return first.spans if isinstance(first, Paragraph) else (Span(markdown),)


def bare(text: Text | str) -> str:
    """The words alone, for logs, alt texts and screen readers."""
    blocks = parsed(text) if isinstance(text, str) else text
    return "\n".join(_bare(block) for block in blocks)


def _bare(block: Block) -> str:
    match block:
        case Paragraph(spans=parts):
            return "".join(span.text for span in parts)
        case Code(text=text):
            return text
        case Formula(plain=line):
            return line
        case Listing(items=items):
            return "\n".join(f"- {bare(item)}" for item in items)
        case Picture(alt=alt):
            return alt


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _end(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "inline":
                yield from _inline(token)
            case "fence" | "code_block":
                yield Code(token.content.rstrip("\n"), token.info.strip())
            case "math_block":
                yield Formula(token.content.strip(), plain(token.content))
            case "bullet_list_open" | "ordered_list_open":
                yield Listing(tuple(_items(inside)), token.type.startswith("ordered"))
            case _:
                yield from _blocks(inside)
        index = end + 1


def _items(tokens: Sequence[Token]) -> Iterator[tuple[Block, ...]]:
    index = 0
    while index < len(tokens):
        end = _end(tokens, index)
        yield tuple(_blocks(tokens[index + 1 : end]))
        index = end + 1


def _end(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index
    return len(tokens) - 1


def _inline(token: Token) -> Iterator[Block]:
    """A paragraph; pictures and display formulas within it become blocks of their own."""
    collected: list[Span] = []
    styles: list[tuple[str, str]] = []
    for child in token.children or ():
        block: Block | None = None
        if child.nesting == 1:
            styles.append((_STYLES.get(child.type, "plain"), str(child.attrGet("href") or "")))
        elif child.nesting == -1:
            styles.pop()
        elif child.type == "image":
            block = Picture(str(child.attrGet("src") or ""), _alt(child))
        elif child.type == "math_inline_double":
            block = Formula(child.content.strip(), plain(child.content))
        else:
            collected.append(_span(child, styles))
        if block is not None:
            yield from _paragraph(collected)
            collected = []
            yield block
    yield from _paragraph(collected)


def _span(token: Token, styles: list[tuple[str, str]]) -> Span:
    if token.type in ("softbreak", "hardbreak"):
        return Span(" " if token.type == "softbreak" else "\n")
    style, url = styles[-1] if styles else ("plain", "")
    if token.type == "code_inline":
        return Span(token.content, "code", url)
    if token.type == "math_inline":
        return Span(plain(token.content), "math", url)
    return Span(token.content, style, url)


def _alt(image: Token) -> str:
    return "".join(_span(child, []).text for child in image.children or ())


def _paragraph(collected: list[Span]) -> Iterator[Block]:
    if any(span.text.strip() for span in collected):
        yield Paragraph(tuple(span for span in collected if span.text))
