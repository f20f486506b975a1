"""What gives the answer away before it is asked: names of files, alt texts, the prompt itself."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bot.deckfile import Fault
from bot.domain.question import Compute
from bot.domain.text import bare
from bot.lint.reading import Read, choice
from bot.lint.words import PICTURE, line_of

DIGITS = 3  # significant ones, from which on a number is no accident
SHORTEST = 4  # letters of a word that tells something
SAID = 8  # characters of an option that the prompt can give away
_WORD = re.compile(r"[^\W\d_]+")
# Words that every option may hold.
_COMMON = frozenset(Path(__file__).with_name("common.txt").read_text(encoding="utf-8").split())


def faults(read: Read) -> Iterator[Fault]:
    yield from _words_in_names(read)
    yield from _verbatim(read)
    yield from _number(read)


def distinctive(read: Read) -> frozenset[str]:
    """Stems that stand in every right option and neither in a wrong one nor in the prompt."""
    task = choice(read)
    if task is None:
        return frozenset()
    right = [stems(bare(option.text)) for option in task.options if option.right]
    wrong = [stems(bare(option.text)) for option in task.options if not option.right]
    told = stems(bare(PICTURE.sub("", read.question.prompt)))
    return frozenset.intersection(*right).difference(told, *wrong)


def stems(text: str) -> frozenset[str]:
    """Words that tell something, without their endings."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(w) for w in found if len(w) >= SHORTEST and w not in _COMMON)


def _stem(word: str) -> str:
    stem = re.sub(r"(?:ization|ation|ing|ed|ies|es|s|y|e)$", "", word)
    return stem if len(stem) >= SHORTEST - 1 else word


def _words_in_names(read: Read) -> Iterator[Fault]:
    telling = distinctive(read)
    if told := telling & stems(read.question.id.replace("-", " ")):
        what = f"the file's name holds “{min(told)}…”, which only the right option has"
        yield read.fault(1, what, "name the file after what it asks, not after its answer")
    prompt = read.parts.prompt
    for picture in PICTURE.finditer(prompt.text):
        line = line_of(prompt.line, prompt.text, picture.start())
        if told := telling & stems(picture["alt"]):
            what = f"the alt text holds “{min(told)}…”, which only the right option has"
            yield read.fault(line, what, "describe what is seen, not what follows from it")
        stem = PurePosixPath(picture["path"]).stem
        if told := telling & stems(re.sub(r"[-_.]", " ", stem)):
            what = f"the picture's name holds “{min(told)}…”, which only the right option has"
            yield read.fault(line, what, "name the picture after what it shows")


def _verbatim(read: Read) -> Iterator[Fault]:
    """The right option's words in the prompt, while those of no wrong one are."""
    task = choice(read)
    if task is None:
        return
    prompt = _flat(read.question.prompt)
    said = {_flat(option.text): option.right for option in task.options}
    held = [
        right
        for text, right in said.items()
        if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", prompt)
    ]
    longest = max(len(text) for text, right in said.items() if right)
    if held and all(held) and longest >= SAID:
        what = "the prompt holds the right option word for word, and no wrong one"
        yield read.fault(read.parts.prompt.line, what, "say one of the two in other words")


def _flat(markdown: str) -> str:
    return " ".join(bare(markdown).casefold().split()).strip(" .")


def _number(read: Read) -> Iterator[Fault]:
    """The answer of a fixed number question, literally in its prompt or an alt text."""
    task = read.question.task
    if not isinstance(task, Compute) or _significant(task.value) < DIGITS:
        return
    prompt = read.parts.prompt
    for match in re.finditer(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|\.\d)", prompt.text):
        if float(match.group().replace(",", "")) == abs(task.value):
            what = f"the answer {match.group()} stands in the question"
            line = line_of(prompt.line, prompt.text, match.start())
            yield read.fault(line, what, "take it out, or ask for another number")


def _significant(value: float) -> int:
    """Digits without the zeros at both ends: 3 of 0.125, 2 of 4,100."""
    return len(f"{abs(value):.12g}".partition("e")[0].replace(".", "").strip("0"))
