"""What is put on the screen: boxes and a prompt where a person sits, plain lines in a pipe."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from adapters.terminal.clean import clean

WIDEST = 96  # columns; longer lines are hard to read
PROMPT = "› "


class Screen:
    def __init__(self, console: Console, *, live: bool) -> None:
        """`live`: somebody types at it, so a prompt belongs there and no echo."""
        self._console = console
        self._live = live
        self._prompted = False

    @property
    def width(self) -> int:
        return min(self._console.width, WIDEST)

    def box(self, content: RenderableType, title: str, color: str = "cyan") -> None:
        self.interrupt()
        if not self._console.is_terminal:
            self._print(Group(Text(f"== {title} =="), content, Text()))
            return
        panel = Panel(
            Padding(content, (1, 2)), title=Text(title), title_align="left", border_style=color
        )
        self._print(panel)

    def say(self, content: RenderableType | str, style: str = "") -> None:
        self.interrupt()
        if isinstance(content, str):
            content = Text(clean(content, keep="\n"), style=style)
        self._print(Padding(content, (0, 2)) if self._console.is_terminal else content)

    def prompt(self) -> None:
        """Wait for a line; what is said meanwhile goes above it."""
        if self._live:
            self._console.print(Text(PROMPT, style="bold cyan"), end="")
            self._console.file.flush()
        self._prompted = True

    def heard(self, line: str) -> None:
        """A line came in. A pipe shows no echo of what was typed, so it is repeated there."""
        self._prompted = False
        if not self._live:
            self._print(Text(clean(f"{PROMPT}{line}")))

    @property
    def prompted(self) -> bool:
        return self._prompted

    def interrupt(self) -> None:
        if self._prompted and self._live:
            self._console.print()
        self._prompted = False

    def _print(self, content: RenderableType) -> None:
        self._console.print(content, width=self.width, highlight=False)
