"""One question file: front matter, prompt, options and sections, with line numbers.

Reads text into parts and judges nothing; `decks` turns the parts into a
Question and says what is wrong with them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

FENCE = re.compile(r"\s{0,3}(```|~~~)")
ITEM = re.compile(r"[-*] \[(.?)\]\s*(.*)")
HEADING = re.compile(r"##\s+(.*?)\s*$")


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong at a line of a file, and how to mend it."""

    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.mend}"


@dataclass(frozen=True)
class Item:
    """`- [x] text` with the indented lines below it."""

    line: int
    mark: str
    text: str
    why: str


@dataclass(frozen=True)
class Section:
    """`line` is where its text begins, `heading` where the section itself does."""

    line: int
    text: str
    heading: int = 1


@dataclass
class Parts:
    """What stands where. `lines` gives the line of each front-matter key."""

    path: str
    front: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    prompt: Section = Section(1, "")
    items: list[Item] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, what: str, mend: str) -> None:
        self.faults.append(Fault(self.path, line, what, mend))

    def line(self, key: str) -> int:
        return self.lines.get(key, 1)


def read(path: str, text: str) -> Parts:
    """Split a file; faults of form are noted in `faults`, never raised."""
    parts = Parts(path)
    lines = text.removeprefix("\ufeff").splitlines()
    start = _front_matter(parts, lines)
    if start is not None:
        _body(parts, lines, start)
    return parts


def _front_matter(parts: Parts, lines: list[str]) -> int | None:
    if not lines or lines[0].strip() != "---":
        parts.fault(1, "no front matter", "begin the file with a line ---, the facts, and ---")
        return None
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        parts.fault(1, "the front matter does not end", "close it with a line ---")
        return None
    try:
        _mapping(parts, "\n".join(lines[1:end]))
    except yaml.MarkedYAMLError as error:
        # For a [ or { that is never closed the place where it opened is the one to look at.
        opened = error.context_mark if "flow" in (error.context or "") else None
        mark = opened or error.problem_mark
        line = mark.line + 2 if mark else 1
        what = f"the front matter is not YAML ({error.problem})"
        parts.fault(line, what, "put quotes around a text that holds : # [ or {")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = f"the front matter is not YAML ({str(error).splitlines()[0]})"
        parts.fault(2, what, "remove what is unusual there")
    return end + 1


def _mapping(parts: Parts, text: str) -> None:
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            parts.fault(2, "the front matter is no list of facts", "write lines such as topic: cnn")
            return
        keys = [(key.value, key.start_mark.line + 2) for key, _ in node.value]
        for name, line in keys:
            if sum(name == other for other, _ in keys) > 1 and (name, line) != keys[0]:
                parts.fault(line, f"'{name}' stands twice", "keep one of them")
                break
        parts.lines = {str(name): line for name, line in keys}
        parts.front = loader.construct_document(node)
    finally:
        loader.dispose()


def _body(parts: Parts, lines: list[str], start: int) -> None:
    """Everything before the first option or `## ` heading is the prompt."""
    fenced = False
    fence_line = 0
    name: str | None = None  # of the section we are in; None while in the prompt or options
    begun = start
    collected: list[str] = []

    def close() -> None:
        section = _section(begun, collected)
        if name is not None:
            parts.sections[name] = section
        elif not parts.items:
            parts.prompt = section

    for index, line in enumerate(lines[start:], start):
        if FENCE.match(line):
            fenced, fence_line = not fenced, index + 1
        heading = None if fenced else HEADING.match(line)
        item = None if fenced or name is not None else ITEM.match(line)
        if heading:
            close()
            name, begun, collected = heading.group(1).lower(), index + 1, []
            if name in parts.sections:
                parts.fault(index + 1, f"'## {heading.group(1)}' stands twice", "join the two")
        elif item:
            close()
            _item(parts, lines, index, item)
            collected = []
        elif name is not None or not parts.items:
            collected.append(line)
        elif line.strip() and not line.startswith("  "):
            what = "text between the options and the first ## heading"
            parts.fault(index + 1, what, "indent it by two spaces, or move it above the options")
    close()
    if fenced:
        parts.fault(fence_line, "a code block does not end", "close it with ```")


def _item(parts: Parts, lines: list[str], index: int, item: re.Match[str]) -> None:
    why = []
    for line in lines[index + 1 :]:
        if line.strip() and not line.startswith("  "):
            break
        why.append(line.strip())
    text = " ".join(" ".join(why).split())
    parts.items.append(Item(index + 1, item.group(1), item.group(2).strip(), text))


def _section(start: int, lines: list[str]) -> Section:
    """The text without its blank edges, and the line on which it begins."""
    blank = next((i for i, line in enumerate(lines) if line.strip()), 0)
    return Section(start + blank + 1, "\n".join(lines).strip(), start)
