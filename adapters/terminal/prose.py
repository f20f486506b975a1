"""Authors' text on the screen: paragraphs, lists, code and formulas."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from adapters.terminal.clean import clean
from bot.domain.text import Block, Code, Formula, Listing, Paragraph, Picture, Span, Text

STYLES = {
    "plain": "",
    "strong": "bold",
    "emphasis": "italic",
    "code": "cyan",
    "math": "italic cyan",
    "link": "underline",
}


def line(*spans: Span | str, style: str = "") -> Line:
    text = Line(style=style)
    for span in spans:
        if isinstance(span, str):
            text.append(clean(span))
        else:
            text.append(clean(span.text), STYLES[span.style])
            if span.url:
                text.append(f" ({clean(span.url)})")
    return text


def prose(text: Text) -> Iterable[RenderableType]:
    """Blocks with a blank line between them."""
    for number, block in enumerate(text):
        if number:
            yield Line()
        yield from _block(block)


def _block(block: Block) -> Iterable[RenderableType]:
    match block:
        case Paragraph(spans=spans):
            yield line(*spans)
        case Code(text=text):
            # Folded where the window is too narrow: a cut line would lose its end.
            code = Line(clean(text, keep="\n"), style="cyan", overflow="fold")
            yield Padding(code, (0, 0, 0, 4))
        case Formula(plain=plain):
            yield Padding(Line(clean(plain), style="italic cyan"), (0, 0, 0, 4))
        case Picture(alt=alt):
            yield Line(f"[picture: {clean(alt)}]", style="dim")
        case Listing(items=items, ordered=ordered):
            for number, item in enumerate(items, 1):
                mark = f"{number}." if ordered else "•"
                yield hanging(Line(f"  {mark}"), Group(*prose(item)))


def hanging(mark: Line, content: RenderableType) -> Table:
    """A mark and, beside it, text that keeps its indent when it wraps."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(mark, content)
    return grid
